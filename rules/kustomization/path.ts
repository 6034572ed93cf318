import { defineRule, reportProblems } from '../../src/rule.ts';

export default defineRule({
  summary: 'the path of a Flux Kustomization is in the artifact of its source',
  why: `kustomize-controller unpacks the artifact of the source and enters \`spec.path\`. A directory that is not there stops
the reconciliation with ArtifactFailed, "kustomization path not found": nothing is applied, and what was applied before stays.
The source leaves out what \`.sourceignore\` or \`spec.ignore\` names, and every symlink.`,
  category: 'correctness',
  severity: 'error',
  since: '0.1.0',
  see: ['https://fluxcd.io/flux/components/kustomize/kustomizations/#path'],
  messages: {
    'path-not-found': {
      text: 'the path {path} is not in this repository',
      help: 'the path counts from the root of the source, whatever directory this file is in',
    },
    'path-not-in-artifact': {
      text: 'the path {path} is in this repository, but not in the artifact that Flux gets',
      help: 'a symlink, .sourceignore or spec.ignore of the source keeps it out',
    },
  },
  good: [
    {
      title: 'a path from the root of the repository',
      yaml: `# file: clusters/dev/apps.yaml
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata:
  name: apps
  namespace: flux-system
spec:
  interval: 10m
  path: ./apps
  prune: true
  sourceRef:
    kind: GitRepository
    name: flux-system
# file: apps/kustomization.yaml
resources:
  - settings.yaml
# file: apps/settings.yaml
apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
  namespace: apps
`,
    },
  ],
  bad: [
    {
      title: 'a slip in the path',
      yaml: `# file: clusters/dev/apps.yaml
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata:
  name: apps
  namespace: flux-system
spec:
  interval: 10m
  path: ./aps
#       ^^^^^ path-not-found
  prune: true
  sourceRef:
    kind: GitRepository
    name: flux-system
# file: apps/kustomization.yaml
resources:
  - settings.yaml
# file: apps/settings.yaml
apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
  namespace: apps
`,
    },
  ],
  build(build, ctx) {
    reportProblems(build, this.messages, ctx);
  },
});

import { defineRule, reportProblems } from '../../src/rule.ts';

export default defineRule({
  summary: 'a directory without kustomization.yaml holds Kubernetes objects only',
  why: `Where \`spec.path\` has no kustomization.yaml, Flux makes one that lists every .yaml and .yml file below it. One file that
is no Kubernetes object, such as Helm values or a workflow, stops the build with "failed to decode Kubernetes YAML". A directory
with no manifest at all builds to nothing, which succeeds and, with pruning, deletes what was there.`,
  category: 'correctness',
  severity: 'error',
  since: '0.1.0',
  see: ['https://fluxcd.io/flux/components/kustomize/kustomizations/#generate-kustomizationyaml'],
  messages: {
    'generated-unreadable': {
      text: '{path} is part of this build and cannot be read: {reason}',
      help: 'a kustomization.yaml that lists the manifests keeps other files out',
    },
    'generated-invalid-yaml': {
      text: '{path} is part of this build and is no YAML: {reason}',
      help: 'a kustomization.yaml that lists the manifests keeps other files out',
    },
    'generated-not-an-object': {
      text: '{path} is no Kubernetes object, and Flux takes every YAML file of a directory without kustomization.yaml',
      help: 'add a kustomization.yaml that lists the manifests, or move this file away',
    },
    'generated-missing-kind': {
      text: '{path} has no kind, and Flux takes every YAML file of a directory without kustomization.yaml',
      help: 'add a kustomization.yaml that lists the manifests, or move this file away',
    },
    'generated-missing-name': {
      text: 'the {kind} in {path} has no metadata.name, and Flux takes every YAML file of a directory without kustomization.yaml',
      help: 'give it a name, or add a kustomization.yaml that lists the manifests',
    },
    'generated-empty': {
      text: 'the path {path} holds nothing to deliver',
      help: 'with prune: true, Flux deletes everything it delivered from here before',
    },
  },
  good: [
    {
      title: 'manifests only',
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
      title: 'Helm values among the manifests',
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
# file: apps/settings.yaml
apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
  namespace: apps
# file: apps/values.yaml
replicas: 2
#^^^^^^^ generated-missing-kind
`,
    },
  ],
  build(build, ctx) {
    // `yaml/unreadable` reports these, at the byte that is wrong.
    const known = new Set(ctx.workspace.unreadable.map(({ path }) => path));
    const problems = build.problems.filter(
      ({ code, data }) => code !== 'generated-unreadable' || !known.has(data.path ?? ''),
    );
    reportProblems({ ...build, problems }, this.messages, ctx);
  },
});

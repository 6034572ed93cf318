import { defineRule } from '../../src/rule.ts';
import { messages, reportDangling } from './_dangling.ts';

export default defineRule({
  summary: 'the source that sourceRef names exists',
  why: `A Flux Kustomization, HelmRelease or HelmChart whose source does not exist reports ArtifactFailed, "Source not
found", and is tried again at its retry interval for ever. The source that flux bootstrap makes is taken to be
there.`,
  category: 'correctness',
  severity: 'error',
  since: '0.1.0',
  see: ['https://fluxcd.io/flux/components/kustomize/kustomizations/'],
  messages,
  good: [
    {
      title: 'it is there',
      yaml: `# file: clusters/dev/apps.yaml
apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata:
  name: platform
  namespace: apps
spec:
  interval: 1m
  url: https://github.com/example/platform
  ref:
    branch: main
---
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata:
  name: web
  namespace: apps
spec:
  interval: 10m
  path: ./apps/web
  prune: true
  sourceRef:
    kind: GitRepository
    name: platform
# file: apps/web/settings.yaml
apiVersion: v1
kind: ConfigMap
metadata:
  name: web
  namespace: apps
`,
    },
  ],
  bad: [
    {
      title: 'a slip in the name',
      yaml: `# file: clusters/dev/apps.yaml
apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata:
  name: platform
  namespace: apps
spec:
  interval: 1m
  url: https://github.com/example/platform
  ref:
    branch: main
---
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata:
  name: web
  namespace: apps
spec:
  interval: 10m
  path: ./apps/web
  prune: true
  sourceRef:
    kind: GitRepository
    name: plattform
#         ^^^^^^^^^ similar
# file: apps/web/settings.yaml
apiVersion: v1
kind: ConfigMap
metadata:
  name: web
  namespace: apps
`,
    },
    {
      title: 'nothing of that kind',
      yaml: `# file: clusters/dev/apps.yaml
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata:
  name: web
  namespace: apps
spec:
  interval: 10m
  path: ./apps/web
  prune: true
  sourceRef:
    kind: GitRepository
    name: platform
#         ^^^^^^^^ missing
# file: apps/web/settings.yaml
apiVersion: v1
kind: ConfigMap
metadata:
  name: web
  namespace: apps
`,
    },
  ],
  on: {
    HelmChart: (_, ctx) => reportDangling(ctx, 'sourceRef'),
    HelmRelease: (_, ctx) => reportDangling(ctx, 'sourceRef'),
    ImageUpdateAutomation: (_, ctx) => reportDangling(ctx, 'sourceRef'),
    Kustomization: (_, ctx) => reportDangling(ctx, 'sourceRef'),
  },
});

import { defineRule } from '../../src/rule.ts';
import { messages, reportDangling } from './_dangling.ts';

export default defineRule({
  summary: 'what dependsOn names exists and is of the same kind',
  why: `A HelmRelease can only wait for HelmReleases and a Kustomization for Kustomizations. A name that is neither
in the cluster never becomes ready: the object reports DependencyNotReady every 30 seconds and is never applied.`,
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
  name: databases
  namespace: apps
spec:
  interval: 10m
  path: ./apps/databases
  prune: true
  sourceRef:
    kind: GitRepository
    name: platform
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
  dependsOn:
    - name: databases
# file: apps/databases/settings.yaml
apiVersion: v1
kind: ConfigMap
metadata:
  name: databases
  namespace: apps
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
  name: databases
  namespace: apps
spec:
  interval: 10m
  path: ./apps/databases
  prune: true
  sourceRef:
    kind: GitRepository
    name: platform
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
  dependsOn:
    - name: database
#           ^^^^^^^^ similar
# file: apps/databases/settings.yaml
apiVersion: v1
kind: ConfigMap
metadata:
  name: databases
  namespace: apps
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
    HelmRelease: (_, ctx) => reportDangling(ctx, 'dependsOn'),
    Kustomization: (_, ctx) => reportDangling(ctx, 'dependsOn'),
  },
});

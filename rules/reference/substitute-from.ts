import { defineRule } from '../../src/rule.ts';
import { messages, reportDangling } from './_dangling.ts';

export default defineRule({
  summary: 'the ConfigMaps that substituteFrom names exist',
  why: `Variables come from the namespace of the Flux Kustomization. When a ConfigMap is missing the build fails with
"substitute from 'ConfigMap/…' error", and nothing the Kustomization delivers changes any more.`,
  category: 'correctness',
  severity: 'error',
  since: '0.1.0',
  see: ['https://fluxcd.io/flux/components/kustomize/kustomizations/'],
  messages,
  good: [
    {
      title: 'it is there',
      yaml: `# file: clusters/dev/apps.yaml
apiVersion: v1
kind: ConfigMap
metadata:
  name: cluster-settings
  namespace: apps
data:
  DOMAIN: example.com
---
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
  postBuild:
    substituteFrom:
      - kind: ConfigMap
        name: cluster-settings
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
apiVersion: v1
kind: ConfigMap
metadata:
  name: cluster-settings
  namespace: apps
data:
  DOMAIN: example.com
---
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
  postBuild:
    substituteFrom:
      - kind: ConfigMap
        name: cluster-setting
#             ^^^^^^^^^^^^^^^ similar
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
    Kustomization: (_, ctx) => reportDangling(ctx, 'substituteFrom'),
  },
});

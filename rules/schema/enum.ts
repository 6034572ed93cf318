import { defineRule } from '../../src/rule.ts';
import { messages, reportFaults, setSuggestion } from './_faults.ts';

export default defineRule({
  summary: 'values are among those that their API allows',
  why: `Where an API lists the words it takes, any other word is refused when Flux applies the object, and nothing
of the same stage is applied either.`,
  category: 'schema',
  severity: 'error',
  fixable: 'safe',
  since: '0.1.0',
  see: ['https://fluxcd.io/flux/components/helm/helmreleases/'],
  messages,
  good: [
    {
      title: 'as the API has it',
      yaml: `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: podinfo
  namespace: apps
spec:
  interval: 10m
  chartRef:
    kind: OCIRepository
    name: podinfo
`,
    },
  ],
  bad: [
    {
      title: 'a word that is none',
      yaml: `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: podinfo
  namespace: apps
spec:
  interval: 10m
  chartRef:
    kind: OCIRepositry
#         ^^^^^^^^^^^^ advised
    name: podinfo
`,
      fixed: `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: podinfo
  namespace: apps
spec:
  interval: 10m
  chartRef:
    kind: OCIRepository
    name: podinfo
`,
    },
    {
      title: 'another kind of source is no slip',
      yaml: `apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata:
  name: apps
  namespace: flux-system
spec:
  interval: 10m
  path: ./
  prune: true
  sourceRef:
    kind: HelmRepository
#         ^^^^^^^^^^^^^^ fault
    name: podinfo
`,
    },
  ],
  resource(_, ctx) {
    reportFaults(ctx, ['enum'], setSuggestion);
  },
});

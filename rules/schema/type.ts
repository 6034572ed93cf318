import { defineRule } from '../../src/rule.ts';
import { messages, reportFaults } from './_faults.ts';

export default defineRule({
  summary: 'values have the type that their API wants',
  why: `The API server does not turn one type into another: a number where a string belongs, or a quoted "true" for
a boolean, is refused with "invalid type", and the Flux Kustomization that applies it fails as a whole.`,
  category: 'schema',
  severity: 'error',
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
      title: 'a string for a boolean',
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
  suspend: "true"
#          ^^^^^^ advised
`,
    },
  ],
  resource(_, ctx) {
    reportFaults(ctx, ['type']);
  },
});

import { defineRule } from '../../src/rule.ts';
import { messages, reportFaults } from './_faults.ts';

export default defineRule({
  summary: 'values have the form and size that their API wants',
  why: `Durations, URLs and names have a form, lists and texts a length. The API server checks them when Flux
applies the object and refuses it with "should match"; a duration in days or an SSH address without a scheme are
the usual ones.`,
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
      title: 'days are no duration',
      yaml: `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: podinfo
  namespace: apps
spec:
  interval: 1d
#           ^^ fault
  chartRef:
    kind: OCIRepository
    name: podinfo
`,
    },
  ],
  resource(_, ctx) {
    reportFaults(ctx, ['pattern', 'format', 'bounds']);
  },
});

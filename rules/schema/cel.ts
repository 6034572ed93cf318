import { defineRule } from '../../src/rule.ts';
import { messages, reportFaults } from './_faults.ts';

export default defineRule({
  summary: 'objects keep the rules that their API has beyond types',
  why: `Custom resources carry rules in the Common Expression Language, such as "exactly one of chart and chartRef".
The API server evaluates them when Flux applies the object and refuses what breaks one.`,
  category: 'schema',
  severity: 'error',
  since: '0.1.0',
  see: ['https://kubernetes.io/docs/reference/using-api/cel/'],
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
  bad: [],
  resource(_, ctx) {
    reportFaults(ctx, ['cel']);
  },
});

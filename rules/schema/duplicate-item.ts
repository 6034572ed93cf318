import { defineRule } from '../../src/rule.ts';
import { messages, reportFaults } from './_faults.ts';

export default defineRule({
  summary: 'lists that are keyed have each key once',
  why: `Some lists are maps in disguise: the API server merges them by a key, and refuses a list that has the same
key twice with "Duplicate value".`,
  category: 'schema',
  severity: 'error',
  since: '0.1.0',
  see: ['https://kubernetes.io/docs/reference/using-api/server-side-apply/'],
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
    reportFaults(ctx, ['duplicate-item']);
  },
});

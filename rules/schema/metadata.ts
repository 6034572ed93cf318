import { defineRule } from '../../src/rule.ts';
import { messages, reportFaults } from './_faults.ts';

export default defineRule({
  summary: 'names, labels and annotations are ones that Kubernetes takes',
  why: `Kubernetes is strict about names and label values: lower case, dashes and dots, 63 or 253 characters. One
wrong label refuses the object, and with it all that the same Flux Kustomization applies.`,
  category: 'schema',
  severity: 'error',
  since: '0.1.0',
  see: ['https://kubernetes.io/docs/concepts/overview/working-with-objects/names/'],
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
      title: 'upper case in a name',
      yaml: `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: Podinfo
#       ^^^^^^^ fault
  namespace: apps
spec:
  interval: 10m
  chartRef:
    kind: OCIRepository
    name: podinfo
`,
    },
  ],
  resource(_, ctx) {
    reportFaults(ctx, ['metadata']);
  },
});

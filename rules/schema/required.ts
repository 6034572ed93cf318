import { defineRule } from '../../src/rule.ts';
import { messages, reportFaults } from './_faults.ts';

export default defineRule({
  summary: 'objects have the fields that their API demands',
  why: `An object without a required field is refused by the API server, and with it everything that the same Flux
Kustomization applies in that stage: "spec.interval: Required value".`,
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
      title: 'no interval',
      yaml: `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: podinfo
  namespace: apps
spec:
#^^^ fault
  chartRef:
    kind: OCIRepository
    name: podinfo
`,
    },
  ],
  resource(_, ctx) {
    reportFaults(ctx, ['required']);
  },
});

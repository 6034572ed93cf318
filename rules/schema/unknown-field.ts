import { defineRule } from '../../src/rule.ts';
import { messages, renameToSuggestion, reportFaults } from './_faults.ts';

export default defineRule({
  summary: 'objects have only fields that their API knows',
  why: `Flux applies objects on the server side, and the API server refuses a custom resource with a field its
schema does not declare: the whole Flux Kustomization fails with "field not declared in schema". Fields of
built-in kinds are worse off: Flux drops what it does not know, and the setting is silently not there.`,
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
      title: 'a slip in a field',
      yaml: `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: podinfo
  namespace: apps
spec:
  interval: 10m
  targetNamspace: apps
# ^^^^^^^^^^^^^^ advised
  chartRef:
    kind: OCIRepository
    name: podinfo
`,
      fixed: `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: podinfo
  namespace: apps
spec:
  interval: 10m
  targetNamespace: apps
  chartRef:
    kind: OCIRepository
    name: podinfo
`,
    },
  ],
  resource(_, ctx) {
    reportFaults(ctx, ['unknown-field', 'newer-field'], renameToSuggestion);
  },
});

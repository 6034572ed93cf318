import { defineRule } from '../../src/rule.ts';
import { messages, reportFaults, setSuggestion } from './_faults.ts';

export default defineRule({
  summary: 'the API version of an object is one that the target Flux serves',
  why: `Each Flux release removes versions that were deprecated long before. The cluster then knows no such kind:
Flux reports "no matches for kind HelmRelease in version helm.toolkit.fluxcd.io/v2beta1" and applies nothing.`,
  category: 'schema',
  severity: 'error',
  fixable: 'safe',
  since: '0.1.0',
  see: ['https://fluxcd.io/flux/installation/upgrade/'],
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
      title: 'a version that is gone',
      yaml: `apiVersion: helm.toolkit.fluxcd.io/v2beta1
#           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ advised
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
      title: 'a group without a version',
      yaml: `apiVersion: helm.toolkit.fluxcd.io
#           ^^^^^^^^^^^^^^^^^^^^^^ advised
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
  ],
  resource(_, ctx) {
    reportFaults(ctx, ['unknown-version', 'removed-version'], setSuggestion);
  },
});

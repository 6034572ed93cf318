import { defineRule } from '../../src/rule.ts';
import { floeRelease, hasFloeReleases } from './_release.ts';

export default defineRule({
  summary: 'compiled values come before the overrides',
  why: `Flux merges \`valuesFrom\` in list order and later entries win. With the overrides first, every value
that the compiled ConfigMap also sets beats the override: the environment silently runs with the compiled
default, and editing the Secret changes nothing.`,
  category: 'contract',
  severity: 'warning',
  since: '0.1.0',
  see: ['https://fluxcd.io/flux/components/helm/helmreleases/'],
  messages: {
    reversed: {
      text: 'the compiled values {compiled} come after the overrides {overrides} and win over them',
      help: 'list the ConfigMap first and the Secret after it',
    },
  },
  good: [
    {
      title: 'the Secret is last',
      yaml: `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: floe-platform
  namespace: flux-system
spec:
  interval: 10m
  valuesFrom:
    - kind: ConfigMap
      name: floe-compiled-values
    - kind: Secret
      name: floe-platform-overrides
      optional: true
`,
    },
  ],
  bad: [
    {
      title: 'the Secret is first',
      yaml: `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: floe-platform
  namespace: flux-system
spec:
  interval: 10m
  valuesFrom:
    - kind: Secret
      name: floe-platform-overrides
      optional: true
    - kind: ConfigMap
      name: floe-compiled-values
#           ^^^^^^^^^^^^^^^^^^^^ reversed
`,
    },
  ],
  applies: hasFloeReleases,
  on: {
    HelmRelease(_, ctx) {
      const release = floeRelease(ctx);
      const { compiled, overrides } = release ?? {};
      if (!compiled || !overrides || compiled.index < overrides.index) return;
      ctx.report({
        message: 'reversed',
        at: compiled.entry.get('name'),
        data: { compiled: compiled.name ?? 'ConfigMap', overrides: overrides.name ?? 'Secret' },
        related: [{ at: overrides.entry.get('name'), message: 'the overrides that lose' }],
      });
    },
  },
});

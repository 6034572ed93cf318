import { defineRule } from '../../src/rule.ts';
import { floeRelease, hasFloeReleases } from './_release.ts';

export default defineRule({
  summary: 'the override Secret layer is optional',
  why: `The overrides are the environment's own layer and may be absent: a new environment starts without
them, and a Secret that External Secrets or SOPS brings may arrive after the release. Unless the entry says
\`optional: true\`, the HelmRelease fails with ValuesError, "resource not found", until the Secret exists,
and the platform is not installed at all.`,
  category: 'contract',
  severity: 'error',
  fixable: 'safe',
  since: '0.1.0',
  see: ['https://fluxcd.io/flux/components/helm/helmreleases/'],
  messages: {
    missing: {
      text: 'Secret {name} is not optional: without it the release fails with ValuesError',
      help: 'add optional: true to the entry',
    },
    notTrue: {
      text: 'Secret {name} is not optional: optional is {value}',
      help: 'set optional: true, a boolean without quotes',
    },
  },
  good: [
    {
      title: 'an optional layer',
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
      title: 'optional is left out',
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
#     ^^^^^^^^^^^^ missing
      name: floe-platform-overrides
      valuesKey: values.yaml
`,
      fixed: `apiVersion: helm.toolkit.fluxcd.io/v2
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
      valuesKey: values.yaml
      optional: true
`,
    },
    {
      title: 'optional is a string',
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
      optional: "true"
#               ^^^^^^ notTrue
`,
      fixed: `apiVersion: helm.toolkit.fluxcd.io/v2
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
  applies: hasFloeReleases,
  on: {
    HelmRelease(_, ctx) {
      const layer = floeRelease(ctx)?.overrides;
      if (!layer) return;
      const optional = layer.entry.get('optional');
      if (!optional.known || optional.value === true) return;
      const fix = {
        title: 'set optional: true',
        safety: 'safe',
        changes: [{ op: 'set', at: optional, value: true }],
      } as const;
      const name = layer.name ?? 'without a name';
      if (optional.exists) {
        const value =
          typeof optional.value === 'string' ? `the string "${optional.value}"` : String(optional.value);
        ctx.report({ message: 'notTrue', at: optional, data: { name, value }, fix });
      } else {
        // What a patch takes away again cannot be mended by adding it.
        const removed = optional.origin()?.step === 'removed';
        ctx.report({ message: 'missing', at: optional, data: { name }, ...(removed ? {} : { fix }) });
      }
    },
  },
});

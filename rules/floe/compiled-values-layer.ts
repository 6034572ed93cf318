import { type Cursor, defineRule } from '../../src/rule.ts';
import { floeRelease, hasFloeReleases } from './_release.ts';

export default defineRule({
  summary: 'valuesFrom brings the compiled values from a ConfigMap',
  why: `\`floe platform compile\` renders what the platform team declared into a ConfigMap, and the release
takes it as the first layer of \`valuesFrom\`. Without that entry Helm installs the chart with its
defaults: the release becomes Ready and runs a platform that nobody described.`,
  category: 'contract',
  severity: 'error',
  since: '0.1.0',
  see: ['https://fluxcd.io/flux/components/helm/helmreleases/'],
  messages: {
    missing: {
      text: 'release {name} takes no compiled values from a ConfigMap',
      help: 'add a valuesFrom entry of kind ConfigMap with name floe-compiled-values and valuesKey values.yaml',
    },
    secret: {
      text: 'the compiled values {name} are taken from a Secret',
      help: 'floe platform compile writes a ConfigMap: set kind: ConfigMap',
    },
  },
  good: [
    {
      title: 'compiled values, then overrides',
      yaml: `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: floe-platform
  namespace: flux-system
spec:
  interval: 10m
  chartRef:
    kind: OCIRepository
    name: floe-platform
  valuesFrom:
    - kind: ConfigMap
      name: floe-compiled-values
      valuesKey: values.yaml
    - kind: Secret
      name: floe-platform-overrides
      valuesKey: values.yaml
      optional: true
`,
    },
  ],
  bad: [
    {
      title: 'only the overrides',
      yaml: `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: floe-platform
  namespace: flux-system
spec:
  interval: 10m
  chartRef:
    kind: OCIRepository
    name: floe-platform
  valuesFrom:
# ^^^^^^^^^^ missing
    - kind: Secret
      name: floe-platform-overrides
      optional: true
`,
    },
    {
      title: 'no valuesFrom',
      yaml: `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: floe-platform
  namespace: flux-system
spec:
#^^^ missing
  interval: 10m
  chartRef:
    kind: OCIRepository
    name: floe-platform
`,
    },
    {
      title: 'the compiled values named as a Secret',
      yaml: `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: floe-platform
  namespace: flux-system
spec:
  interval: 10m
  chartRef:
    kind: OCIRepository
    name: floe-platform
  valuesFrom:
    - kind: Secret
#           ^^^^^^ secret
      name: floe-compiled-values
`,
    },
  ],
  applies: hasFloeReleases,
  on: {
    HelmRelease(_, ctx) {
      const release = floeRelease(ctx);
      if (!release || release.compiled) return;
      const valuesFrom = release.spec.get('valuesFrom');
      // What is no list has no entries to add to; `schema/type` says so.
      const isList =
        valuesFrom.value === undefined || valuesFrom.value === null || Array.isArray(valuesFrom.value);
      if (!isList) return;
      const meant = valuesFrom.items().find(isCompiledName);
      if (meant?.get('kind').value === 'Secret') {
        ctx.report({ message: 'secret', at: meant.get('kind'), data: { name: 'floe-compiled-values' } });
      } else if (!meant && valuesFrom.known) {
        ctx.report({ message: 'missing', at: valuesFrom, data: { name: release.resource.name } });
      }
    },
  },
});

/** An entry with this name and a kind that is none is a fault of the kind, which `schema/enum` reports. */
function isCompiledName(entry: Cursor): boolean {
  return entry.get('name').string() === 'floe-compiled-values';
}

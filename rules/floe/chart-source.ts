import { type Cursor, defineRule } from '../../src/rule.ts';
import { absence, absenceMessages } from './_absent-source.ts';
import { type FloeRelease, floeRelease, hasFloeReleases } from './_release.ts';
import { namespaceOf, withArticle } from './_words.ts';

export default defineRule({
  summary: 'chartRef names an OCIRepository of the release namespace',
  why: `floe publishes its chart as an OCI artifact and supports only a release that takes it through
\`chartRef\` from an OCIRepository. A source that does not exist leaves the HelmRelease at
\`Ready=False\` with "could not get Source object", and nothing is installed or upgraded. A source in
another namespace works until the cluster is locked down with \`--no-cross-namespace-refs\`, which then
stalls the release with AccessDenied. HelmRepository, GitRepository and \`spec.chart\` are off the
supported path.`,
  category: 'contract',
  severity: 'error',
  since: '0.1.0',
  see: [
    'https://fluxcd.io/flux/components/helm/helmreleases/',
    'https://fluxcd.io/flux/components/source/ocirepositories/',
  ],
  messages: {
    none: {
      text: 'release {name} has no chart source',
      help: 'add spec.chartRef with kind OCIRepository and the name of the floe-platform source',
    },
    chart: {
      text: 'spec.chart takes the chart from {kind}, which floe does not support',
      help: 'track the chart with an OCIRepository and name it in spec.chartRef instead of spec.chart',
    },
    kind: {
      text: 'chartRef names {kind}, but the floe chart comes from an OCIRepository',
      help: 'set kind: OCIRepository and name the source that tracks oci://…/floe-platform',
    },
    ...absenceMessages,
    foreign: {
      text: 'the chart source is in namespace {found}, the release in {namespace}',
      help: 'keep the OCIRepository in the release namespace and leave chartRef.namespace out',
    },
  },
  good: [
    {
      title: 'release and source share a namespace',
      yaml: `apiVersion: source.toolkit.fluxcd.io/v1
kind: OCIRepository
metadata:
  name: floe-platform
  namespace: flux-system
spec:
  interval: 10m
  url: oci://ghcr.io/obsidian-owl/charts/floe-platform
  ref:
    tag: "0.1.0"
---
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: floe-platform
  namespace: flux-system
spec:
  interval: 10m
  chartRef:
    kind: OCIRepository
    name: floe-platform
`,
    },
  ],
  bad: [
    {
      title: 'the chart comes from a HelmRepository',
      yaml: `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: floe-platform
  namespace: flux-system
spec:
  interval: 10m
  chart:
# ^^^^^ chart
    spec:
      chart: floe-platform
      sourceRef:
        kind: HelmRepository
        name: floe-platform
`,
    },
    {
      title: 'chartRef names another kind',
      yaml: `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: floe-platform
  namespace: flux-system
spec:
  interval: 10m
  chartRef:
    kind: HelmChart
#         ^^^^^^^^^ kind
    name: floe-platform
`,
    },
    {
      title: 'a slip in the name',
      yaml: `apiVersion: source.toolkit.fluxcd.io/v1
kind: OCIRepository
metadata:
  name: floe-platform
  namespace: flux-system
spec:
  interval: 10m
  url: oci://ghcr.io/obsidian-owl/charts/floe-platform
  ref:
    tag: "0.1.0"
---
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: platform
  namespace: flux-system
spec:
  interval: 10m
  chartRef:
    kind: OCIRepository
    name: floe-plattform
#         ^^^^^^^^^^^^^^ similar
  valuesFrom:
    - kind: ConfigMap
      name: floe-compiled-values
`,
    },
    {
      title: 'the source is in another namespace',
      yaml: `apiVersion: source.toolkit.fluxcd.io/v1
kind: OCIRepository
metadata:
  name: floe-platform
  namespace: floe-dev
spec:
  interval: 10m
  url: oci://ghcr.io/obsidian-owl/charts/floe-platform
  ref:
    tag: "0.1.0"
---
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: floe-platform
  namespace: flux-system
spec:
  interval: 10m
  chartRef:
    kind: OCIRepository
    name: floe-platform
#         ^^^^^^^^^^^^^ elsewhere
---
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: floe-platform-two
  namespace: flux-system
spec:
  interval: 10m
  chartRef:
    kind: OCIRepository
    name: floe-platform
    namespace: floe-dev
#              ^^^^^^^^ foreign
`,
    },
    {
      title: 'no source at all',
      yaml: `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: floe-platform
  namespace: flux-system
spec:
#^^^ none
  interval: 10m
  valuesFrom:
    - kind: ConfigMap
      name: floe-compiled-values
`,
    },
  ],
  applies: hasFloeReleases,
  on: {
    HelmRelease(_, ctx) {
      const release = floeRelease(ctx);
      if (!release) return;
      const { spec } = release;
      const chart = spec.get('chart');
      const chartRef = spec.get('chartRef');
      if (chart.exists) {
        const kind = withArticle(chart.at(['spec', 'sourceRef', 'kind']).string() ?? 'chart repository');
        const sourceRef = chart.at(['spec', 'sourceRef']);
        const settles = [spec, sourceRef.get('kind'), sourceRef.get('name')];
        ctx.report({ message: 'chart', at: chart.key, data: { kind }, settles });
      } else if (!chartRef.exists) {
        const data = { name: release.resource.name };
        ctx.report({ message: 'none', at: chartRef, data, settles: [spec] });
      } else if (chartRef.get('kind').string() === 'OCIRepository') {
        judgeReference(release, chartRef);
      } else if (chartRef.get('kind').string() !== undefined) {
        const kind = chartRef.get('kind');
        const settles = [chartRef.get('name')];
        ctx.report({ message: 'kind', at: kind, data: { kind: withArticle(String(kind.value)) }, settles });
      }

      function judgeReference({ resource, namespace: own }: FloeRelease, entry: Cursor): void {
        const reference = ctx.references(resource).find(({ field }) => field === 'chartRef');
        // A release without a namespace is reported once, by `floe/configmap-namespace`.
        if (!reference || own === undefined) return;
        const resolution = ctx.resolve(reference);
        if (resolution.state === 'found') {
          const found = resolution.resource.namespace;
          if (found === own || found === undefined) return;
          const related = [{ at: namespaceOf(resolution.resource), message: 'the source stands here' }];
          ctx.report({
            message: 'foreign',
            at: entry.get('namespace'),
            data: { found, namespace: own },
            related,
          });
        }
        if (resolution.state === 'missing') ctx.report(absence(reference, resolution.near, ctx));
      }
    },
  },
});

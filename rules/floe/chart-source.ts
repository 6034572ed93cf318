import { Cursor, defineRule, movedFrom, renamedFrom } from '../../src/rule.ts';
import { type FloeRelease, floeRelease, ociRepository } from './_release.ts';
import { unlisted } from './_unlisted.ts';
import { nameOf, namespaceOf, namespaceWords, withArticle } from './_words.ts';

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
    missing: {
      text: 'OCIRepository {source} does not exist in {namespace}',
      help: 'add the source to the overlay, or correct the name',
    },
    removed: {
      text: 'OCIRepository {source} does not exist in {namespace}: this takes it out, and chartRef still names it',
      help: 'keep the source, or point chartRef at another one',
    },
    unlisted: {
      text: 'OCIRepository {source} does not exist in {namespace}: no overlay lists {file}',
      help: 'add it to resources in kustomization.yaml',
    },
    renamed: {
      text: 'OCIRepository {source} does not exist in {namespace}: it gets the name {near} here, and chartRef stays as it is',
      help: 'let a nameReference in configurations change spec/chartRef/name too, or keep the name as it is',
    },
    similar: {
      text: 'OCIRepository {source} does not exist in {namespace}',
      help: 'did you mean {near}?',
    },
    elsewhere: {
      text: 'OCIRepository {source} is not in {namespace}, where the release looks for it',
      help: 'move the source to the release namespace; it is in {found} now',
    },
    moved: {
      text: 'OCIRepository {source} gets the namespace {found} here, but the release looks for it in {namespace}',
      help: 'leave chartRef.namespace out so that it follows, or leave the source where it is',
    },
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
        const data = { source: reference.name, namespace: namespaceWords(reference.namespace) };
        const { at } = reference;
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
        if (resolution.state !== 'missing') return;
        const [near] = resolution.near;
        const renamed = near && renamedFrom(near, reference.name);
        if (renamed) {
          const related = [{ at, message: 'the release looks for it here' }];
          ctx.report({ message: 'renamed', at: renamed, data: { ...data, near: near.name }, related });
          return;
        }
        const removal = ctx.scope.removal(reference.to, reference.namespace, reference.name);
        if (removal) {
          const related = [
            { at, message: 'the release looks for it here' },
            { at: removal.was, message: 'the source that is taken out' },
          ];
          ctx.report({ message: 'removed', at: removal.by, data, related, settles: [at] });
          return;
        }
        const left = unlisted(ociRepository, reference.name, resource, ctx.workspace);
        if (left) {
          const related = [{ at: nameOf(left), message: 'it is here, and nothing delivers it' }];
          const settles = [Cursor.root(left.tree)];
          ctx.report({
            message: 'unlisted',
            at,
            data: { ...data, file: left.source.path },
            related,
            settles,
          });
        } else if (!near) ctx.report({ message: 'missing', at, data });
        else if (near.name === reference.name) {
          const moved = movedFrom(near, reference.namespace);
          if (moved) {
            const wanted = [{ at, message: 'the release looks for it here' }];
            const found = near.namespace ?? '';
            ctx.report({
              message: 'moved',
              at: moved,
              data: { ...data, found },
              related: wanted,
              settles: [at],
            });
            return;
          }
          const related = [{ at: namespaceOf(near), message: 'the source stands here' }];
          const found = namespaceWords(near.namespace);
          ctx.report({ message: 'elsewhere', at, data: { ...data, found }, related });
        } else {
          const related = [{ at: nameOf(near), message: 'a source with a similar name' }];
          ctx.report({ message: 'similar', at, data: { ...data, near: near.name }, related });
        }
      }
    },
  },
});

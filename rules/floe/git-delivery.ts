import { Cursor, defineRule, type Resource, type ResourceContext } from '../../src/rule.ts';
import { directoryOf } from './_overlays.ts';
import { floeRelease, hasFloeReleases } from './_release.ts';
import { nameOf, withArticle } from './_words.ts';

export default defineRule({
  summary: 'a Flux Kustomization delivers the overlay from Git, by its own path',
  why: `The supported path is an overlay in Git that a Flux Kustomization applies: what runs is what was
reviewed. An overlay that no Kustomization points at is never applied, or only by hand; one that comes
along with a directory above it cannot have a decryption, an interval or a dependency of its own.`,
  category: 'contract',
  severity: 'warning',
  since: '0.1.0',
  see: ['https://fluxcd.io/flux/components/kustomize/kustomizations/'],
  messages: {
    missing: {
      text: 'no Flux Kustomization delivers release {name}',
      help: 'add one beside the overlay with a GitRepository as sourceRef and path: ./{directory}',
    },
    path: {
      text: 'Kustomization {kustomization} has path {path}, but the overlay of release {name} is {directory}',
      help: 'set path: ./{directory}',
    },
    gone: {
      text: 'Kustomization {kustomization} has path {path}, which does not exist, so release {name} in {directory} is not delivered',
      help: 'set path: ./{directory}',
    },
    above: {
      text: 'Kustomization {kustomization} delivers release {name} along with everything in {path}',
      help: 'give the overlay a Kustomization of its own, with path: ./{directory}',
    },
    source: {
      text: 'Kustomization {kustomization} delivers the overlay from {kind}, not from Git',
      help: 'set sourceRef.kind: GitRepository',
    },
  },
  good: [
    {
      title: 'the path is the overlay',
      yaml: `# file: clusters/dev/floe-platform.yaml
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata:
  name: floe-platform
  namespace: flux-system
spec:
  interval: 10m
  path: ./clusters/dev/floe-platform
  prune: true
  sourceRef:
    kind: GitRepository
    name: flux-system
# file: clusters/dev/floe-platform/kustomization.yaml
resources:
  - helmrelease.yaml
# file: clusters/dev/floe-platform/helmrelease.yaml
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
      title: 'nothing delivers the overlay',
      yaml: `# file: clusters/dev/floe-platform/kustomization.yaml
resources:
  - helmrelease.yaml
# file: clusters/dev/floe-platform/helmrelease.yaml
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: floe-platform
#       ^^^^^^^^^^^^^ missing
  namespace: flux-system
spec:
  interval: 10m
  chartRef:
    kind: OCIRepository
    name: floe-platform
`,
    },
    {
      title: 'the overlay comes from a bucket',
      yaml: `# file: clusters/dev/floe-platform.yaml
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata:
  name: floe-platform
  namespace: flux-system
spec:
  interval: 10m
  path: ./clusters/dev/floe-platform
  prune: true
  sourceRef:
    kind: Bucket
#         ^^^^^^ source
    name: overlays
# file: clusters/dev/floe-platform/kustomization.yaml
resources:
  - helmrelease.yaml
# file: clusters/dev/floe-platform/helmrelease.yaml
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
  applies: hasFloeReleases,
  on: {
    HelmRelease(_, ctx) {
      const release = floeRelease(ctx);
      // That a file is left out of its overlay is the matter of `kustomize/orphan-file`.
      if (!release || ctx.build.kind === 'orphan' || deliveredOtherwise(ctx)) return;
      const { resource, build } = ctx;
      const { delivery } = build;
      const { name } = resource;
      if (!delivery) {
        judgeAbsence();
        return;
      }
      const spec = Cursor.root(delivery.tree).get('spec');
      const kind = spec.at(['sourceRef', 'kind']);
      const below = overlayBelow(resource, build.directory);
      if (below !== undefined) {
        const path = spec.at(['path']);
        const data = { kustomization: delivery.name, name, path: pathText(path), directory: below };
        ctx.report({
          message: 'above',
          at: path,
          data,
          related: [{ at: nameOf(resource), message: 'the release' }],
        });
      } else if (otherSources.has(kind.string() ?? '')) {
        const data = { kustomization: delivery.name, kind: withArticle(String(kind.value)) };
        ctx.report({ message: 'source', at: kind, data });
      }

      function judgeAbsence(): void {
        const directory = build.kind === 'loose' ? directoryOf(resource).slice(0, -1) : build.directory;
        const meant = meantDelivery(ctx, directory);
        if (!meant) {
          ctx.report({ message: 'missing', at: nameOf(resource), data: { name, directory } });
          return;
        }
        const at = Cursor.root(meant.tree).at(['spec', 'path']);
        const related = [{ at: nameOf(resource), message: 'the release that it leaves out' }];
        const data = { kustomization: meant.name, path: pathText(at), name, directory };
        // The source is this very repository, and without the directory Flux applies nothing.
        const isGone = ctx.scope.builds.some(
          ({ delivery: other, problems }) =>
            other === meant && problems.some(({ code }) => code === 'path-not-found'),
        );
        if (isGone) ctx.report({ message: 'gone', severity: 'error', at, data, related });
        else ctx.report({ message: 'path', at, data, related });
      }
    },
  },
});

/** A kind that is none of these is a fault of the kind, which `schema/enum` reports. */
const otherSources: ReadonlySet<string> = new Set(['OCIRepository', 'Bucket', 'ExternalArtifact']);

/** The directory of the overlay when the build starts above it. */
function overlayBelow(resource: Resource, directory: string): string | undefined {
  if (/(^|\/)floe-platform$/.test(directory)) return undefined;
  const above = directory === '' ? '' : `${directory}/`;
  if (!resource.source.path.startsWith(above)) return undefined;
  const segments = resource.source.path.slice(above.length).split('/').slice(0, -1);
  const index = segments.indexOf('floe-platform');
  return index < 0 ? undefined : `${above}${segments.slice(0, index + 1).join('/')}`;
}

/** The same object may also come by a path above; one right delivery is enough for this rule. */
function deliveredOtherwise({ scope, resource, build }: ResourceContext): boolean {
  return scope.builds.some(
    other =>
      other !== build &&
      other.delivery !== undefined &&
      overlayBelow(resource, other.directory) === undefined &&
      other.resources.some(
        each => each.source === resource.source && each.name === resource.name && each.kind === resource.kind,
      ),
  );
}

/** A Kustomization that has the name or the last directory of the overlay and another path. */
function meantDelivery({ scope }: Pick<ResourceContext, 'scope'>, directory: string): Resource | undefined {
  const last = directory.slice(directory.lastIndexOf('/') + 1);
  const delivering = new Set(
    scope.builds.flatMap(({ delivery, resources }) => (resources.length > 0 ? (delivery ?? []) : [])),
  );
  return scope
    .ofKind({ group: 'kustomize.toolkit.fluxcd.io', kind: 'Kustomization' })
    .filter(kustomization => !delivering.has(kustomization))
    .find(
      kustomization =>
        kustomization.name === last ||
        kustomization.name === 'floe-platform' ||
        pathText(Cursor.root(kustomization.tree).at(['spec', 'path']))
          .replace(/\/+$/, '')
          .endsWith(`/${last}`),
    );
}

function pathText(path: Cursor): string {
  return typeof path.value === 'string' ? path.value : './';
}

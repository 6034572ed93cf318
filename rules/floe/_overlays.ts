import type { Build, Resource, ScopeContext } from '../../src/rule.ts';
import { type FloeRelease, floeReleases } from './_release.ts';

/** What one overlay delivers together with a floe release. */
export interface FloeOverlay {
  readonly build: Build;
  readonly releases: readonly FloeRelease[];
  readonly resources: readonly Resource[];
}

/** The builds that hold a floe release or the Secret of its override layer. */
export function floeOverlays(ctx: Pick<ScopeContext, 'scope' | 'floeReleases'>): FloeOverlay[] {
  const known = floeReleases(ctx);
  if (known.size === 0) return [];
  const releases = [...known.values()];
  return ctx.scope.builds.flatMap(build => {
    const own = releases.filter(({ resource }) => build.resources.includes(resource));
    const resources = build.resources.filter(resource =>
      own.length > 0 ? isBeside(resource, build, own) : isOverride(resource, releases),
    );
    return resources.length === 0 ? [] : [{ build, releases: own, resources }];
  });
}

function isOverride({ kind, name, namespace }: Resource, releases: readonly FloeRelease[]): boolean {
  return (
    kind === 'Secret' &&
    releases.some(({ overrides, namespace: own }) => overrides?.name === name && own === namespace)
  );
}

/** A build that no file lists may be a whole cluster: there the overlay is the release's own directory. */
function isBeside(resource: Resource, build: Build, own: readonly FloeRelease[]): boolean {
  if (build.kind === 'kustomization') return true;
  return own.some(({ resource: release }) => resource.source.path.startsWith(directoryOf(release)));
}

/** With the slash at its end; empty for the root. */
export function directoryOf({ source }: Resource): string {
  return source.path.slice(0, source.path.lastIndexOf('/') + 1);
}

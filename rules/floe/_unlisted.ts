import type { GroupKind, Resource, Workspace } from '../../src/rule.ts';
import { directoryOf } from './_overlays.ts';

/** An object that would be the missing one if the overlay listed its file: it lies beside, or where floe compiles to. */
export function unlisted(
  { group, kind }: GroupKind,
  name: string,
  release: Resource,
  { scopes }: Workspace,
): Resource | undefined {
  const overlay = release.overlay === '' ? '' : `${release.overlay}/`;
  return scopes
    .flatMap(({ builds }) => builds)
    .filter(build => build.kind === 'orphan')
    .flatMap(({ resources }) => resources)
    .filter(each => each.kind === kind && each.group === group && each.name === name)
    .find(each => each.source.path.startsWith(overlay) || /(^|\/)target\/$/.test(directoryOf(each)));
}

import type { Build } from '../model/build.ts';
import { isAtOrBelow } from '../model/paths.ts';
import type { Rendered } from './rendered.ts';

export interface Asked {
  /** A file or the directory of an overlay. */
  isTarget(path: string): boolean;
  isBuildAsked(build: Build): boolean;
}

/**
 * Which files and overlays a run was asked about: all that lies in a folder and all that it delivers,
 * wherever that is kept, and the overlays that read a file of it.
 */
export function findAsked(targets: readonly string[], rendered: readonly Rendered[]): Asked {
  if (targets.includes('')) return { isTarget: () => true, isBuildAsked: () => true };
  const below = (path: string): boolean => targets.some(target => isAtOrBelow(path, target));
  const wanted = new Set<string>();
  const builds = new Set<string>();
  const asked = new Set<Rendered>();
  for (const one of rendered) {
    const { build, parent, reads } = one;
    const source = build.delivery?.source.path;
    const delivers =
      below(build.directory) ||
      (source !== undefined && below(source) && !targets.includes(source)) ||
      (parent !== undefined && asked.has(parent));
    if (delivers) asked.add(one);
    else if (!anyBelow(reads, targets)) continue;
    // Manifests that nobody builds have nothing to do with each other.
    const isApart = !delivers && (build.kind === 'loose' || build.kind === 'orphan');
    if (!isApart) wanted.add(build.directory);
    builds.add(`${build.directory} ${source}`);
    for (const path of reads) if (!isApart || below(path)) wanted.add(path);
    for (const { directory } of build.files) wanted.add(directory);
  }
  return {
    isTarget: path => wanted.has(path) || below(path),
    isBuildAsked: ({ directory, delivery }) => builds.has(`${directory} ${delivery?.source.path}`),
  };
}

function anyBelow(paths: ReadonlySet<string>, targets: readonly string[]): boolean {
  for (const path of paths) if (targets.some(target => isAtOrBelow(path, target))) return true;
  return false;
}

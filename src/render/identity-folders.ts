import { directoryOf, upwards } from '../model/paths.ts';
import { identityOf, isUnique, type Rendered } from './rendered.ts';

/**
 * Folders that are a cluster each although no name says so: when `a/x` and `a/y` deliver the same object,
 * each folder directly below `a` stands on its own.
 */
export function identityFolders(shared: readonly Rendered[]): Set<string> {
  const first = new Map<string, string>();
  const forks = new Set<string>();
  for (const { build } of shared) {
    if (build.kind === 'orphan') continue;
    for (const resource of build.resources) {
      if (!isUnique(resource)) continue;
      const identity = identityOf(resource);
      const other = first.get(identity);
      if (other === undefined) first.set(identity, build.directory);
      else if (other !== build.directory) {
        const fork = commonFolder(other, build.directory);
        if (fork !== undefined) forks.add(fork);
      }
    }
  }
  return forks.size === 0 ? forks : childrenOf(forks, shared);
}

/** `undefined` when one of the two is above the other: then they are not alternatives. */
function commonFolder(a: string, b: string): string | undefined {
  const above = new Set(upwards(a));
  if (above.has(b) || upwards(b).includes(a)) return undefined;
  return upwards(b).find(folder => above.has(folder));
}

function childrenOf(forks: ReadonlySet<string>, shared: readonly Rendered[]): Set<string> {
  const children = new Set<string>();
  for (const { build } of shared) {
    for (let at = build.directory; at !== ''; at = directoryOf(at)) {
      if (forks.has(directoryOf(at))) children.add(at);
    }
  }
  return children;
}

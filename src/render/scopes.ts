import { conventionalFork, isStage } from '../discover/forks.ts';
import { directoryOf, isAtOrBelow, upwards } from '../model/paths.ts';
import { Scope } from '../model/scope.ts';
import { identityFolders } from './identity-folders.ts';
import { identityOf, isUnique, type Rendered } from './rendered.ts';

/**
 * Sorts builds into clusters. A build belongs to the cluster that delivers it, else to the conventional
 * folder it lies in (`clusters/dev`), else to everybody below the nearest folder that is a world of its
 * own. Two folders that deliver the same object cannot be one cluster.
 */
export function sortIntoScopes(found: readonly Rendered[]): Scope[] {
  const { all, clusters } = setRivalsApart(found, clusterKeys(found));
  const shared = all.filter(rendered => clusters.get(rendered) === '');
  const worlds = new Set([...nestedRepositories(clusters.values()), ...identityFolders(shared)]);
  const keys = new Map(clusters);
  for (const rendered of shared) keys.set(rendered, worldOf(rendered.build.directory, worlds));
  const groups = mergeByName(keys);
  return groups.flatMap(group => scopesOf(group, all, keys));
}

/** The cluster each build belongs to; `''` when it belongs to none in particular. */
function clusterKeys(all: readonly Rendered[]): Map<Rendered, string> {
  const keys = new Map<Rendered, string>();
  // Parents come first, because what they deliver was found in them.
  for (const rendered of all) {
    const { entry, parent, build } = rendered;
    const own = entry === undefined ? undefined : (conventionalFork(entry) ?? entry);
    const inherited = parent && keys.get(parent);
    keys.set(rendered, own || inherited || conventionalFork(build.directory) || '');
  }
  return keys;
}

/**
 * What nobody delivers and repeats an object of a cluster is not part of that cluster: an overlay is a
 * cluster of its own, a loose file a left-over copy.
 */
function setRivalsApart(
  found: readonly Rendered[],
  clusters: Map<Rendered, string>,
): { all: readonly Rendered[]; clusters: Map<Rendered, string> } {
  const taken = new Set<string>();
  for (const [{ build }, key] of clusters) {
    if (key !== '')
      for (const resource of build.resources) if (isUnique(resource)) taken.add(identityOf(resource));
  }
  if (taken.size === 0) return { all: found, clusters };
  const keys = new Map<Rendered, string>();
  const all = found.map(rendered => {
    const { build, parent } = rendered;
    const inherited = parent && keys.get(parent);
    const key = clusters.get(rendered) || inherited || '';
    const rival = key === '' && build.resources.some(one => isUnique(one) && taken.has(identityOf(one)));
    const copy = rival && build.kind === 'loose';
    const kept: Rendered = copy ? { ...rendered, build: { ...build, kind: 'orphan' } } : rendered;
    keys.set(kept, rival && !copy ? build.directory : key);
    return kept;
  });
  return { all, clusters: keys };
}

/** `examples/a` of `examples/a/clusters/dev`: what lies beside `examples/a` is none of its business. */
function nestedRepositories(keys: Iterable<string>): string[] {
  const roots: string[] = [];
  for (const key of keys) {
    const parent = directoryOf(key);
    if (parent.endsWith('/clusters')) roots.push(directoryOf(parent));
  }
  return roots;
}

function worldOf(directory: string, worlds: ReadonlySet<string>): string {
  for (let at = directory; at !== ''; at = directoryOf(at)) if (worlds.has(at)) return at;
  return '';
}

/**
 * `apps/overlays/dev` and `infrastructure/overlays/dev` are the same environment, unless both deliver an
 * object that there can be only one of. Each group of keys becomes one scope.
 */
function mergeByName(keys: ReadonlyMap<Rendered, string>): string[][] {
  const distinct = [...new Set(keys.values())];
  const above = new Set(distinct.filter(key => key !== '').flatMap(key => upwards(directoryOf(key))));
  const leaves = distinct.filter(key => !above.has(key));
  const byName = new Map<string, string[]>();
  for (const key of leaves) {
    const last = key.slice(key.lastIndexOf('/') + 1);
    const name = conventionalFork(key) === key || isStage(last) ? last : `/${key}`;
    byName.set(name, [...(byName.get(name) ?? []), key]);
  }
  return [...byName.values()].flatMap(group => (canMerge(group, keys) ? [group] : group.map(key => [key])));
}

function canMerge(group: readonly string[], keys: ReadonlyMap<Rendered, string>): boolean {
  if (group.length === 1) return true;
  const clusters = group.filter(key => /(^|\/)clusters$/.test(directoryOf(key)));
  const [root = ''] = clusters.map(key => directoryOf(directoryOf(key)));
  if (clusters.length > 1 || !group.every(key => isAtOrBelow(key, root))) return false;
  const owners = new Map<string, string>();
  for (const [{ build }, key] of keys) {
    if (!group.includes(key)) continue;
    for (const resource of build.resources.filter(isUnique)) {
      const identity = identityOf(resource);
      if ((owners.get(identity) ?? key) !== key) return false;
      owners.set(identity, key);
    }
  }
  return true;
}

function scopesOf(
  group: readonly string[],
  all: readonly Rendered[],
  keys: ReadonlyMap<Rendered, string>,
): Scope[] {
  const sees = (key: string): boolean => group.some(own => isAtOrBelow(own, key));
  const builds = all.filter(rendered => sees(keys.get(rendered) ?? '')).map(({ build }) => build);
  const name = group[0] ?? '';
  const cluster = new Scope(
    name,
    builds.filter(({ kind }) => kind !== 'orphan'),
  );
  const orphans = builds.filter(({ kind }) => kind === 'orphan');
  return orphans.length === 0 ? [cluster] : [cluster, new Scope(name, orphans, cluster)];
}

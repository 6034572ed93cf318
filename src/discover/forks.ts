/** A folder whose children are one cluster or environment each, by the custom of Flux repositories, with one of them. */
const forkParent = /(?:^|\/)(?:clusters|environments|envs|overlays)\/[^/]*/;

/** `clusters/dev` of `clusters/dev/apps/x`; the outermost one when there are several. */
export function conventionalFork(path: string): string | undefined {
  const found = forkParent.exec(path);
  return found ? path.slice(0, found.index + found[0].length) : undefined;
}

/**
 * The folders that nobody who asks for these targets needs to see: the siblings of the cluster they are
 * in. Nothing is left out when one target lies outside every cluster, because then any may deliver it.
 */
export function siblingForks(targets: readonly string[]): (folder: string) => boolean {
  const wanted = new Set<string>();
  for (const target of targets) {
    const fork = conventionalFork(target);
    if (fork === undefined) return () => false;
    wanted.add(fork);
  }
  if (wanted.size === 0) return () => false;
  const parents = new Set([...wanted].map(fork => fork.slice(0, fork.lastIndexOf('/'))));
  return folder => !wanted.has(folder) && parents.has(folder.slice(0, folder.lastIndexOf('/')));
}

/** Folder names that stand for the stage of a delivery, so that equal names mean the same one. */
const stages =
  /^(dev|development|test|testing|qa|uat|int|integration|stage|staging|sandbox|preview|prod|production|live)$/;

export function isStage(name: string): boolean {
  return stages.test(name);
}

/** What the clusters that were left out are called: a folder of such a name elsewhere is theirs. */
export function siblingNames(
  targets: readonly string[],
  foldersOf: (path: string) => readonly string[],
): ReadonlySet<string> {
  const names = new Set<string>();
  const isLeftOut = siblingForks(targets);
  for (const target of targets) {
    const parent = conventionalFork(target)?.replace(/\/[^/]*$/, '');
    for (const name of parent === undefined ? [] : foldersOf(parent)) {
      if (isLeftOut(`${parent}/${name}`) && !sharedNames.has(name)) names.add(name);
    }
  }
  return names;
}

/** Folders beside clusters that all of them use. */
const sharedNames: ReadonlySet<string> = new Set([
  'base',
  'bases',
  'common',
  'shared',
  'components',
  'templates',
]);

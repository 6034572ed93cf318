/** Folders whose children are one cluster or environment each, by the custom of Flux repositories. */
const forkParents: ReadonlySet<string> = new Set(['clusters', 'environments', 'envs', 'overlays']);

/** `clusters/dev` of `clusters/dev/apps/x`; the outermost one when there are several. */
export function conventionalFork(path: string): string | undefined {
  const steps = path.split('/');
  for (let index = 0; index + 1 < steps.length; index++) {
    if (forkParents.has(steps[index] ?? '')) return steps.slice(0, index + 2).join('/');
  }
  return undefined;
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

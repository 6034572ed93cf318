import type { Host } from '../host.ts';
import { conventionalFork } from './forks.ts';

/**
 * The folder that Flux Kustomization paths count from: the nearest one with `.git` above the target,
 * else the working directory when the target is in it, else what the path itself tells: the folder that
 * holds `clusters`, or the target. Absolute paths.
 */
export function findRoot(host: Host, folder: string): string {
  for (let at = folder; ; at = parentOf(at)) {
    if (host.kind(at === '/' ? '/.git' : `${at}/.git`) !== undefined) return at;
    if (at === '/') break;
  }
  const { cwd } = host;
  if (cwd === '/' || folder === cwd || folder.startsWith(`${cwd}/`)) return cwd;
  const fork = conventionalFork(folder);
  return fork === undefined ? folder : parentOf(parentOf(fork));
}

/**
 * The part of the repository that is searched for context. A `.git` says what belongs together; without
 * one only the project around the targets is looked at, not all that happens to lie in the working
 * directory. Paths count from the root.
 */
export function contextOf(host: Host, root: string, targets: readonly string[]): string {
  if (host.kind(root === '/' ? '/.git' : `${root}/.git`) !== undefined) return '';
  const projects = targets.map(target => {
    const fork = conventionalFork(target);
    const clusters = fork === undefined ? '' : fork.slice(0, fork.lastIndexOf('/'));
    return clusters.includes('/') ? clusters.slice(0, clusters.lastIndexOf('/')) : '';
  });
  const [first = ''] = projects;
  return projects.every(project => project === first) ? first : '';
}

function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/')) || '/';
}

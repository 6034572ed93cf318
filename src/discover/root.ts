import type { Host } from '../host.ts';
import { conventionalFork } from './forks.ts';

/**
 * The folder that Flux Kustomization paths count from: the nearest one with `.git` above the target,
 * else the working directory when the target is in it, else what the path itself tells: the folder that
 * holds `clusters`, or the target. From inside `clusters/dev` the working directory tells nothing either.
 * Absolute paths.
 */
export function findRoot(host: Host, folder: string): string {
  for (let at = folder; ; at = parentOf(at)) {
    if (host.kind(at === '/' ? '/.git' : `${at}/.git`) !== undefined) return at;
    if (at === '/') break;
  }
  const { cwd } = host;
  const isHere = cwd !== '/' && (folder === cwd || folder.startsWith(`${cwd}/`));
  if (isHere && conventionalFork(folder.slice(cwd.length + 1)) !== undefined) return cwd;
  const project = projectOf(folder);
  if (project === undefined) return isHere ? cwd : folder;
  return isHere && pathsCountFrom(cwd, project, host) ? cwd : project;
}

/** Whether the Flux Kustomizations in a folder name directories that are there and not below the other root. */
function pathsCountFrom(folder: string, other: string, host: Host): boolean {
  const paths = (host.list(folder) ?? [])
    .filter(({ name, kind }) => kind === 'file' && /\.ya?ml$/.test(name))
    .flatMap(({ name }) => fluxPaths(host.readText(`${folder}/${name}`)));
  const isThere = (root: string) => (path: string) => host.kind(`${root}/${path}`) === 'directory';
  return paths.some(isThere(folder)) && !paths.some(isThere(other));
}

/** A quick look: nothing is parsed before the root is known. */
function fluxPaths(text: ReturnType<Host['readText']>): string[] {
  if (typeof text !== 'string' || !text.includes('kustomize.toolkit.fluxcd.io/')) return [];
  return [...text.matchAll(/^ {2,}path:\s*["']?(?:\.\/)?([^\s"'.#][^\s"'#]*)/gm)].map(
    ([, path = '']) => path,
  );
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

/**
 * Folders that a look around leaves out. A single file outside the working directory that belongs to no
 * repository and no cluster has its own folder for context, and not all that happens to lie below.
 */
export function strangers(host: Host, root: string, targets: readonly string[]): (folder: string) => boolean {
  const isKnown = host.kind(root === '/' ? '/.git' : `${root}/.git`) !== undefined;
  const isAlone = (target: string): boolean =>
    target !== '' && conventionalFork(target) === undefined && host.kind(`${root}/${target}`) === 'file';
  if (isKnown || root === host.cwd || !targets.every(isAlone)) return () => false;
  return folder => !targets.some(target => target.startsWith(`${folder}/`));
}

/** The folder that holds the innermost `clusters`, else the outermost folder of environments. */
function projectOf(folder: string): string | undefined {
  const clusters = folder.lastIndexOf('/clusters/');
  if (clusters >= 0) return folder.slice(0, clusters) || '/';
  const fork = conventionalFork(folder);
  return fork === undefined ? undefined : parentOf(parentOf(fork));
}

function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/')) || '/';
}

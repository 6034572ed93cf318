import { createRequire } from 'node:module';
import type { Ignore } from 'ignore';
import { directoryOf, isAtOrBelow, joinPath } from '../model/paths.ts';
import type { Repository } from '../model/repository.ts';

type IgnorePackage = typeof import('ignore');

const require = createRequire(import.meta.url);

/** What a source leaves out of its artifact. Paths count from the repository root. */
export interface Exclusions {
  /** Whether this file is left out. */
  excludes(path: string): boolean;
  /** Some `.sourceignore` or `spec.ignore` has patterns, so most of the defaults no longer hold. */
  readonly custom: boolean;
}

/** One pattern, and the folder it counts from. */
interface Pattern {
  readonly folder: string;
  readonly negated: boolean;
  readonly matcher: Ignore;
}

const continuousIntegration = /(^|\/)(\.github|\.circleci)\//;
const defaultNames: ReadonlySet<string> = new Set([
  '.travis.yml',
  '.gitlab-ci.yml',
  'appveyor.yml',
  '.drone.yml',
  'cloudbuild.yaml',
  'codeship-services.yml',
  'codeship-steps.yml',
  '.goreleaser.yml',
  '.sops.yaml',
  '.flux.yaml',
]);

/** The exclusions of a Git source without patterns of its own. The list is source-controller's, without pictures and archives. */
export const defaultExclusions: Exclusions = {
  custom: false,
  excludes: path =>
    isVersionControl(path) ||
    continuousIntegration.test(path) ||
    defaultNames.has(path.slice(path.lastIndexOf('/') + 1)),
};

/**
 * The `.sourceignore` files, then `spec.ignore`. The last matching pattern decides, and unlike git it may
 * bring back a file whose folder is left out.
 * https://fluxcd.io/flux/components/source/gitrepositories/#excluding-files
 */
export function readExclusions(
  repository: Repository,
  sourceIgnores: readonly string[],
  specIgnore: { readonly text: string; readonly folder: string },
): Exclusions {
  const patterns: Pattern[] = [];
  for (const path of sourceIgnores) {
    const text = repository.readText(path);
    if (typeof text === 'string') patterns.push(...patternsOf(text, directoryOf(path)));
  }
  patterns.push(...patternsOf(specIgnore.text, specIgnore.folder));
  if (patterns.length === 0) return defaultExclusions;
  patterns.reverse();
  return { custom: true, excludes: path => isVersionControl(path) || isExcluded(path, patterns) };
}

function isExcluded(path: string, patterns: readonly Pattern[]): boolean {
  for (const { folder, negated, matcher } of patterns) {
    if (!isAtOrBelow(path, folder)) continue;
    const relative = folder === '' ? path : path.slice(folder.length + 1);
    if (relative !== '' && matcher.ignores(relative)) return !negated;
  }
  return false;
}

function patternsOf(text: string, folder: string): Pattern[] {
  const patterns: Pattern[] = [];
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const negated = line.startsWith('!');
    const ignore = require('ignore') as IgnorePackage;
    const matcher = ignore().add(negated ? line.slice(1) : line);
    patterns.push({ folder, negated, matcher });
  }
  return patterns;
}

function isVersionControl(path: string): boolean {
  return /(^|\/)(\.git\/|\.git(ignore|modules|attributes)$)/.test(path);
}

/** A view of the repository as the artifact holds it: without symlinks and without what is left out. */
export function artifactView(repository: Repository, exclusions: Exclusions): Repository {
  const holds = (path: string): boolean => {
    const kind = entryKind(repository, path);
    if (kind === 'file') return !exclusions.excludes(path);
    return kind === 'directory' && (!exclusions.custom || holdsFiles(repository, path, exclusions));
  };
  const missing = { error: 'missing', message: 'does not exist' } as const;
  return {
    root: repository.root,
    list: path => repository.list(path)?.filter(({ name }) => holds(joinPath(path, name))),
    kind: path => (path === '' || holds(path) ? repository.kind(path) : undefined),
    parse: (path, dialect) => (holds(path) ? repository.parse(path, dialect) : missing),
    readText: path => (holds(path) ? repository.readText(path) : missing),
    readBytes: path => (holds(path) ? repository.readBytes(path) : missing),
  };
}

/** What an entry is by itself: a symlink on the way makes everything behind it vanish. */
function entryKind(repository: Repository, path: string): string | undefined {
  if (path === '') return 'directory';
  const folder = directoryOf(path);
  if (folder !== '' && entryKind(repository, folder) !== 'directory') return undefined;
  const name = path.slice(path.lastIndexOf('/') + 1);
  return repository.list(folder)?.find(entry => entry.name === name)?.kind;
}

/** Artifacts have no empty folders. */
function holdsFiles(repository: Repository, folder: string, exclusions: Exclusions): boolean {
  for (const { name, kind } of repository.list(folder) ?? []) {
    const path = joinPath(folder, name);
    if (kind === 'file' && !exclusions.excludes(path)) return true;
    if (kind === 'directory' && name !== '.git' && holdsFiles(repository, path, exclusions)) return true;
  }
  return false;
}

import type { Entry } from '../host.ts';
import { isIgnoredFolder, kustomizationNames, skipOf } from './skip.ts';

/** Why a file was not read as a manifest. Every skipped file is counted under one of these. */
export type SkipReason =
  | 'helm-chart'
  | 'terraform'
  | 'vendored'
  | 'ignored'
  | 'symlink'
  | 'not-kubernetes'
  | 'other-extension';

export interface SkippedFile {
  readonly path: string;
  readonly reason: SkipReason;
}

/** One folder of the repository, with the files in it that may hold manifests. Paths count from the root. */
export interface Folder {
  readonly path: string;
  /** `.yaml`, `.yml` and `.json` files, kustomization files left out. */
  readonly manifests: readonly string[];
  /** Files of the three names that kustomize recognises. More than one is a mistake. */
  readonly kustomizations: readonly string[];
}

export interface Walk {
  /** By path, parents before children, each level in name order. */
  readonly folders: ReadonlyMap<string, Folder>;
  readonly skipped: readonly SkippedFile[];
  /** The `.sourceignore` files, parents before children. */
  readonly sourceIgnores: readonly string[];
  /** Folders that could not be listed. */
  readonly unlisted: readonly string[];
}

export interface WalkOptions {
  readonly list: (path: string) => readonly Entry[] | undefined;
  /** The `ignore` setting of the configuration; folders end with a slash. */
  readonly ignores: (path: string) => boolean;
  /** Folders that no target needs. They are not counted as skipped, because nobody asked for them. */
  readonly excludes: (path: string) => boolean;
}

/** Finds everything below `start` that may be a manifest; nothing is read. */
export function walk(start: string, options: WalkOptions): Walk {
  const folders = new Map<string, Folder>();
  const skipped: SkippedFile[] = [];
  const sourceIgnores: string[] = [];
  const unlisted: string[] = [];
  const pending = [start];
  for (let path = pending.pop(); path !== undefined; path = pending.pop()) {
    const entries = options.list(path);
    if (!entries) {
      unlisted.push(path);
      continue;
    }
    if (entries.some(({ name }) => name === '.sourceignore'))
      sourceIgnores.push(joined(path, '.sourceignore'));
    const below = enter(path, entries, options, folders, skipped);
    for (let index = below.length - 1; index >= 0; index--) pending.push(below[index] ?? '');
  }
  return { folders, skipped, sourceIgnores, unlisted };
}

function enter(
  path: string,
  entries: readonly Entry[],
  options: WalkOptions,
  folders: Map<string, Folder>,
  skipped: SkippedFile[],
): string[] {
  const manifests: string[] = [];
  const kustomizations: string[] = [];
  const below: string[] = [];
  const skip = skipOf(entries);
  for (const { name, kind } of entries) {
    const child = joined(path, name);
    if (kind === 'directory') {
      if (name === '.git' || options.excludes(child)) continue;
      const reason = skip.folder(name) ?? (options.ignores(`${child}/`) ? 'ignored' : undefined);
      if (reason === undefined) below.push(child);
      else if (isIgnoredFolder(name) || reason === 'ignored') skipped.push({ path: child, reason });
      else countBelow(child, reason, options, skipped);
    } else {
      const reason = skip.file(name, kind);
      if (reason === 'unrelated') continue;
      if (reason !== undefined) skipped.push({ path: child, reason });
      else if (options.ignores(child)) skipped.push({ path: child, reason: 'ignored' });
      else if (kustomizationNames.has(name)) kustomizations.push(child);
      else manifests.push(child);
    }
  }
  folders.set(path, { path, manifests, kustomizations });
  return below;
}

/** Chart templates are many files, and a reader wants to know how many were left out. */
function countBelow(path: string, reason: SkipReason, options: WalkOptions, skipped: SkippedFile[]): void {
  for (const { name, kind } of options.list(path) ?? []) {
    const child = `${path}/${name}`;
    if (kind === 'directory') countBelow(child, reason, options, skipped);
    else if (/\.(ya?ml|json)$/.test(name)) skipped.push({ path: child, reason });
  }
}

function joined(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

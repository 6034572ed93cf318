import { kustomizationNames } from '../discover/skip.ts';
import { joinPath, normalizePath } from '../model/paths.ts';
import type { Repository } from '../model/repository.ts';
import { isMap } from '../yaml/cursor.ts';
import type { Value } from '../yaml/document.ts';

/** What building a directory would read, found from the lists of its kustomization files alone. */
export interface Reach {
  /** The directories that are built on the way, the first one included. */
  readonly directories: ReadonlySet<string>;
  readonly files: ReadonlySet<string>;
}

/** The kustomization file of a directory, `undefined` when it has none. */
export function kustomizationOf(repository: Repository, directory: string): string | undefined {
  for (const name of kustomizationNames) {
    const path = joinPath(directory, name);
    if (repository.kind(path) === 'file') return path;
  }
  return undefined;
}

/**
 * Follows `resources`, `components` and `bases` without building anything, to know early which overlay
 * is whose base. The answers of one repository are shared.
 */
export class ReachMap {
  readonly #repository: Repository;
  readonly #known = new Map<string, Reach>();
  readonly #entries = new Map<string, Entries>();

  constructor(repository: Repository) {
    this.#repository = repository;
  }

  /** From a kustomization file, or from everything below a directory that has none. */
  of(directory: string): Reach {
    const known = this.#known.get(directory);
    if (known) return known;
    const directories = new Set<string>();
    const files = new Set<string>();
    const pending = [directory];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      if (directories.has(next)) continue;
      directories.add(next);
      const entries = this.#entriesOf(next);
      for (const file of entries.files) files.add(file);
      pending.push(...entries.directories);
    }
    const reach = { directories, files };
    this.#known.set(directory, reach);
    return reach;
  }

  /** The directories that the kustomization file in this one names; its own children, so to speak. */
  basesOf(directory: string): readonly string[] {
    return this.#entriesOf(directory).directories;
  }

  /** The files that the kustomization file in this directory reads as something else than manifests. */
  partsOf(directory: string): readonly string[] {
    return this.#entriesOf(directory).parts;
  }

  isComponent(directory: string): boolean {
    return this.#entriesOf(directory).component;
  }

  #entriesOf(directory: string): Entries {
    let entries = this.#entries.get(directory);
    if (!entries) {
      const file = kustomizationOf(this.#repository, directory);
      entries = file === undefined ? this.#generated(directory) : this.#listed(directory, file);
      this.#entries.set(directory, entries);
    }
    return entries;
  }

  #listed(directory: string, file: string): Entries {
    const entries: Entries = { files: [file], directories: [], parts: [], component: false };
    const parsed = this.#repository.parse(file, 'values');
    const value = 'error' in parsed ? undefined : parsed.documents[0]?.value;
    if (!isMap(value)) return entries;
    entries.component = value.kind === 'Component';
    for (const field of ['resources', 'components', 'bases']) {
      for (const entry of strings(value[field])) {
        const path = normalizePath(joinPath(directory, entry));
        const kind = path === undefined ? undefined : this.#repository.kind(path);
        if (path !== undefined && kind === 'file') entries.files.push(path);
        else if (path !== undefined && kind === 'directory') entries.directories.push(path);
      }
    }
    for (const entry of partPaths(value)) {
      const path = normalizePath(joinPath(directory, entry));
      if (path !== undefined && this.#repository.kind(path) === 'file') entries.parts.push(path);
    }
    return entries;
  }

  #generated(directory: string): Entries {
    const entries: Entries = { files: [], directories: [], parts: [], component: false };
    for (const { name, kind } of this.#repository.list(directory) ?? []) {
      const path = joinPath(directory, name);
      if (kind === 'file' && /\.ya?ml$/.test(name)) entries.files.push(path);
      else if (kind === 'directory' && name !== '.git') entries.directories.push(path);
    }
    return entries;
  }
}

interface Entries {
  readonly files: string[];
  readonly directories: string[];
  readonly parts: string[];
  component: boolean;
}

/** Lists whose items are paths, or texts of several lines, which name no file. */
const pathLists = [
  'patchesStrategicMerge',
  'configurations',
  'crds',
  'generators',
  'transformers',
  'validators',
] as const;

/** Lists of structs that may name a file. */
const patchLists = ['patches', 'patchesJson6902', 'replacements'] as const;

/** What looks like a manifest there is half an object, or the settings of a plugin. */
function partPaths(file: { readonly [key: string]: Value }): string[] {
  const paths: string[] = [];
  for (const field of pathLists) paths.push(...strings(file[field]));
  for (const field of patchLists) {
    const items: Value | undefined = file[field];
    if (!Array.isArray(items)) continue;
    for (const item of items) if (isMap(item) && typeof item.path === 'string') paths.push(item.path);
  }
  return paths.filter(path => !path.includes('\n'));
}

const noStrings: readonly string[] = [];

function strings(value: Value | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : noStrings;
}

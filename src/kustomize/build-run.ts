import type { BuildProblem, KustomizationFile, RemovedObject, Unrendered } from '../model/build.ts';
import { isAtOrBelow, normalizePath } from '../model/paths.ts';
import type { Repository } from '../model/repository.ts';
import type { ParsedFile } from '../model/workspace.ts';
import type { SourceFile } from '../text/span.ts';
import type { Cursor } from '../yaml/cursor.ts';
import type { Dialect, Document } from '../yaml/document.ts';
import { type Complain, type Complaint, complaint, cursorAt, toProblem } from './complaint.ts';
import type { Draft } from './draft.ts';
import type { Mark } from './mark.ts';
import { builtInSchemas, type MergeSchemas } from './merge-schema.ts';
import type { BuildOptions } from './options.ts';
import type { ProblemCode } from './problem-codes.ts';
import type { TextSetting } from './settings.ts';
import type { FieldSpecs } from './tables.ts';

/** A kustomization on the way from the root to where the build is now. */
export interface Directory {
  readonly path: string;
  readonly parent: Directory | undefined;
}

/** One build: what it reads through, and everything it has to tell besides objects. */
export class BuildRun {
  readonly repository: Repository;
  readonly directory: string;
  readonly options: BuildOptions;
  readonly problems: BuildProblem[] = [];
  readonly unrendered: Unrendered[] = [];
  readonly removed: RemovedObject[] = [];
  readonly files: KustomizationFile[] = [];
  readonly manifests = new Map<string, SourceFile>();
  /** What the files of `configurations` say. */
  readonly configurations = new Map<Document, FieldSpecs>();
  /** Any `buildMetadata` at the root makes kustomize keep notes. */
  notes = false;
  schemas: MergeSchemas = builtInSchemas;
  /** The first `openapi` counts: the root's, else the first base or component that has one. */
  schemasChosen = false;
  /** An object of a type that is not built in was read. */
  sawCustomType = false;

  constructor(repository: Repository, directory: string, options: BuildOptions) {
    this.repository = repository;
    this.directory = directory;
    this.options = options;
  }

  report(found: Complaint, at: Cursor): void {
    this.problems.push(toProblem(found, at));
  }

  /** At the bytes the fault is about; the entry that led there is told when it is in another file. */
  reportInside(found: Complaint, entry: Cursor): void {
    const at = found.mark && cursorAt(found.mark);
    if (!at) {
      this.report(found, entry);
      return;
    }
    const elsewhere = at.origin()?.source.path !== entry.origin()?.source.path;
    const related = elsewhere ? [{ at: entry, message: 'used here' }] : [];
    this.problems.push({ code: found.code, data: found.data, at, related, fatal: found.fatal });
  }

  /** To be called while the object still is what it was. */
  noteRemoval(draft: Draft, mark: Mark): void {
    const { group, kind, name, namespace } = draft.id;
    const by = cursorAt(mark);
    const was = cursorAt((draft.root.get('metadata')?.get('name') ?? draft.root).mark);
    if (!by || !was) return;
    this.removed.push({ group, kind, name, namespace: namespace === '' ? undefined : namespace, by, was });
  }

  /** For operations that do not know which entry asked for them. */
  complainAt(at: Cursor): Complain {
    return found => this.report(found, at);
  }

  /** Reads a file that an entry names, relative to its kustomization; says why when it cannot. */
  readFile(directory: Directory, { text, at }: TextSetting, missing: ProblemCode): SourceFile | undefined {
    const path = this.resolveFile(directory, { text, at });
    if (path === undefined) return undefined;
    const content = this.repository.readText(path);
    if (typeof content === 'string') return { path, text: content };
    this.#unreadable(content, { text, at }, missing);
    return undefined;
  }

  parseFile(
    directory: Directory,
    setting: TextSetting,
    dialect: Dialect,
    missing: ProblemCode,
  ): ParsedFile | undefined {
    const path = this.resolveFile(directory, setting);
    return path === undefined ? undefined : this.parseAt(path, setting, dialect, missing);
  }

  /** As {@link parseFile}, for a path from the repository root that may be read. */
  parseAt(
    path: string,
    setting: TextSetting,
    dialect: Dialect,
    missing: ProblemCode,
  ): ParsedFile | undefined {
    const parsed = this.repository.parse(path, dialect);
    if (!('error' in parsed)) return parsed;
    this.#unreadable(parsed, setting, missing);
    return undefined;
  }

  readBytes(directory: Directory, setting: TextSetting, missing: ProblemCode): Uint8Array | undefined {
    const path = this.resolveFile(directory, setting);
    if (path === undefined) return undefined;
    const bytes = this.repository.readBytes(path);
    if (bytes instanceof Uint8Array) return bytes;
    this.#unreadable(bytes, setting, missing);
    return undefined;
  }

  /** The path from the repository root, once it is sure that the file may be read. */
  resolveFile(directory: Directory, { text, at }: TextSetting): string | undefined {
    if (isRemoteFile(text)) {
      this.unrendered.push({ what: 'remote', detail: text, at });
      return undefined;
    }
    const path = this.join(directory, { text, at });
    return path !== undefined && this.mayRead(directory, path, { text, at }) ? path : undefined;
  }

  /** Whether the load restrictor lets a kustomization read a path; says so when it does not. */
  mayRead(directory: Directory, path: string, { text, at }: TextSetting): boolean {
    if (this.options.restrict !== 'root' || isAtOrBelow(path, directory.path)) return true;
    if (this.repository.kind(path) === undefined) return true;
    this.report(complaint('outside-root', { path: text, root: directory.path || '.' }), at);
    return false;
  }

  join(directory: Directory, { text, at }: TextSetting): string | undefined {
    if (text.startsWith('/')) {
      this.report(complaint('absolute-path', { path: text }), at);
      return undefined;
    }
    const path = normalizePath(`${directory.path}/${text}`);
    if (path === undefined) this.report(complaint('outside-repository', { path: text }), at);
    return path;
  }

  #unreadable(
    failure: { readonly error: string; readonly message: string },
    { text, at }: TextSetting,
    missing: ProblemCode,
  ): void {
    if (failure.error === 'missing') {
      this.problems.push({
        code: missing,
        data: { path: text, field: fieldOf(at) },
        at,
        related: [],
        fatal: true,
      });
    } else if (failure.error === 'directory') {
      this.report(complaint('directory-as-file', { path: text }), at);
    } else {
      this.report(complaint('unreadable-file', { path: text, reason: failure.message }), at);
    }
  }
}

/** The field a cursor is in, without the positions of list items. */
function fieldOf({ path }: Cursor): string {
  return path.filter(step => typeof step === 'string').join('.');
}

export function isRemoteFile(path: string): boolean {
  return /^https?:\/\//i.test(path);
}

/** Whether kustomize would take an entry for a git repository: it asks before it looks for a directory. */
export function isGitTarget(path: string): boolean {
  const scheme = /^(?:(?:git::)?(?:ssh|https?|file):\/\/|git::|[^/@]+@[^/:]+[:/])(.*)$/i.exec(path);
  const hosted = /^github\.com[:/](.*)$/i.exec(path);
  const rest = (scheme ?? hosted)?.[1];
  if (rest === undefined) return false;
  return /\.git(?:[/?]|$)|_git\/|\/\//.test(rest) || rest.split('/').filter(Boolean).length >= 2;
}

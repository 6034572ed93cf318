import type { Entry, Host, ReadFailure } from '../host.ts';
import type { Dialect } from '../yaml/document.ts';
import { parse } from '../yaml/parse.ts';
import { SpanRoom } from '../yaml/span-table.ts';
import { directoryOf, normalizePath } from './paths.ts';
import type { Repository } from './repository.ts';
import type { ParsedFile } from './workspace.ts';

/** What one folder holds. Most folders are so small that a map of their names costs more than it saves. */
interface Listing {
  readonly entries: readonly Entry[];
  readonly kinds: ReadonlyMap<string, Entry['kind']> | undefined;
}
const smallFolder = 24;

/** What is known of one file. Its path is without dots, unless it leads out of the repository. */
interface KnownFile {
  readonly path: string;
  readonly text: string | ReadFailure;
  manifest: ParsedFile | ReadFailure | undefined;
  values: ParsedFile | ReadFailure | undefined;
}

/** Nodes of a few documents; the room grows with the repository. */
const sharedNodes = 512;

const outside: ReadFailure = { error: 'outside', message: 'lies outside the repository' };

/** The files below `root` (an absolute path), each listed, read and parsed at most once. */
export function openRepository(host: Host, root: string): Repository {
  return new DiskRepository(host, root);
}

class DiskRepository implements Repository {
  readonly root: string;
  readonly #host: Host;
  readonly #prefix: string;
  #realPrefix: string | undefined;
  readonly #listings = new Map<string, Listing | undefined>();
  readonly #files = new Map<string, KnownFile>();
  readonly #room = new SpanRoom(sharedNodes);

  constructor(host: Host, root: string) {
    this.root = root;
    this.#host = host;
    this.#prefix = root.endsWith('/') ? root : `${root}/`;
  }

  parse(path: string, dialect: Dialect): ParsedFile | ReadFailure {
    const file = this.#files.get(path) ?? this.#read(path);
    const parsed = file[dialect] ?? this.#parse(file, dialect);
    file[dialect] = parsed;
    return parsed;
  }

  readText(path: string, isListed = false): string | ReadFailure {
    const file = this.#files.get(path) ?? (isListed ? this.#readListed(path) : this.#read(path));
    return file.text;
  }

  readBytes(path: string): Uint8Array | ReadFailure {
    const reachable = this.#reach(path);
    return typeof reachable === 'string' ? this.#host.readBytes(reachable) : reachable;
  }

  list(path: string): readonly Entry[] | undefined {
    const inside = normalizePath(path);
    return inside === undefined ? undefined : this.#listing(inside)?.entries;
  }

  /** A symlink answers as what it leads to, as long as that is inside the root. */
  kind(path: string): Entry['kind'] | undefined {
    const inside = normalizePath(path);
    if (inside === undefined) return undefined;
    if (inside === '') return this.#listing('') && 'directory';
    const kind = this.#entryKind(inside);
    if (kind !== 'symlink') return kind;
    const real = this.#resolveLink(inside);
    return real === undefined ? 'symlink' : this.#host.kind(real);
  }

  #read(path: string): KnownFile {
    const reachable = this.#reach(path);
    const text = typeof reachable === 'string' ? this.#host.readText(reachable) : reachable;
    return this.#keep(path, normalizePath(path) ?? path, text);
  }

  #readListed(path: string): KnownFile {
    return this.#keep(path, path, this.#host.readText(this.#prefix + path, true));
  }

  #keep(asked: string, path: string, text: string | ReadFailure): KnownFile {
    const file: KnownFile = { path, text, manifest: undefined, values: undefined };
    this.#files.set(asked, file);
    return file;
  }

  #parse({ path, text }: KnownFile, dialect: Dialect): ParsedFile | ReadFailure {
    if (typeof text !== 'string') return text;
    const source = { path, text };
    return { source, documents: parse(source, dialect, this.#room) };
  }

  /** The absolute path to read, once it is sure that it does not leave the root. */
  #reach(path: string): string | ReadFailure {
    const inside = normalizePath(path);
    if (inside === undefined) return outside;
    const kind = this.#entryKind(inside);
    if (kind === undefined) return { error: 'missing', message: 'does not exist' };
    if (kind === 'directory') return { error: 'directory', message: 'is a directory' };
    if (kind !== 'symlink') return this.#prefix + inside;
    return this.#resolveLink(inside) ?? outside;
  }

  #entryKind(path: string): Entry['kind'] | undefined {
    if (path === '') return 'directory';
    const listing = this.#listing(directoryOf(path));
    const name = path.slice(path.lastIndexOf('/') + 1);
    if (!listing || listing.kinds) return listing?.kinds?.get(name);
    for (const entry of listing.entries) if (entry.name === name) return entry.kind;
    return undefined;
  }

  #listing(path: string): Listing | undefined {
    const known = this.#listings.get(path);
    if (known || this.#listings.has(path)) return known;
    const absolute = this.#folder(path);
    const entries = absolute === undefined ? undefined : this.#host.list(absolute);
    const listing = entries && {
      entries,
      kinds: entries.length > smallFolder ? kindsOf(entries) : undefined,
    };
    this.#listings.set(path, listing);
    return listing;
  }

  /** Where a folder really is; each parent is asked through its own listing, so a link on the way is seen. */
  #folder(path: string): string | undefined {
    if (path === '') return this.#prefix.length > 1 ? this.#prefix.slice(0, -1) : '/';
    const kind = this.#entryKind(path);
    if (kind === 'directory') return this.#prefix + path;
    return kind === 'symlink' ? this.#resolveLink(path) : undefined;
  }

  #resolveLink(path: string): string | undefined {
    this.#realPrefix ??= `${this.#host.realPath(this.root) ?? this.root}/`;
    const real = this.#host.realPath(this.#prefix + path);
    return real?.startsWith(this.#realPrefix) ? real : undefined;
  }
}

function kindsOf(entries: readonly Entry[]): Map<string, Entry['kind']> {
  return new Map(entries.map(({ name, kind }) => [name, kind]));
}

import type { Entry, Host, ReadFailure } from './host.ts';

export interface MemoryHostOptions {
  /** Absolute POSIX path; relative names of files count from here. Default `/repo`. */
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Milliseconds since 1970. Default 0. */
  readonly now?: number;
  /** Texts by URL. */
  readonly web?: Readonly<Record<string, string>>;
}

/** A disk in memory, for tests and for editors: names to texts, directories made from the names. */
export function memoryHost(
  files: Readonly<Record<string, string>>,
  { cwd = '/repo', env = {}, now = 0, web = {} }: MemoryHostOptions = {},
): Host & { readonly files: ReadonlyMap<string, string> } {
  const texts = new Map<string, string>();
  const folders = new Map<string, Map<string, Entry['kind']>>([['/', new Map()]]);
  const add = (path: string, text: string): void => {
    texts.set(path, text);
    let kind: Entry['kind'] = 'file';
    for (let child = path; child !== '/'; child = parentOf(child)) {
      const parent = parentOf(child);
      const entries = folders.get(parent) ?? new Map<string, Entry['kind']>();
      entries.set(child.slice(child.lastIndexOf('/') + 1), kind);
      folders.set(parent, entries);
      kind = 'directory';
    }
  };
  for (const [name, text] of Object.entries(files)) add(name.startsWith('/') ? name : `${cwd}/${name}`, text);

  const read = (path: string): string | ReadFailure => {
    if (folders.has(path)) return { error: 'directory', message: 'is a directory' };
    return texts.get(path) ?? { error: 'missing', message: 'does not exist' };
  };
  return {
    cwd,
    env,
    files: texts,
    now: () => now,
    readText: path => {
      const text = read(path);
      if (typeof text !== 'string' || !text.includes('\0')) return text;
      return { error: 'binary', message: 'is not text: it contains NUL bytes' };
    },
    readBytes: path => {
      const text = read(path);
      return typeof text === 'string' ? new TextEncoder().encode(text) : text;
    },
    list: path => {
      const entries = folders.get(path);
      return entries && [...entries].map(([name, kind]) => ({ name, kind })).sort(byName);
    },
    kind: path => (folders.has(path) ? 'directory' : texts.has(path) ? 'file' : undefined),
    writeText: (path, text) => {
      add(path, text);
      return undefined;
    },
    realPath: path => (folders.has(path) || texts.has(path) ? path : undefined),
    fetchText: url =>
      Object.hasOwn(web, url) ? (web[url] ?? '') : { error: 'missing', message: 'answers 404' },
  };
}

function byName(a: Entry, b: Entry): number {
  return a.name < b.name ? -1 : 1;
}

function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/')) || '/';
}

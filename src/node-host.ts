import { isUtf8 } from 'node:buffer';
import {
  closeSync,
  constants,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  realpathSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import type { Entry, Host, ReadFailure } from './host.ts';

const require = createRequire(import.meta.url);

/** Nothing that Flux delivers comes near: an object is refused by the API server above about 1.5 MB. */
const largestFile = 32 * 1024 * 1024;

const standardInput = '-';

/** The real disk, environment and clock. */
export function nodeHost(): Host {
  const reader = new Reader();
  return {
    cwd: posix(process.cwd()),
    env: process.env,
    now: () => Date.now(),
    readText: (path, isPlain) => reader.text(path, isPlain),
    readBytes: path => {
      const bytes = reader.bytes(path);
      return 'error' in bytes ? bytes : Uint8Array.from(bytes);
    },
    list,
    kind: path => {
      try {
        const stat = lstatSync(path, { throwIfNoEntry: false });
        return stat && kindOf(stat);
      } catch {
        return undefined;
      }
    },
    writeText: (path, text) => {
      try {
        write(path, text);
        return undefined;
      } catch (error) {
        return failure(error);
      }
    },
    realPath: path => {
      try {
        return posix(realpathSync.native(path));
      } catch {
        return undefined;
      }
    },
    fetchText: url => {
      const { fetchText } = require('./node-fetch.ts') as typeof import('./node-fetch.ts');
      return fetchText(url);
    },
  };
}

function write(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}

/** What is piped in. Not read by its name in `/dev`, which fails for a socket, such as another Node program gives. */
export function readStandardInput(): string | ReadFailure {
  return new Reader().text(standardInput);
}

/** Reads into one buffer that grows to the largest file seen: much cheaper than one buffer for each small file. */
class Reader {
  #buffer: Buffer = Buffer.allocUnsafeSlow(128 * 1024);

  text(path: string, isPlain = false): string | ReadFailure {
    const length = this.#fill(path, isPlain);
    if (typeof length !== 'number') return length;
    if (length >= 2 && isUtf16(this.#buffer)) return fail('encoding', 'is UTF-16 text; save it as UTF-8');
    const text = this.#buffer.toString(undefined, 0, length);
    if (text.includes('\0')) {
      const at = placeOf(this.#buffer, this.#buffer.indexOf(0));
      return { ...fail('binary', 'is not text: it contains NUL bytes'), at };
    }
    // The replacement character is legal text too, so only its presence makes the exact check necessary.
    if (!text.includes('\uFFFD')) return text;
    const bytes = this.#buffer.subarray(0, length);
    if (isUtf8(bytes)) return text;
    return { ...fail('encoding', 'is not valid UTF-8'), at: placeOf(bytes, firstInvalid(bytes, text)) };
  }

  /** A view of the shared buffer, valid until the next call. */
  bytes(path: string): Buffer | ReadFailure {
    const length = this.#fill(path, false);
    return typeof length === 'number' ? this.#buffer.subarray(0, length) : length;
  }

  /** Reads a file to the start of the buffer. Gives its length. */
  #fill(path: string, isPlain: boolean): number | ReadFailure {
    let file: number | undefined;
    try {
      if (path === standardInput) return this.#readAll(0, false);
      // Without O_NONBLOCK a named pipe would block the run for ever.
      file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
      return this.#readAll(file, isPlain);
    } catch (error) {
      return failure(error);
    } finally {
      if (file !== undefined) closeSync(file);
    }
  }

  #readAll(file: number, isPlain: boolean): number | ReadFailure {
    let length = 0;
    for (;;) {
      if (length === this.#buffer.length) this.#grow();
      const read = readSync(file, this.#buffer, length, this.#buffer.length - length, null);
      length += read;
      if (length > largestFile) return fail('too-large', 'is larger than 32 MiB');
      // A plain file gives all it has, a pipe what it has by now.
      if (read === 0 || (isPlain && length < this.#buffer.length)) return length;
    }
  }

  #grow(): void {
    const larger = Buffer.allocUnsafeSlow(this.#buffer.length * 2);
    this.#buffer.copy(larger);
    this.#buffer = larger;
  }
}

function list(path: string): readonly Entry[] | undefined {
  try {
    return readdirSync(path, { withFileTypes: true })
      .map(entry => ({ name: entry.name, kind: kindOf(entry) }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return undefined;
  }
}

interface FileType {
  isFile(): boolean;
  isDirectory(): boolean;
  isSymbolicLink(): boolean;
}

function kindOf(type: FileType): Entry['kind'] {
  if (type.isFile()) return 'file';
  if (type.isDirectory()) return 'directory';
  return type.isSymbolicLink() ? 'symlink' : 'other';
}

function isUtf16(bytes: Buffer): boolean {
  return (bytes[0] === 0xfe && bytes[1] === 0xff) || (bytes[0] === 0xff && bytes[1] === 0xfe);
}

/** Offset of the first byte that is no UTF-8. */
function firstInvalid(bytes: Buffer, text: string): number {
  let length = 0;
  let end = 0;
  for (let at = text.indexOf('\uFFFD'); at >= 0; at = text.indexOf('\uFFFD', at + 1)) {
    length += Buffer.byteLength(text.slice(end, at));
    end = at;
    // One that was written as such has three bytes of its own.
    if (bytes[length] !== 0xef || bytes[length + 1] !== 0xbf || bytes[length + 2] !== 0xbd) return length;
  }
  return length;
}

function placeOf(bytes: Buffer, offset: number): { line: number; column: number } {
  let line = 1;
  let start = 0;
  for (let at = bytes.indexOf(10); at >= 0 && at < offset; at = bytes.indexOf(10, at + 1)) {
    line += 1;
    start = at + 1;
  }
  return { line, column: bytes.toString('utf8', start, offset).length + 1 };
}

function fail(error: ReadFailure['error'], message: string): ReadFailure {
  return { error, message };
}

function failure(error: unknown): ReadFailure {
  switch (errorCode(error)) {
    case 'ENOENT':
    case 'ENOTDIR':
      return fail('missing', 'does not exist');
    case 'EISDIR':
      return fail('directory', 'is a directory');
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return fail('denied', 'is not accessible: permission denied');
    default:
      return fail('other', `cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function errorCode(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}

/** Drive letters keep their form; only the separators change. */
function posix(path: string): string {
  return path.includes('\\') && process.platform === 'win32' ? path.replaceAll('\\', '/') : path;
}

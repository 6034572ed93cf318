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
    readText: path => reader.text(path),
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

  text(path: string): string | ReadFailure {
    const bytes = this.bytes(path);
    if ('error' in bytes) return bytes;
    if (isUtf16(bytes)) return fail('encoding', 'is UTF-16 text; save it as UTF-8');
    const nul = bytes.indexOf(0);
    if (nul >= 0) return { ...fail('binary', 'is not text: it contains NUL bytes'), at: placeOf(bytes, nul) };
    const text = bytes.toString('utf8');
    // The replacement character is legal text too, so only its presence makes the exact check necessary.
    if (!text.includes('\uFFFD') || isUtf8(bytes)) return text;
    return { ...fail('encoding', 'is not valid UTF-8'), at: placeOf(bytes, firstInvalid(bytes, text)) };
  }

  /** A view of the shared buffer, valid until the next call. */
  bytes(path: string): Buffer | ReadFailure {
    if (path === standardInput) return this.#read(0);
    let file: number;
    try {
      // Without O_NONBLOCK a named pipe would block the run for ever.
      file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    } catch (error) {
      return failure(error);
    }
    try {
      return this.#read(file);
    } finally {
      closeSync(file);
    }
  }

  #read(file: number): Buffer | ReadFailure {
    try {
      return this.#readAll(file);
    } catch (error) {
      return failure(error);
    }
  }

  #readAll(file: number): Buffer | ReadFailure {
    let length = 0;
    for (;;) {
      if (length === this.#buffer.length) this.#grow();
      const read = readSync(file, this.#buffer, length, this.#buffer.length - length, null);
      if (read === 0) return this.#buffer.subarray(0, length);
      length += read;
      if (length > largestFile) return fail('too-large', 'is larger than 32 MiB');
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
  const mark = bytes.length >= 2 ? bytes.readUInt16BE(0) : 0;
  return mark === 0xfeff || mark === 0xfffe;
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

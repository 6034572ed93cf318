import type { Entry, ReadFailure } from '../host.ts';
import type { Dialect } from '../yaml/document.ts';
import type { ParsedFile } from './workspace.ts';

/**
 * The files below the repository root, read and parsed at most once. Paths are POSIX, relative to the
 * root, without `./`; `''` is the root. Nothing outside the root can be reached, symlinks included.
 */
export interface Repository {
  /** Absolute path. */
  readonly root: string;
  /** Parses on first use; a second dialect of the same file is parsed separately. */
  parse(path: string, dialect: Dialect): ParsedFile | ReadFailure;
  /** `isListed` says that a walk over this repository found a plain file there, so nobody needs to look again. */
  readText(path: string, isListed?: boolean): string | ReadFailure;
  readBytes(path: string): Uint8Array | ReadFailure;
  list(path: string): readonly Entry[] | undefined;
  kind(path: string): Entry['kind'] | undefined;
}

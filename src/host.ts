/** What a directory holds, as `lstat` sees it: a symlink is a symlink, whatever it points at. */
export interface Entry {
  readonly name: string;
  readonly kind: 'file' | 'directory' | 'symlink' | 'other';
}

/** Reading failed, and why in plain words. */
export interface ReadFailure {
  readonly error:
    | 'missing'
    | 'directory'
    | 'denied'
    | 'too-large'
    | 'binary'
    | 'encoding'
    | 'outside'
    | 'other';
  readonly message: string;
  /** The first byte that is no text, 1-based as an editor counts. */
  readonly at?: { readonly line: number; readonly column: number };
}

/**
 * Everything the outside world gives: files, environment, clock. Injected at the composition root; the
 * rest of the program never imports `node:fs`. Paths are absolute POSIX paths. All calls are
 * synchronous, which is several times faster than promises for many small files.
 */
export interface Host {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Milliseconds since 1970, for `until=` dates and durations. */
  now(): number;
  /**
   * UTF-8 text, BOM kept. `isPlain` says that the path is known to be a regular file, which may save a
   * look whether more is to come.
   */
  readText(path: string, isPlain?: boolean): string | ReadFailure;
  /** Raw bytes as Latin-1 text, for generators that carry binary files. */
  readBytes(path: string): Uint8Array | ReadFailure;
  /** Sorted by name; `undefined` when there is no such directory or it cannot be read. */
  list(path: string): readonly Entry[] | undefined;
  kind(path: string): Entry['kind'] | undefined;
  /** Makes the folders that are missing. */
  writeText(path: string, text: string): ReadFailure | undefined;
  /** Where a symlink leads, resolved completely; `undefined` when dangling. */
  realPath(path: string): string | undefined;
  /** The text at an http or https URL. Nothing asks unless a person allowed it. */
  fetchText(url: string): string | ReadFailure;
}

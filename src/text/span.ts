/** A half-open range of UTF-16 offsets into the text of one {@link SourceFile}. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A file as it was read. Paths are POSIX and relative to the repository root; `text` is exactly the bytes decoded, BOM and CRLF included. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** A 1-based place as a person counts it. Columns are UTF-16 code units, as editors and SARIF count them. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Two {@link Place}s; `end` is exclusive. */
export interface Range {
  readonly start: Place;
  readonly end: Place;
}

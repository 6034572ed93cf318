import type { SkippedFile } from '../discover/walk.ts';
import type { ReadFailure } from '../host.ts';
import type { SourceFile } from '../text/span.ts';
import type { Document } from '../yaml/document.ts';
import type { Scope } from './scope.ts';

export type { SkippedFile };

export interface UnreadableFile {
  readonly path: string;
  readonly failure: ReadFailure;
}

/** A file with its documents. */
export interface ParsedFile {
  readonly source: SourceFile;
  readonly documents: readonly Document[];
}

/** The repository as a run sees it: what was read, and what each cluster receives. */
export interface Workspace {
  /** Absolute path of the repository root. */
  readonly root: string;
  readonly scopes: readonly Scope[];
  /** Every file that was parsed, whether or not an overlay delivers it. */
  readonly files: readonly ParsedFile[];
  readonly skipped: readonly SkippedFile[];
  readonly unreadable: readonly UnreadableFile[];
  /** Whether findings on this file or overlay were asked for: it is below a given path, or an overlay below one reads it. */
  isTarget(path: string): boolean;
}

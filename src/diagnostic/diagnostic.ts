import type { Range, SourceFile, Span } from '../text/span.ts';

export type Severity = 'error' | 'warning' | 'info';

/** Highest first; an index comparison tells which of two is worse. */
export const severities: readonly Severity[] = ['error', 'warning', 'info'];

/** A place in a file, with what to say about it. */
export interface RelatedPlace {
  readonly file: string;
  readonly range: Range;
  readonly span: Span;
  readonly source: SourceFile;
  readonly message: string;
}

/** Replace `span` of `file` by `text`. Offsets count in the file as it is on disk, BOM and CRLF included. */
export interface TextEdit {
  readonly file: string;
  readonly span: Span;
  readonly range: Range;
  readonly text: string;
}

export interface DiagnosticFix {
  readonly title: string;
  readonly safety: 'safe' | 'unsafe';
  readonly edits: readonly TextEdit[];
  /** Names of the entries that it adds or renames to, unique among files: two such fixes would make a key twice. */
  readonly makes?: readonly string[];
}

/** The object a diagnostic is about, as the cluster will know it. */
export interface ObjectIdentity {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
}

/** What a person reads: words and bytes. Made from a finding by `locate`, and by nothing else. */
export interface Diagnostic {
  readonly ruleId: string;
  readonly messageId: string;
  readonly severity: Severity;
  readonly message: string;
  /** What to do, one line; empty when the message says it all. */
  readonly help: string;
  readonly file: string;
  readonly range: Range;
  readonly span: Span;
  readonly source: SourceFile;
  /** `true` when the bytes are only the nearest known place. */
  readonly approximate: boolean;
  /** RFC 6901 pointer into the rendered object; empty for the whole object or a fault of the text. */
  readonly pointer: string;
  readonly resource?: ObjectIdentity;
  /** The overlays that share this finding. */
  readonly overlays: readonly string[];
  readonly related: readonly RelatedPlace[];
  readonly fingerprint: string;
  readonly docs: string;
  readonly fixes: readonly DiagnosticFix[];
}

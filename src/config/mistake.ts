import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { fingerprint } from '../diagnostic/fingerprint.ts';
import { LineTable } from '../text/lines.ts';
import { nearest } from '../text/nearest.ts';
import type { SourceFile, Span } from '../text/span.ts';
import type { Cursor } from '../yaml/cursor.ts';

export type MistakeId =
  | 'unreadable'
  | 'syntax'
  | 'unknown-key'
  | 'type'
  | 'value'
  | 'unknown-rule'
  | 'unknown-option'
  | 'extends';

/** A mistake in a configuration file as a diagnostic, with the place and what to do. */
export function mistake(
  id: MistakeId,
  source: SourceFile,
  span: Span,
  words: { readonly message: string; readonly help?: string },
): Diagnostic {
  const ruleId = `config/${id}`;
  const { message, help = '' } = words;
  return {
    ruleId,
    messageId: id,
    severity: 'error',
    message,
    help,
    file: source.path,
    range: new LineTable(source.text).range(span),
    span,
    source,
    approximate: false,
    pointer: '',
    overlays: [],
    related: [],
    fingerprint: fingerprint({
      ruleId,
      messageId: id,
      file: source.path,
      resource: undefined,
      pointer: '',
      message,
    }),
    docs: 'README.md#configuration',
    fixes: [],
  };
}

/** Collects the mistakes of one file, so that a person sees all of them at once. */
export class Mistakes {
  readonly found: Diagnostic[] = [];
  readonly #source: SourceFile;

  constructor(source: SourceFile) {
    this.#source = source;
  }

  add(id: MistakeId, at: Cursor, message: string, help = ''): void {
    const span = at.origin()?.span ?? { start: 0, end: 0 };
    this.found.push(mistake(id, this.#source, span, { message, help }));
  }

  /** A word that must be one of `known`; `noun` names what it is. */
  unknown(id: MistakeId, at: Cursor, noun: string, word: string, known: Iterable<string>): void {
    const candidates = [...known];
    const near = nearest(word, candidates);
    const list = candidates.length <= 12 ? `one of ${candidates.join(', ')}` : '';
    this.add(id, at, `unknown ${noun} ${word}`, near ? `did you mean ${near}?` : list);
  }
}

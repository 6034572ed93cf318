import type { Diagnostic } from '../../src/diagnostic/diagnostic.ts';
import { emptyResult, type Result } from '../../src/engine/result.ts';
import { LineTable } from '../../src/text/lines.ts';
import type { SourceFile, Span } from '../../src/text/span.ts';

/** The bytes of `part` in a text; the n-th time it stands there. */
export function spanOf(text: string, part: string, occurrence = 0): Span {
  let start = text.indexOf(part);
  for (let n = 0; n < occurrence; n += 1) start = text.indexOf(part, start + 1);
  if (start < 0) throw new Error(`${part} is not in the text`);
  return { start, end: start + part.length };
}

export function diagnosticAt(source: SourceFile, span: Span, more: Partial<Diagnostic> = {}): Diagnostic {
  return {
    ruleId: 'floe/sample',
    messageId: 'sample',
    severity: 'error',
    message: 'something is wrong',
    help: '',
    file: source.path,
    range: new LineTable(source.text).range(span),
    span,
    source,
    approximate: false,
    pointer: '/spec',
    overlays: ['clusters/dev'],
    related: [],
    fingerprint: '0123456789abcdef',
    docs: 'rules/floe/sample.md',
    fixes: [],
    ...more,
  };
}

export function resultWith(diagnostics: readonly Diagnostic[], more: Partial<Result> = {}): Result {
  const { counts, ...empty } = emptyResult();
  return { ...empty, counts: { ...counts, files: 3 }, diagnostics, ...more };
}

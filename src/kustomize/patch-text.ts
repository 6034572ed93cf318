import type { OriginStep } from '../text/origin.ts';
import type { SourceFile, Span } from '../text/span.ts';
import type { Cursor } from '../yaml/cursor.ts';
import type { Dialect, Document } from '../yaml/document.ts';
import { embed } from '../yaml/embedded.ts';
import { parse } from '../yaml/parse.ts';
import { type Placing, placeIn } from './load-node.ts';
import type { ResourceText } from './load-resources.ts';

/** A text that may be read in either dialect: a file, or a string in a kustomization file. */
export interface PatchText {
  readonly text: string;
  /** The string or the path that names it. */
  readonly at: Cursor;
  read(dialect: Dialect): ResourceText;
}

export function inlineText(at: Cursor, step: OriginStep): PatchText {
  const text = typeof at.value === 'string' ? at.value : '';
  return { text, at, read: dialect => readInline(at, dialect, step) };
}

/** An inline text without the blanks around it, so a block at its end loses its line feed. */
export function trimmedText(at: Cursor, step: OriginStep): PatchText {
  const text = typeof at.value === 'string' ? at.value : '';
  const range = trimmedRange(text);
  return {
    text: text.slice(range.start, range.end),
    at,
    read: dialect => readInline(at, dialect, step, range),
  };
}

/** What Go takes for blanks, which is not quite what JavaScript does. */
function trimmedRange(text: string): Span {
  const blank = (index: number) => /[\s\u0085]/.test(text[index] ?? '') && text[index] !== '\ufeff';
  let start = 0;
  let end = text.length;
  while (start < end && blank(start)) start++;
  while (end > start && blank(end - 1)) end--;
  return { start, end };
}

export function fileText(
  source: SourceFile,
  at: Cursor,
  step: OriginStep,
  parsed?: readonly Document[],
): PatchText {
  return {
    text: source.text,
    at,
    read: dialect => ({
      source,
      documents: dialect === 'manifest' && parsed ? parsed : parse(source, dialect),
      place: placeIn(source, step),
    }),
  };
}

function readInline(at: Cursor, dialect: Dialect, step: OriginStep, range?: Span): ResourceText {
  const { documents } = embed(at.tree, at.path, dialect, range);
  const outer = at.origin();
  const source = outer?.source ?? { path: '', text: '' };
  const whole = outer?.span;
  const from = (outer?.from ?? []).flatMap(each => [
    {
      step: each.step,
      spot: { kind: 'span', source: each.source, span: each.span, exact: each.exact },
      from: [],
    } as const,
  ]);
  // A string whose bytes cannot be followed gives its whole span for every node in it.
  const place: Placing = (span: Span) => ({
    step,
    spot: {
      kind: 'span',
      source,
      span,
      exact: whole === undefined || span.start !== whole.start || span.end !== whole.end,
    },
    from,
  });
  return { source, documents, place };
}

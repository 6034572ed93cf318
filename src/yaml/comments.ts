import type { SourceFile, Span } from '../text/span.ts';
import { parse } from './parse.ts';
import { ParsedDocument } from './parsed-document.ts';
import { FOLDED, LITERAL } from './span-table.ts';

export interface Comment {
  /** From the `#` to the end of its line, without trailing blanks. */
  readonly text: string;
  readonly span: Span;
  /** Nothing but blanks stands before it on its line. */
  readonly ownLine: boolean;
}

/**
 * The comments of a file in their order. A `#` inside a scalar is none, as far as the text can be
 * read; in a document that cannot, quotes on the same line are all that counts. Parses the file, so
 * ask only for files that are known to hold something.
 */
export function commentsOf(source: SourceFile): readonly Comment[] {
  const { text } = source;
  const documents = parse(source, 'manifest');
  const scalars = documents.flatMap(scalarSpans);
  const unread = documents.filter(isUnread).map(document => document.span);
  const comments: Comment[] = [];
  let next = 0;
  for (let at = text.indexOf('#'); at >= 0; at = text.indexOf('#', at + 1)) {
    while (next < scalars.length && (scalars[next]?.end ?? 0) <= at) next++;
    if ((scalars[next]?.start ?? text.length) <= at || !startsComment(text, at)) continue;
    const lineStart = Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1)) + 1;
    if (unread.some(span => span.start <= at && at < span.end) && isQuoted(text.slice(lineStart, at)))
      continue;
    const end = commentEnd(text, at);
    const before = text.slice(lineStart, at).replace('\ufeff', '').trim();
    comments.push({ text: text.slice(at, end), span: { start: at, end }, ownLine: before === '' });
    at = end - 1;
  }
  return comments;
}

function scalarSpans(document: ParsedDocument | object): Span[] {
  if (!(document instanceof ParsedDocument)) return [];
  const { table, text } = document;
  const spans: Span[] = [];
  for (const node of table.scalars()) {
    const kind = table.kind(node);
    const end = table.end(node);
    let start = table.start(node);
    if (kind === LITERAL || kind === FOLDED) {
      // A comment may follow the block header, so the scalar counts from its first line.
      const header = text.indexOf('\n', start);
      start = header < 0 || header > end ? end : header;
    }
    if (end > start) spans.push(document.place({ start, end }));
  }
  return spans;
}

function isUnread({ value, problems }: { value: unknown; problems: readonly unknown[] }): boolean {
  return value === undefined && problems.length > 0;
}

function startsComment(text: string, at: number): boolean {
  return at === 0 || /[\s\ufeff]/.test(text[at - 1] ?? '');
}

/** An odd number of quotes before it on the line. */
function isQuoted(before: string): boolean {
  let quote = '';
  for (const char of before) {
    if (quote === '' && (char === '"' || char === "'")) quote = char;
    else if (char === quote) quote = '';
  }
  return quote !== '';
}

function commentEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end++;
  while (text[end - 1] === ' ' || text[end - 1] === '\t') end--;
  return end;
}

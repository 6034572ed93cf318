import type { Path } from './document.ts';
import { findEntry } from './lookup.ts';
import type { ParsedDocument } from './parsed-document.ts';
import type { Surroundings } from './scalar-style.ts';
import { DOUBLE, FLOW_MAPPING, FLOW_SEQUENCE } from './span-table.ts';

/** What the value at a path stands in. A flow root whose keys are all in double quotes is JSON. */
export function surroundingsOf(document: ParsedDocument, path: Path): Surroundings {
  const { table } = document;
  if (isFlow(table.kind(0)))
    return document.source.path.endsWith('.json') || isQuoted(document) ? 'json' : 'flow';
  for (let length = 1; length < path.length; length++) {
    const entry = findEntry(document, path.slice(0, length));
    if (entry !== undefined && isFlow(table.kind(table.target(entry.value)))) return 'flow';
  }
  return 'block';
}

export function isFlow(kind: number): boolean {
  return kind === FLOW_MAPPING || kind === FLOW_SEQUENCE;
}

function isQuoted({ table }: ParsedDocument): boolean {
  let previous = 0;
  for (const node of table.scalars()) {
    if (table.kind(node) === DOUBLE) return true;
    if (previous++ > 0) return false;
  }
  return false;
}

/** The column of the first character of a line that is no blank. */
export function lineIndent(text: string, offset: number): number {
  const start = lineStart(text, offset);
  let at = start;
  while (text.charCodeAt(at) === 32) at++;
  return at - start;
}

export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** The offset of the line feed that ends a line, or the end of the text. */
export function lineEnd(text: string, offset: number): number {
  const feed = text.indexOf('\n', offset);
  return feed < 0 ? text.length : feed;
}

export function columnOf(text: string, offset: number): number {
  return offset - lineStart(text, offset);
}

/** The dash of a block list item; `undefined` when something else than blanks stands between. */
export function dashBefore(text: string, item: number): number | undefined {
  let at = item - 1;
  while (at >= 0 && (text[at] === ' ' || text[at] === '\n')) at--;
  return text[at] === '-' ? at : undefined;
}

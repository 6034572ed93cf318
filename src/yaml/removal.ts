import type { Edit } from '../text/edit.ts';
import type { Span } from '../text/span.ts';
import type { Path } from './document.ts';
import { dashBefore, isFlow, lineEnd, lineStart } from './layout.ts';
import { findEntry, isMapping } from './lookup.ts';
import type { ParsedDocument } from './parsed-document.ts';
import { planReplacement } from './replacement.ts';

/** Takes an entry or item away, with its line and the comment behind it. A collection left empty is written `{}` or `[]`. */
export function* planRemoval(document: ParsedDocument, path: Path): Generator<readonly Edit[]> {
  const parentPath = path.slice(0, -1);
  const entry = findEntry(document, path);
  const parent = findEntry(document, parentPath)?.value;
  if (entry === undefined || parent === undefined || path.length === 0) return;
  const { table, text } = document;
  const children = childSpans(document, parent);
  const index = children.findIndex(child => child.start === table.start(entry.key));
  const child = children[index];
  if (child === undefined) return;
  if (isFlow(table.kind(parent))) {
    yield [{ span: flowRemoval(children, index, child), text: '' }];
  } else if (children.length === 1) {
    yield* planReplacement(document, parentPath, isMapping(table, parent) ? {} : []);
  } else {
    yield* blockRemoval(text, children, index, isMapping(table, parent));
  }
}

function flowRemoval(children: readonly Span[], index: number, child: Span): Span {
  const next = children[index + 1];
  if (next !== undefined) return { start: child.start, end: next.start };
  const previous = children[index - 1];
  return previous === undefined ? child : { start: previous.end, end: child.end };
}

function* blockRemoval(
  text: string,
  children: readonly Span[],
  index: number,
  mapping: boolean,
): Generator<readonly Edit[]> {
  const starts = children.map(child => (mapping ? child.start : dashBefore(text, child.start)));
  const start = starts[index];
  const end = children[index]?.end;
  if (start === undefined || end === undefined) return;
  const line = lineStart(text, start);
  if (text.slice(line, start).trim() === '') {
    const after = Math.min(lineEnd(text, end) + 1, text.length);
    const atEnd = after === text.length && text[after - 1] !== '\n' && line > 0;
    yield [{ span: { start: atEnd ? line - 1 : line, end: after }, text: '' }];
    return;
  }
  // The first entry behind a dash: the next one takes its place.
  const next = starts[index + 1];
  if (next !== undefined) yield [{ span: { start, end: next }, text: '' }];
}

/** From each key (or item) to the end of its value. */
function childSpans({ table }: ParsedDocument, parent: number): Span[] {
  const paired = isMapping(table, parent);
  const spans: Span[] = [];
  for (let node = table.firstChild(parent); node < table.next(parent); ) {
    const value = paired ? table.next(node) : node;
    spans.push({ start: table.start(node), end: table.end(value) });
    node = table.next(value);
  }
  return spans;
}

import type { Span } from '../text/span.ts';
import { FLOW_SEQUENCE, MAPPING, SEQUENCE, type SpanTable } from './span-table.ts';

/**
 * The entries that a reader had finished when it gave up, as spans of the text: all but the last one of
 * the root, of that last one's value, and so on. What is wrong lies behind them, so a parser that only
 * has to say what is wrong may see blanks instead.
 */
export function finishedSpans(table: SpanTable): readonly Span[] {
  const spans: Span[] = [];
  for (let node: number | undefined = 0; node !== undefined && isBlock(table, node); ) {
    const { end, last } = entries(table, node);
    if (end !== undefined) spans.push({ start: table.start(node), end });
    node = last;
  }
  return spans;
}

/** Replaces spans by blanks; nothing moves. */
export function blankOut(text: string, spans: readonly Span[], offset: number): string {
  let result = '';
  let done = 0;
  for (const { start, end } of spans) {
    result += text.slice(done, start - offset) + ' '.repeat(end - start);
    done = end - offset;
  }
  return result + text.slice(done);
}

/** Where the last entry but one ends, and the node of the last value. */
function entries(table: SpanTable, node: number): { end: number | undefined; last: number | undefined } {
  const stop = isOpen(table, node) ? table.length : table.next(node);
  let end: number | undefined;
  let last: number | undefined;
  for (let child = table.firstChild(node); child < stop; ) {
    if (last !== undefined) end = table.end(last);
    const value: number = table.kind(node) === MAPPING ? table.next(child) : child;
    if (value >= stop) break;
    last = value;
    if (isOpen(table, value)) break;
    child = table.next(value);
  }
  return { end, last };
}

function isBlock(table: SpanTable, node: number): boolean {
  const kind = table.kind(node);
  return node < table.length && (kind === MAPPING || kind === SEQUENCE);
}

/** A collection gets its end, and its next sibling, when it is read completely. */
function isOpen(table: SpanTable, node: number): boolean {
  const kind = table.kind(node);
  return kind >= MAPPING && kind <= FLOW_SEQUENCE && table.end(node) === table.start(node);
}

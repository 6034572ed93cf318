import type { Edit } from '../text/edit.ts';
import type { Path, Value } from './document.ts';
import { columnOf, dashBefore, isFlow, lineEnd, lineStart, surroundingsOf } from './layout.ts';
import { findEntry, isMapping, isSequence } from './lookup.ts';
import type { ParsedDocument } from './parsed-document.ts';
import { writeScalar } from './scalar-style.ts';
import { PLAIN } from './span-table.ts';
import { writeEntry, writeFlow, writeItem } from './value-style.ts';

/** Adds an entry (with a name) to the mapping, or an item (without) to the list at `path`, behind the last one. */
export function* planInsertion(
  document: ParsedDocument,
  path: Path,
  name: string | undefined,
  value: Value,
): Generator<readonly Edit[]> {
  const { table, text } = document;
  const parent = findEntry(document, path)?.value;
  if (parent === undefined) return;
  if (name === undefined ? !isSequence(table, parent) : !isMapping(table, parent)) return;
  const last = lastChildren(document, parent);
  if (isFlow(table.kind(parent))) {
    yield [flowInsertion(document, path, parent, name, value)];
    return;
  }
  if (last === undefined) return;
  const anchor = name === undefined ? dashBefore(text, last.start) : last.start;
  if (anchor === undefined) return;
  const column = columnOf(text, name === undefined ? anchor : firstKey(document, parent));
  const written = name === undefined ? writeItem(value, column) : writeEntry(name, value, column);
  const end = lineEnd(text, last.end);
  yield [{ span: { start: end, end }, text: `\n${' '.repeat(column)}${written}` }];
}

function flowInsertion(
  document: ParsedDocument,
  path: Path,
  parent: number,
  name: string | undefined,
  value: Value,
): Edit {
  const { table, text } = document;
  const surroundings = surroundingsOf(document, path) === 'json' ? 'json' : 'flow';
  const entry = name === undefined ? '' : `${writeScalar(name, PLAIN, surroundings)}: `;
  const written = entry + writeFlow(value, surroundings);
  const last = lastChildren(document, parent);
  if (last === undefined) {
    const span = { start: table.start(parent) + 1, end: table.end(parent) - 1 };
    return { span, text: surroundings === 'json' && name !== undefined ? ` ${written} ` : written };
  }
  const start = lineStart(text, last.start);
  const ownLine = start > table.start(parent) && text.slice(start, last.start).trim() === '';
  const gap = ownLine ? `\n${text.slice(start, last.start)}` : ' ';
  return { span: { start: last.end, end: last.end }, text: `,${gap}${written}` };
}

function firstKey({ table }: ParsedDocument, mapping: number): number {
  return table.start(table.firstChild(mapping));
}

/** From the last key (or the last item) to the end of its value. */
function lastChildren({ table }: ParsedDocument, parent: number): { start: number; end: number } | undefined {
  let last: { start: number; end: number } | undefined;
  const paired = isMapping(table, parent);
  for (let node = table.firstChild(parent); node < table.next(parent); ) {
    const value = paired ? table.next(node) : node;
    last = { start: table.start(node), end: table.end(value) };
    node = table.next(value);
  }
  return last;
}

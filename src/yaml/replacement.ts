import type { Edit } from '../text/edit.ts';
import { isMap } from './cursor.ts';
import type { Path, Scalar, Value } from './document.ts';
import { lineIndent, surroundingsOf } from './layout.ts';
import { findEntry } from './lookup.ts';
import type { ParsedDocument } from './parsed-document.ts';
import { type Surroundings, writeLiteral, writeScalar } from './scalar-style.ts';
import { ALIAS, DOUBLE, EMPTY, FOLDED, LITERAL, MAPPING, PLAIN, SEQUENCE, SINGLE } from './span-table.ts';
import { writeBehind, writeFlow } from './value-style.ts';

/** Puts another value where one is written. */
export function* planReplacement(
  document: ParsedDocument,
  path: Path,
  value: Value,
): Generator<readonly Edit[]> {
  const entry = findEntry(document, path);
  if (entry === undefined) return;
  const { table } = document;
  const node = entry.value;
  const span = { start: table.start(node), end: table.end(node) };
  const kind = table.kind(node);
  const surroundings = surroundingsOf(document, path);
  const blank = kind === EMPTY ? ' ' : '';
  const collection = isMap(value) || Array.isArray(value);
  if (surroundings === 'block' && path.length > 0 && (collection || kind === MAPPING || kind === SEQUENCE)) {
    // A block starts on the line below its key, anything else on the same line.
    const start = behindIndicator(document, entry.key, node);
    if (start !== undefined) {
      yield [{ span: { start, end: span.end }, text: writeBehind(value, ownerIndent(document, path)) }];
    }
  }
  if (collection) {
    yield [{ span, text: blank + writeFlow(value, surroundings) }];
    return;
  }
  for (const text of scalarTexts(document, path, kind, value as Scalar, surroundings)) {
    yield [{ span, text: blank + text }];
  }
}

/** Gives a key another name, in the quotes it has. */
export function* planRename(document: ParsedDocument, path: Path, to: string): Generator<readonly Edit[]> {
  const entry = findEntry(document, path);
  if (entry === undefined || typeof path.at(-1) !== 'string') return;
  const { table } = document;
  const kind = table.kind(entry.key);
  if (kind === ALIAS) return;
  const span = { start: table.start(entry.key), end: table.end(entry.key) };
  yield [{ span, text: writeScalar(to, kind, surroundingsOf(document, path)) }];
  yield [{ span, text: writeScalar(to, DOUBLE, surroundingsOf(document, path)) }];
}

function* scalarTexts(
  document: ParsedDocument,
  path: Path,
  kind: number,
  value: Scalar,
  surroundings: Surroundings,
): Generator<string> {
  const isBlockScalar = kind === LITERAL || kind === FOLDED;
  if (typeof value === 'string' && surroundings === 'block' && (isBlockScalar || value.includes('\n'))) {
    const literal = writeLiteral(value, ownerIndent(document, path) + 2);
    if (literal !== undefined && (isBlockScalar || kind === PLAIN || kind === EMPTY)) {
      yield literal;
      yield `${literal}\n`;
    }
  }
  yield writeScalar(value, kind === SINGLE || kind === DOUBLE ? kind : PLAIN, surroundings);
  yield writeScalar(value, DOUBLE, surroundings);
}

/** Behind the colon or dash that the value belongs to, where a block may start on the next line. */
function behindIndicator(document: ParsedDocument, key: number, node: number): number | undefined {
  const { table, text } = document;
  const start = table.start(node);
  if (table.kind(node) === EMPTY) return start;
  const from = key === node ? 0 : table.end(key);
  for (let at = start - 1; at >= from; at--) {
    const char = text[at];
    if (char === (key === node ? '-' : ':')) return at + 1;
    if (char !== ' ' && char !== '\n') return undefined;
  }
  return undefined;
}

/** The column of the key or dash that owns the value. */
function ownerIndent(document: ParsedDocument, path: Path): number {
  const entry = findEntry(document, path);
  if (entry === undefined) return 0;
  const { table, text } = document;
  const start = table.start(entry.key);
  if (entry.key !== entry.value) return start - (text.lastIndexOf('\n', start - 1) + 1);
  return lineIndent(text, start);
}

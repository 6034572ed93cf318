import type { Value } from '../document.ts';
import { tabIndentation } from '../faults.ts';
import { EMPTY, MAPPING, SEQUENCE } from '../span-table.ts';
import { readAlias, readAnchor, setAnchor } from './anchor.ts';
import { readBlockScalar } from './block-scalar.ts';
import { addEntry, applyMerges } from './entry.ts';
import { OPEN_LIST, OPEN_MAP, readFlow } from './flow.ts';
import { findColon, LONGEST_KEY, readPlain, readPlainKey } from './plain.ts';
import { DOUBLE_QUOTE, readQuoted, SINGLE_QUOTE } from './quoted.ts';
import { COLON, DASH, HASH, LINE_FEED, type Reader, SPACE, TAB } from './reader.ts';

const BANG = 33;
const AMPERSAND = 38;
const STAR = 42;
const PIPE = 124;
const GREATER = 62;

/** Reads the node that starts the line the reader is in, deeper than `parent`. */
export function readBlockNode(reader: Reader, parent: number): Value {
  const { text, column } = reader;
  const code = text.charCodeAt(reader.at);
  switch (code) {
    case DASH:
      if (reader.isIndicator(reader.at)) return readSequence(reader, column);
      break;
    case DOUBLE_QUOTE:
    case SINGLE_QUOTE:
      return readQuotedNode(reader, parent, column);
    case OPEN_LIST:
    case OPEN_MAP:
      return readWholeFlow(reader, parent);
    case PIPE:
    case GREATER:
      return reader.giveUp();
  }
  const colon = findColon(reader);
  if (colon >= 0) return readMapping(reader, column, colon);
  if (reader.failed || parent < 0 || code === AMPERSAND || code === BANG || code === STAR)
    return reader.giveUp();
  return readPlain(reader, parent);
}

/** Reads a quoted scalar, or the mapping whose first key it is. */
function readQuotedNode(reader: Reader, parent: number, column: number): Value {
  const { table } = reader;
  const start = reader.at;
  const node = table.length;
  const text = readQuoted(reader, parent);
  if (reader.failed) return '';
  const colon = quotedColon(reader, reader.at);
  if (colon < 0) {
    reader.endLine();
    return text;
  }
  if (reader.text.slice(start, colon).includes('\n')) return reader.giveUp();
  // It was a key: its mapping has to stand before it in the table.
  table.truncate(node);
  reader.at = start;
  return readMapping(reader, column, -1);
}

/** The colon behind a quoted text, or -1. A colon that is no indicator is unusual. */
function quotedColon(reader: Reader, from: number): number {
  let at = from;
  while (reader.text.charCodeAt(at) === SPACE) at++;
  if (reader.text.charCodeAt(at) !== COLON) return -1;
  if (!reader.isIndicator(at)) reader.giveUp();
  return at;
}

function readWholeFlow(reader: Reader, parent: number): Value {
  const value = readFlow(reader, parent);
  if (!reader.failed) reader.endLine();
  return value;
}

/** Reads the list whose first dash the reader is at. */
function readSequence(reader: Reader, column: number): Value {
  reader.enter();
  if (reader.failed) return '';
  const { text } = reader;
  const values: Value[] = [];
  const node = reader.table.open(reader.at, SEQUENCE);
  do values.push(readItem(reader, column));
  while (reader.column === column && text.charCodeAt(reader.at) === DASH && reader.isIndicator(reader.at));
  if (reader.column > column) reader.giveUp();
  reader.table.close(node, reader.nodeEnd);
  reader.depth--;
  return values;
}

function readItem(reader: Reader, column: number): Value {
  const { text } = reader;
  const dash = reader.at;
  let code = text.charCodeAt(++reader.at);
  while (code === SPACE) code = text.charCodeAt(++reader.at);
  const inner = column + reader.at - dash;
  switch (code) {
    case HASH:
    case LINE_FEED:
      return readBelow(reader, column, dash + 1, false);
    case DASH:
      if (!reader.isIndicator(reader.at)) break;
      reader.column = inner;
      return readSequence(reader, inner);
    case DOUBLE_QUOTE:
    case SINGLE_QUOTE:
      return readQuotedNode(reader, column, inner);
    case AMPERSAND:
      return readAnchored(reader, column, true);
    case PIPE:
    case GREATER:
    case OPEN_LIST:
    case OPEN_MAP:
    case STAR:
      return readInline(reader, column, code);
    case TAB:
      return reader.fail(tabIndentation(text, reader.at));
  }
  const colon = findColon(reader);
  if (colon < 0) return readPlain(reader, column);
  return readMapping(reader, inner, colon);
}

/** Reads the mapping at `column`; `colon` is that of its first key, or -1 when the key is in quotes. */
function readMapping(reader: Reader, column: number, colon: number): Value {
  reader.enter();
  if (reader.failed) return '';
  const { text, table } = reader;
  const map: Record<string, Value> = {};
  const node = table.open(reader.at, MAPPING);
  let next = colon;
  do {
    const key = table.length;
    const start = reader.at;
    let name: string;
    const first = text.charCodeAt(start);
    if (first === DOUBLE_QUOTE || first === SINGLE_QUOTE) {
      name = readQuoted(reader, undefined);
      next = reader.failed ? -1 : quotedColon(reader, reader.at);
    } else {
      if (next < 0) next = findColon(reader);
      name = next < 0 ? reader.giveUp() : readPlainKey(reader, start, next);
    }
    if (next < 0 || next - start > LONGEST_KEY || reader.failed) return reader.giveUp();
    reader.at = next + 1;
    next = -1;
    addEntry(reader, map, node, key, name, readMapValue(reader, column));
  } while (reader.column === column);
  if (reader.column > column) reader.giveUp();
  if (reader.merges.length > 0) applyMerges(reader, map, node);
  table.close(node, reader.nodeEnd);
  reader.depth--;
  return map;
}

/** Reads what follows a colon. */
function readMapValue(reader: Reader, column: number): Value {
  const { text } = reader;
  const colonEnd = reader.at;
  let code = text.charCodeAt(colonEnd);
  while (code === SPACE) code = text.charCodeAt(++reader.at);
  if (code === LINE_FEED || code === HASH) return readBelow(reader, column, colonEnd, true);
  if (code === AMPERSAND) return readAnchored(reader, column, false);
  return readInline(reader, column, code);
}

/** Reads a value that starts on the line of its key or dash. */
function readInline(reader: Reader, column: number, code: number): Value {
  switch (code) {
    case DOUBLE_QUOTE:
    case SINGLE_QUOTE: {
      const value = readQuoted(reader, column);
      if (!reader.failed) reader.endLine();
      return value;
    }
    case PIPE:
    case GREATER:
      return readBlockScalar(reader, column);
    case OPEN_LIST:
    case OPEN_MAP:
      return readWholeFlow(reader, column);
    case STAR: {
      const value = readAlias(reader);
      if (!reader.failed) reader.endLine();
      return value;
    }
    case TAB:
      return reader.giveUp();
    default:
      return readPlain(reader, column);
  }
}

/** Reads a value that starts on a later line, or is not there. A list may stand in the column of its key. */
function readBelow(reader: Reader, column: number, indicatorEnd: number, listsInColumn: boolean): Value {
  const { text } = reader;
  if (text.charCodeAt(reader.at) === HASH) {
    if (text.charCodeAt(reader.at - 1) !== SPACE) return reader.giveUp();
    reader.at = text.indexOf('\n', reader.at);
  }
  reader.nextLine();
  if (reader.column > column) return readBlockNode(reader, column);
  if (listsInColumn && reader.column === column && text.charCodeAt(reader.at) === DASH) {
    if (reader.isIndicator(reader.at)) return readSequence(reader, column);
  }
  reader.table.scalar(indicatorEnd, indicatorEnd, EMPTY);
  reader.nodeEnd = indicatorEnd;
  return null;
}

/** Reads `&name` and what it names. Anchors on keys, before a compact list and before tags are unusual. */
function readAnchored(reader: Reader, column: number, inSequence: boolean): Value {
  const { text, table } = reader;
  const name = readAnchor(reader);
  if (reader.failed) return '';
  const nameEnd = reader.at;
  let code = text.charCodeAt(nameEnd);
  if (code !== SPACE && code !== LINE_FEED) return reader.giveUp();
  while (code === SPACE) code = text.charCodeAt(++reader.at);
  if (code === AMPERSAND || code === STAR || code === BANG) return reader.giveUp();
  const below = code === LINE_FEED || code === HASH;
  if (inSequence && !below && startsCollection(reader, code)) return reader.giveUp();
  const node = table.length;
  const aliased = reader.aliased;
  const value = below ? readBelow(reader, column, nameEnd, false) : readInline(reader, column, code);
  setAnchor(reader, name, value, node, aliased);
  return value;
}

function startsCollection(reader: Reader, code: number): boolean {
  if (code === DASH && reader.isIndicator(reader.at)) return true;
  if (code === PIPE || code === GREATER || code === OPEN_LIST || code === OPEN_MAP) return false;
  return findColon(reader) >= 0;
}

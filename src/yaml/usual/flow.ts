import type { Value } from '../document.ts';
import { strayComma } from '../faults.ts';
import { EMPTY, FLOW_MAPPING, FLOW_SEQUENCE, PLAIN } from '../span-table.ts';
import { readAlias } from './anchor.ts';
import { addEntry, applyMerges } from './entry.ts';
import { isIndicatorStart, LONGEST_KEY, plainValue, readPlainKey } from './plain.ts';
import { DOUBLE_QUOTE, readQuoted, SINGLE_QUOTE } from './quoted.ts';
import { COLON, DASH, HASH, LINE_FEED, type Reader, SPACE, TAB } from './reader.ts';

export const OPEN_LIST = 91;
const CLOSE_LIST = 93;
export const OPEN_MAP = 123;
const CLOSE_MAP = 125;
const COMMA = 44;
const STAR = 42;

/** Reads the `[…]` or `{…}` at the reader, which stops behind it. Lines must stand deeper than `parent`. */
export function readFlow(reader: Reader, parent: number): Value {
  reader.enter();
  if (reader.failed) return '';
  const value =
    reader.text.charCodeAt(reader.at) === OPEN_LIST ? readList(reader, parent) : readMap(reader, parent);
  reader.depth--;
  return value;
}

function readList(reader: Reader, parent: number): Value {
  const node = reader.table.open(reader.at, FLOW_SEQUENCE);
  const values: Value[] = [];
  reader.at++;
  let code = skipBlanks(reader, parent);
  while (code !== CLOSE_LIST) {
    values.push(readNode(reader, parent, code));
    code = separator(reader, parent, CLOSE_LIST);
    if (reader.failed) return values;
  }
  reader.at++;
  close(reader, node);
  return values;
}

function readMap(reader: Reader, parent: number): Value {
  const node = reader.table.open(reader.at, FLOW_MAPPING);
  const map: Record<string, Value> = {};
  reader.at++;
  let code = skipBlanks(reader, parent);
  while (code !== CLOSE_MAP) {
    const key = reader.table.length;
    const name = readKey(reader, code);
    if (reader.failed) return map;
    const colon = reader.at;
    code = skipBlanks(reader, parent);
    let value: Value = null;
    if (code === COMMA || code === CLOSE_MAP) {
      reader.table.scalar(colon, colon, EMPTY);
      reader.table.odd = true;
    } else value = readNode(reader, parent, code);
    addEntry(reader, map, node, key, name, value);
    code = separator(reader, parent, CLOSE_MAP);
    if (reader.failed) return map;
  }
  reader.at++;
  if (reader.merges.length > 0) applyMerges(reader, map, node);
  close(reader, node);
  return map;
}

function close(reader: Reader, node: number): void {
  reader.table.close(node, reader.at);
  reader.nodeEnd = reader.at;
}

/** Reads a key with its colon. */
function readKey(reader: Reader, code: number): string {
  const { text } = reader;
  const start = reader.at;
  let name: string;
  if (code === COMMA) return reader.fail(strayComma({ start, end: start + 1 }));
  if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE) {
    name = readQuoted(reader, undefined);
    if (skipSpaces(reader) !== COLON) return reader.giveUp();
  } else {
    scanPlain(reader, code);
    if (skipSpaces(reader) !== COLON) return reader.giveUp();
    const next = text.charCodeAt(reader.at + 1);
    if (next !== SPACE && next !== LINE_FEED) return reader.giveUp();
    name = readPlainKey(reader, start, reader.at);
  }
  if (reader.failed || reader.at - start > LONGEST_KEY) return reader.giveUp();
  reader.at++;
  return name;
}

/** One value; pairs without braces and texts over several lines are unusual. */
function readNode(reader: Reader, parent: number, code: number): Value {
  if (code === OPEN_LIST || code === OPEN_MAP) return readFlow(reader, parent);
  if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE) return readQuoted(reader, parent);
  if (code === STAR) return readAlias(reader);
  const start = reader.at;
  if (code === COMMA) return reader.fail(strayComma({ start, end: start + 1 }));
  const end = scanPlain(reader, code);
  if (reader.failed || end === start) return reader.giveUp();
  reader.table.scalar(start, end, PLAIN);
  return plainValue(reader, start, end);
}

/** Goes over a comma, if there is one, to the next value or the end. Returns what is there. */
function separator(reader: Reader, parent: number, closing: number): number {
  const code = skipBlanks(reader, parent);
  if (code === closing) return code;
  if (code !== COMMA) {
    reader.giveUp();
    return closing;
  }
  reader.at++;
  return skipBlanks(reader, parent);
}

function skipSpaces(reader: Reader): number {
  let code = reader.text.charCodeAt(reader.at);
  while (code === SPACE) code = reader.text.charCodeAt(++reader.at);
  return code;
}

/** Goes over blanks, line ends and comments. Like the Go readers it takes lines of any indentation, tabs included. */
function skipBlanks(reader: Reader, parent: number): number {
  const { text } = reader;
  for (;;) {
    const code = skipSpaces(reader);
    if (code === LINE_FEED) {
      if (!nextFlowLine(reader, parent)) return code;
    } else if (code === TAB) {
      reader.at++;
      reader.lenient = true;
    } else if (code === HASH) {
      if (text.charCodeAt(reader.at - 1) !== SPACE) {
        reader.giveUp();
        return code;
      }
      reader.at = text.indexOf('\n', reader.at);
    } else return code;
  }
}

/** Goes to the next line, which must not be a document mark. */
function nextFlowLine(reader: Reader, parent: number): boolean {
  if (reader.text.charCodeAt(reader.at + 1) === TAB) {
    reader.at++;
    return true;
  }
  reader.nextLine();
  if (reader.column < 0) reader.giveUp();
  else if (reader.column <= parent) reader.lenient = true;
  return !reader.failed;
}

/** Finds the end of an unquoted text on this line; the reader stops at what ends it. */
function scanPlain(reader: Reader, first: number): number {
  const { text } = reader;
  const start = reader.at;
  let at = start;
  if (at >= reader.end) return at;
  if (isIndicatorStart(first) || (first === DASH && endsPlain(text.charCodeAt(at + 1)))) reader.giveUp();
  for (let code = first; ; code = text.charCodeAt(++at)) {
    if (code === COMMA || code === CLOSE_LIST || code === CLOSE_MAP || code === LINE_FEED) break;
    if (code === COLON && endsPlain(text.charCodeAt(at + 1))) break;
    if (code === HASH && text.charCodeAt(at - 1) === SPACE) break;
    if (code === OPEN_LIST || code === OPEN_MAP || code === TAB) {
      reader.giveUp();
      return start;
    }
  }
  if (reader.failed) return start;
  let end = at;
  while (end > start && text.charCodeAt(end - 1) === SPACE) end--;
  reader.at = at;
  return end;
}

/** What makes a colon or dash before it an indicator. */
function endsPlain(code: number): boolean {
  switch (code) {
    case SPACE:
    case LINE_FEED:
    case TAB:
    case COMMA:
    case OPEN_LIST:
    case CLOSE_LIST:
    case OPEN_MAP:
    case CLOSE_MAP:
      return true;
    default:
      return false;
  }
}

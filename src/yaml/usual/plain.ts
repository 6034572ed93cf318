import type { Value } from '../document.ts';
import { plainKey } from '../keys.ts';
import { resolvePlain } from '../resolve.ts';
import { NODE, PLAIN } from '../span-table.ts';
import { COLON, DASH, HASH, LINE_FEED, QUESTION, type Reader, SPACE, TAB } from './reader.ts';

/** What the first character says about an unquoted scalar. */
const ORDINARY = 0;
const MAY_RESOLVE = 1;
const INDICATOR = 2;
const classes = new Uint8Array(128);
for (const char of '0123456789+-.~nNtTfFyYoO') classes[char.charCodeAt(0)] = MAY_RESOLVE;
for (const char of '&*!|>%@`"\'#,[]{}?:\t') classes[char.charCodeAt(0)] = INDICATOR;

/** YAML allows 1024 characters for a key on one line; nobody needs half of that. */
export const LONGEST_KEY = 512;

/** Whether no unquoted text starts with this character. */
export function isIndicatorStart(code: number): boolean {
  return classOf(code) === INDICATOR;
}

function classOf(code: number): number {
  return code < 128 ? (classes[code] ?? ORDINARY) : ORDINARY;
}

/** The offset of the colon when the rest of the line starts with a key, otherwise -1. */
export function findColon(reader: Reader): number {
  const { text } = reader;
  for (let at = reader.at; ; at++) {
    const code = text.charCodeAt(at);
    // Most characters are letters, which one comparison tells.
    if (code > COLON) continue;
    if (code === COLON) {
      const next = text.charCodeAt(at + 1);
      if (next === SPACE || next === LINE_FEED) return at;
    } else if (code === LINE_FEED) return -1;
    else if (code === HASH) {
      if (text.charCodeAt(at - 1) === SPACE) return -1;
    } else if (code === TAB) {
      reader.giveUp();
      return -1;
    } else if (at >= reader.end) return -1;
  }
}

/** Reads the unquoted key between two offsets, the second that of its colon. Keys that are no strings are unusual. */
export function readPlainKey(reader: Reader, start: number, colon: number): string {
  const { text } = reader;
  let end = colon;
  while (text.charCodeAt(end - 1) === SPACE) end--;
  const first = text.charCodeAt(start);
  const kind = classOf(first);
  if (kind === INDICATOR || end - start > LONGEST_KEY) return reader.giveUp();
  if (first === DASH && text.charCodeAt(start + 1) === SPACE) return reader.giveUp();
  const raw = text.slice(start, end);
  reader.table.scalar(start, end, PLAIN);
  if (kind === ORDINARY) return raw;
  const value = resolvePlain(raw, reader.dialect);
  if (typeof value === 'string') return value === raw ? raw : reader.giveUp();
  if (value === null || reader.dialect === 'manifest') return reader.giveUp();
  return plainKey(raw, reader.dialect);
}

/** The value of an unquoted scalar; what it is follows from its first character in most cases. */
export function plainValue(reader: Reader, start: number, end: number): Value {
  const raw = reader.text.slice(start, end);
  const kind = classOf(reader.text.charCodeAt(start));
  return kind === ORDINARY ? raw : resolvePlain(raw, reader.dialect);
}

/** Reads an unquoted scalar outside of brackets, and goes to the next line of content. */
export function readPlain(reader: Reader, parent: number): Value {
  const { text } = reader;
  const start = reader.at;
  const first = text.charCodeAt(start);
  if (classOf(first) === INDICATOR && !isTextBehind(first, text.charCodeAt(start + 1)))
    return reader.giveUp();
  if (first === DASH && reader.isIndicator(start)) return reader.giveUp();
  const end = scanLine(reader);
  if (reader.failed) return '';
  reader.table.scalar(start, end, PLAIN);
  reader.nodeEnd = end;
  const lineFeed = reader.at;
  const commented = text.charCodeAt(end) !== LINE_FEED && text.slice(end, lineFeed).trim() !== '';
  reader.nextLine();
  if (reader.column <= parent || parent < 0) return plainValue(reader, start, end);
  return commented ? reader.giveUp() : continuePlain(reader, start, end, lineFeed, parent);
}

/** `:` and `?` start a text unless a blank follows. */
function isTextBehind(first: number, second: number): boolean {
  return (
    (first === COLON || first === QUESTION) && second !== SPACE && second !== LINE_FEED && second !== TAB
  );
}

/** Finds the end of the text on this line and goes to the line feed. What looks like a key is unusual here. */
function scanLine(reader: Reader): number {
  const { text } = reader;
  let at = reader.at;
  let end = -1;
  for (let code = text.charCodeAt(at); at < reader.end; code = text.charCodeAt(++at)) {
    if (code > COLON) continue;
    if (code === LINE_FEED) {
      end = at;
      break;
    }
    if (code === COLON) {
      const next = text.charCodeAt(at + 1);
      if (next === SPACE || next === LINE_FEED || next === TAB) break;
    } else if (code === HASH) {
      if (text.charCodeAt(at - 1) === SPACE) {
        end = at;
        at = text.indexOf('\n', at);
        break;
      }
    } else if (code === TAB) break;
  }
  if (end < 0) {
    reader.giveUp();
    return reader.end;
  }
  reader.at = at;
  while (text.charCodeAt(end - 1) === SPACE) end--;
  return end;
}

/** Further lines of an unquoted scalar: line ends fold. The reader is at the first of them. */
function continuePlain(reader: Reader, start: number, end: number, lineFeed: number, parent: number): Value {
  const { text } = reader;
  const node = reader.table.length - NODE;
  let value = text.slice(start, end);
  let previous = lineFeed;
  while (reader.column > parent) {
    let feeds = 0;
    for (let at = previous; at < reader.at; at++) {
      const code = text.charCodeAt(at);
      if (code === LINE_FEED) feeds++;
      else if (code !== SPACE) return reader.giveUp();
    }
    const from = reader.at;
    const to = scanLine(reader);
    if (reader.failed) return '';
    value += (feeds === 1 ? ' ' : '\n'.repeat(feeds - 1)) + text.slice(from, to);
    reader.table.close(node, to);
    reader.nodeEnd = to;
    previous = reader.at;
    const commented = text.charCodeAt(to) !== LINE_FEED && text.slice(to, previous).trim() !== '';
    reader.nextLine();
    if (commented) return reader.column > parent ? reader.giveUp() : resolved(reader, start, value);
  }
  return resolved(reader, start, value);
}

function resolved(reader: Reader, start: number, value: string): Value {
  const kind = classOf(reader.text.charCodeAt(start));
  return kind === MAY_RESOLVE ? resolvePlain(value, reader.dialect) : value;
}

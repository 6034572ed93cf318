import { openQuote } from '../faults.ts';
import { flowText } from '../flow-text.ts';
import { DOUBLE, SINGLE } from '../span-table.ts';
import { DASH, LINE_FEED, type Reader, SPACE, TAB } from './reader.ts';

export const DOUBLE_QUOTE = 34;
export const SINGLE_QUOTE = 39;
const BACKSLASH = 92;
const DOT = 46;
const letters = `0abtnvfre "'\\`;
const SLASH = 47;

/**
 * Reads the quoted scalar at the reader and records it; the reader stops behind the closing quote.
 * Lines behind the first should stand deeper than `parent`; `undefined` allows one line only, as for a key.
 */
export function readQuoted(reader: Reader, parent: number | undefined): string {
  const { text } = reader;
  const start = reader.at;
  const quote = text.charCodeAt(start);
  if (reader.failed) return '';
  let simple = true;
  let at = start + 1;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === quote) {
      if (quote === DOUBLE_QUOTE || text.charCodeAt(at + 1) !== SINGLE_QUOTE) break;
      simple = false;
      at += 2;
    } else if (code === LINE_FEED) {
      if (parent === undefined) return reader.giveUp();
      simple = false;
      at = nextQuotedLine(reader, at, parent, start);
      if (reader.failed) return '';
    } else if (code === BACKSLASH && quote === DOUBLE_QUOTE) {
      simple = false;
      at = escapeEnd(reader, at);
      if (reader.failed) return '';
    } else at++;
  }
  reader.at = reader.nodeEnd = at + 1;
  const kind = quote === DOUBLE_QUOTE ? DOUBLE : SINGLE;
  reader.table.scalar(start, at + 1, kind);
  if (simple) return text.slice(start + 1, at);
  return flowText(text, start, at + 1, kind === DOUBLE ? 'double' : 'single').text;
}

/**
 * From a line feed inside quotes to the text that follows it. The specification wants it indented, the
 * Go readers do not care; only a document mark ends the scalar.
 */
function nextQuotedLine(reader: Reader, lineFeed: number, parent: number, start: number): number {
  const { text, end } = reader;
  let at = lineFeed;
  for (;;) {
    const lineStart = ++at;
    let code = text.charCodeAt(at);
    if (code === DASH || code === DOT) {
      if (isMark(text, at)) reader.fail(openQuote(text, start));
    }
    while (code === SPACE || code === TAB) {
      if (code === TAB) reader.lenient = true;
      code = text.charCodeAt(++at);
    }
    if (code === LINE_FEED) continue;
    if (at >= end) reader.fail(openQuote(text, start));
    else if (at - lineStart <= Math.max(parent, 0)) reader.lenient = true;
    return at;
  }
}

function isMark(text: string, at: number): boolean {
  return /^(?:---|\.\.\.)(?:\s|$)/.test(text.slice(at, at + 4));
}

/** Behind an escape. An escaped line end keeps to one line: what blank lines after it mean is disputed. */
function escapeEnd(reader: Reader, backslash: number): number {
  const { text } = reader;
  const code = text.charCodeAt(backslash + 1);
  if (code === LINE_FEED) {
    let next = backslash + 2;
    while (text.charCodeAt(next) === SPACE) next++;
    if (text.charCodeAt(next) === LINE_FEED) reader.giveUp();
    return backslash + 1;
  }
  if (letters.includes(String.fromCharCode(code))) return backslash + 2;
  if (code === SLASH && reader.dialect === 'values') return backslash + 2;
  const digits = code === 120 ? 2 : code === 117 ? 4 : 0;
  const hex = text.slice(backslash + 2, backslash + 2 + digits);
  if (digits === 0 || hex.length < digits || !/^[0-9a-fA-F]+$/.test(hex)) reader.giveUp();
  if (reader.dialect === 'manifest' && /^d[89a-f]/i.test(hex)) reader.giveUp();
  return backslash + 2 + digits;
}

import { foldLines, unevenFold } from '../block-text.ts';
import { FOLDED, LITERAL } from '../span-table.ts';
import { HASH, LINE_FEED, type Reader, SPACE, TAB } from './reader.ts';

const PIPE = 124;
const PLUS = 43;
const MINUS = 45;

interface Header {
  readonly chomp: 'clip' | 'strip' | 'keep';
  /** Columns deeper than the parent; 0 when the first line tells. */
  readonly indent: number;
  /** Behind the indicators. */
  readonly end: number;
  /** The first line of the content. */
  readonly body: number;
}

/** Reads the literal or folded scalar at the reader, and goes to the next line of content. */
export function readBlockScalar(reader: Reader, parent: number): string {
  const { text } = reader;
  const start = reader.at;
  const kind = text.charCodeAt(start) === PIPE ? LITERAL : FOLDED;
  const header = readHeader(reader);
  if (header === undefined) return reader.giveUp();
  const indent = header.indent > 0 ? Math.max(parent, 0) + header.indent : findIndent(reader, header.body);
  if (reader.failed) return '';
  if (indent <= parent || indent === 0) return emptyScalar(reader, start, kind, header);
  const lines = scanLines(reader, header.body, indent);
  if (lines === undefined) return reader.giveUp();
  const { last, stop, blanks } = lines;
  if (blanks && header.chomp === 'keep') return reader.giveUp();
  // The Go readers add no line end that the file does not have.
  const strips = header.chomp === 'strip' || (reader.unended && last === reader.end - 1);
  const valueEnd = strips ? last : header.chomp === 'clip' ? last + 1 : stop;
  const value =
    kind === FOLDED
      ? foldLines(text.slice(0, last), header.body, indent).text + '\n'.repeat(valueEnd - last)
      : unindent(text.slice(header.body, valueEnd), indent, blanks);
  const end = header.chomp === 'keep' ? stop - 1 : last;
  reader.table.scalar(start, end, kind);
  if (kind === FOLDED && unevenFold.test(value)) reader.table.odd = true;
  reader.nodeEnd = end;
  reader.at = stop - 1;
  reader.nextLine();
  return value;
}

function readHeader(reader: Reader): Header | undefined {
  const { text } = reader;
  let chomp: Header['chomp'] = 'clip';
  let indent = 0;
  let at = reader.at + 1;
  let code = text.charCodeAt(at);
  for (; ; code = text.charCodeAt(++at)) {
    if ((code === PLUS || code === MINUS) && chomp === 'clip') chomp = code === PLUS ? 'keep' : 'strip';
    else if (code >= 49 && code <= 57 && indent === 0) indent = code - 48;
    else break;
  }
  const end = at;
  while (code === SPACE) code = text.charCodeAt(++at);
  if (code === HASH && at > end) at = text.indexOf('\n', at);
  else if (code !== LINE_FEED) return undefined;
  return { chomp, indent, end, body: at + 1 };
}

/** The indentation of the first line that is not blank, 0 when there is none. Deeper blank lines before it are unusual. */
function findIndent(reader: Reader, body: number): number {
  const { text, end } = reader;
  let deepest = 0;
  for (let lineStart = body; lineStart < end; ) {
    let at = lineStart;
    let code = text.charCodeAt(at);
    while (code === SPACE) code = text.charCodeAt(++at);
    if (code !== LINE_FEED) {
      if (code === TAB || deepest > at - lineStart) reader.giveUp();
      return at - lineStart;
    }
    deepest = Math.max(deepest, at - lineStart);
    lineStart = at + 1;
  }
  if (deepest > 0) reader.giveUp();
  return 0;
}

function emptyScalar(reader: Reader, start: number, kind: number, header: Header): '' {
  const { text } = reader;
  if (header.chomp === 'keep' || header.indent > 0) return reader.giveUp();
  // Blank lines with blanks in them may count as content.
  for (let at = header.body; text.charCodeAt(at) === LINE_FEED || text.charCodeAt(at) === SPACE; at++) {
    if (text.charCodeAt(at) === SPACE && text.charCodeAt(at + 1) === LINE_FEED) return reader.giveUp();
  }
  reader.table.scalar(start, header.end, kind);
  reader.nodeEnd = header.end;
  reader.at = header.body - 1;
  reader.nextLine();
  return '';
}

interface Lines {
  /** The end of the last line with text. */
  readonly last: number;
  /** The start of the first line behind the scalar. */
  readonly stop: number;
  /** Whether some empty line is written with blanks. */
  readonly blanks: boolean;
}

/** `undefined` where readers differ: lines of more blanks than the indentation, tabs in it, no text at all. */
function scanLines(reader: Reader, body: number, indent: number): Lines | undefined {
  const { text, end } = reader;
  const pad = ' '.repeat(indent);
  let last = -1;
  let blanks = false;
  let at = body;
  for (let next = 0; at < end; at = next + 1) {
    next = text.indexOf('\n', at);
    if (next === at) continue;
    if (text.startsWith(pad, at)) {
      const first = text.charCodeAt(at + indent);
      if (first === LINE_FEED) blanks = true;
      else if ((first === SPACE || first === TAB) && isBlank(text, at + indent, next)) return undefined;
      else last = next;
      continue;
    }
    let content = at;
    while (text.charCodeAt(content) === SPACE) content++;
    if (content === next) blanks = true;
    else if (text.charCodeAt(content) === TAB) return undefined;
    else break;
  }
  return last < 0 ? undefined : { last, stop: at, blanks };
}

function isBlank(text: string, from: number, end: number): boolean {
  let at = from;
  while (text.charCodeAt(at) === SPACE || text.charCodeAt(at) === TAB) at++;
  return at >= end;
}

function unindent(raw: string, indent: number, blanks: boolean): string {
  if (!blanks && raw.charCodeAt(0) !== LINE_FEED) {
    // `replaceAll` would leave a rope of two pieces a line.
    return raw
      .slice(indent)
      .split(`\n${' '.repeat(indent)}`)
      .join('\n');
  }
  return raw
    .split('\n')
    .map(line => line.slice(indent))
    .join('\n');
}

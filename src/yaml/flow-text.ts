import { ScalarPieces } from './scalar-pieces.ts';

export type FlowStyle = 'plain' | 'single' | 'double';

const LINE_FEED = 10;
const QUOTE = 39;
const BACKSLASH = 92;

const escapes: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  '\t': '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1b',
  ' ': ' ',
  '"': '"',
  "'": "'",
  '/': '/',
  '\\': '\\',
  N: '\x85',
  _: '\xa0',
  L: '\u2028',
  P: '\u2029',
};
const hexDigits: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** Reads a plain or quoted scalar, line folds and escapes included; the span holds the quotes. */
export function flowText(source: string, start: number, end: number, style: FlowStyle): ScalarPieces {
  const pieces = new ScalarPieces(source);
  const from = style === 'plain' ? start : start + 1;
  const to = style === 'plain' ? end : end - 1;
  let run = from;
  let at = from;
  while (at < to) {
    const code = source.charCodeAt(at);
    if (code === LINE_FEED) {
      pieces.copy(run, withoutBlanks(source, run, at));
      run = fold(pieces, source, at, to);
    } else if (code === QUOTE && style === 'single') {
      pieces.copy(run, at + 1);
      run = at + 2;
    } else if (code === BACKSLASH && style === 'double') {
      pieces.copy(run, at);
      run = readEscape(pieces, source, at, to);
    } else {
      at++;
      continue;
    }
    at = run;
  }
  pieces.copy(run, to);
  return pieces;
}

function withoutBlanks(source: string, from: number, end: number): number {
  let at = end;
  while (at > from && isBlank(source.charCodeAt(at - 1))) at--;
  return at;
}

/** One line end is a space, more of them are one fewer line ends. Returns where the text goes on. */
function fold(pieces: ScalarPieces, source: string, lineEnd: number, to: number): number {
  const { at, breaks } = skipLines(source, lineEnd, to);
  pieces.put(breaks === 1 ? ' ' : '\n'.repeat(breaks - 1), lineEnd);
  return at;
}

function readEscape(pieces: ScalarPieces, source: string, backslash: number, to: number): number {
  const letter = source[backslash + 1] ?? '';
  if (letter === '\n') {
    const { at, breaks } = skipLines(source, backslash + 1, to);
    if (breaks > 1) pieces.put('\n'.repeat(breaks - 1), backslash + 2);
    return at;
  }
  const digits = hexDigits[letter];
  if (digits === undefined) {
    pieces.put(escapes[letter] ?? letter, backslash);
    return backslash + 2;
  }
  const code = Number.parseInt(source.slice(backslash + 2, backslash + 2 + digits), 16);
  pieces.put(code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd', backslash);
  return backslash + 2 + digits;
}

function skipLines(source: string, lineEnd: number, to: number): { at: number; breaks: number } {
  let at = lineEnd;
  let breaks = 0;
  while (at < to) {
    const code = source.charCodeAt(at);
    if (code === LINE_FEED) breaks++;
    else if (!isBlank(code)) break;
    at++;
  }
  return { at, breaks };
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}

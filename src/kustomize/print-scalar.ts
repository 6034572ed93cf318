import { isSafePlain } from './scalar.ts';

type PrintStyle = 'plain' | 'single' | 'double' | 'literal';

/** Where a scalar is printed. */
export interface PrintPlace {
  /** The column of its first character. */
  readonly column: number;
  /** The column at which its further lines begin. */
  readonly indent: number;
  /** A key stays on one line. */
  readonly key: boolean;
}

const width = 80;

/** One word without signs that could mean something: most keys and values are nothing else. */
const word = /^[A-Za-z][\w./-]*$/;

/** A string as Go's YAML printer writes it: the quotes it needs, and folded behind the 80th column. */
export function printString(text: string, place: PrintPlace): string {
  if (word.test(text)) return isSafePlain(text) ? text : `"${text}"`;
  switch (chooseStyle(text, place.key)) {
    case 'plain':
      return isShort(text, place) ? text : fold(text, place, character => character);
    case 'single':
      return `'${fold(text, { ...place, column: place.column + 1 }, quoteSingle, 1)}'`;
    case 'double':
      return `"${foldDouble(text, { ...place, column: place.column + 1 })}"`;
    case 'literal':
      return literal(text, place);
  }
}

function chooseStyle(text: string, key: boolean): PrintStyle {
  const allowed = analyse(text);
  if (text.includes('\n')) return allowed.block && !key ? 'literal' : 'double';
  if (!isSafePlain(text)) return 'double';
  if (allowed.plain) return 'plain';
  return allowed.single ? 'single' : 'double';
}

/** Which styles can hold a text. */
function analyse(text: string): { plain: boolean; single: boolean; block: boolean } {
  if (text === '') return { plain: true, single: true, block: false };
  const special = !isPrintable(text);
  const breakThenSpace = /[\r\n\u0085\u2028\u2029] /.test(text);
  const spaceThenBreak = / [\r\n\u0085\u2028\u2029]/.test(text);
  const edges = /^[ \r\n\u2028\u2029]|[ \r\n\u2028\u2029]$/.test(text);
  const breaks = /[\r\n\u0085\u2028\u2029]/.test(text);
  return {
    plain: !special && !edges && !breaks && !hasIndicators(text),
    single: !special && !breakThenSpace && !spaceThenBreak,
    block: !special && !spaceThenBreak && !text.endsWith(' '),
  };
}

/** What would mean something else without quotes. */
function hasIndicators(text: string): boolean {
  return (
    /^(?:---|\.\.\.)/.test(text) ||
    /^[#,[\]{}&*!|>'"%@`]/.test(text) ||
    /^[?:-](?:[ \t\r\n]|$)/.test(text) ||
    /.:(?:[ \t\r\n\u2028\u2029]|$)/.test(text) ||
    /[ \t\r\n]#/.test(text)
  );
}

function isPrintable(text: string): boolean {
  return !/[^\n\x20-\x7e\u00a0-\ud7ff\ue000-\ufefe\uff00-\ufffd]/u.test(text);
}

function quoteSingle(character: string): string {
  return character === "'" ? "''" : character;
}

/** Whether it ends before the column from which on lines are broken. */
function isShort(text: string, { column, key }: PrintPlace): boolean {
  return (key || column + text.length <= width) && !/[\u2028\u2029]/.test(text);
}

/** Breaks at single blanks once the line is too long; `edge` keeps the blank at the start or end of quotes. */
function fold(
  text: string,
  { column, indent, key }: PrintPlace,
  print: (character: string) => string,
  edge = 0,
): string {
  const characters = [...text];
  let output = '';
  let at = column;
  let spaces = false;
  for (const [index, character] of characters.entries()) {
    const breakable = index >= edge && index < characters.length - edge && characters[index + 1] !== ' ';
    if (character === ' ' && !key && !spaces && at > width && breakable) {
      output += `\n${' '.repeat(indent)}`;
      at = indent;
    } else {
      // The printer indents what follows a Unicode line separator, too.
      const breaks = /[\u2028\u2029]/.test(character) && index < characters.length - 1;
      const printed = breaks ? character + ' '.repeat(indent) : print(character);
      output += printed;
      at += printed.length > 1 && character === "'" ? 2 : 1;
    }
    spaces = character === ' ';
  }
  return output;
}

function foldDouble(text: string, { column, indent, key }: PrintPlace): string {
  const characters = [...text];
  // A byte order mark at the start makes the printer take every character for one.
  const marked = text.startsWith('\ufeff');
  let output = '';
  let at = column;
  let spaces = false;
  for (const [index, character] of characters.entries()) {
    const inner = index > 0 && index < characters.length - 1;
    if (character === ' ' && !marked && !key && !spaces && at > width && inner) {
      const slash = characters[index + 1] === ' ' ? '\\' : '';
      output += `\n${' '.repeat(indent)}${slash}`;
      at = indent + slash.length;
      spaces = true;
      continue;
    }
    const printed = marked ? escapeAlways(character) : escapeCharacter(character);
    output += printed;
    at += printed === character ? 1 : printed.length;
    spaces = character === ' ';
  }
  return output;
}

const escapes: Readonly<Record<string, string>> = {
  '\0': '\\0',
  '\x07': '\\a',
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\v': '\\v',
  '\f': '\\f',
  '\r': '\\r',
  '\x1b': '\\e',
  '"': '\\"',
  '\\': '\\\\',
  '\u0085': '\\N',
  '\u00a0': '\\_',
  '\u2028': '\\L',
  '\u2029': '\\P',
};

function escapeCharacter(character: string): string {
  const known = character === '\u00a0' ? undefined : escapes[character];
  if (known !== undefined) return known;
  return isPrintable(character) ? character : escapeAlways(character);
}

function escapeAlways(character: string): string {
  const known = escapes[character];
  if (known !== undefined) return known;
  const point = character.codePointAt(0) ?? 0;
  const hex = point.toString(16).toUpperCase();
  if (point <= 0xff) return `\\x${hex.padStart(2, '0')}`;
  return point <= 0xffff ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
}

function literal(text: string, { indent }: PrintPlace): string {
  const hint = /^[ \n\r\u2028\u2029]/.test(text) ? '2' : '';
  const chomp = !text.endsWith('\n') ? '-' : /(?:^|\n)\n$/.test(text) ? '+' : '';
  const lines = text.split('\n');
  if (text.endsWith('\n')) lines.pop();
  const body = lines.map(line => (line === '' ? '' : ' '.repeat(indent) + line)).join('\n');
  return `|${hint}${chomp}\n${body}`;
}

import { ScalarPieces } from './scalar-pieces.ts';

/** What only a folded text with indented lines, or with line ends before or behind all others, has in it. */
export const unevenFold = /\n[ \t]|\n\n$|^[ \t\n]/;

/**
 * Puts the value of a literal or folded scalar together from its bytes, which start at `|` or `>`. The
 * indentation follows from the value, so a scalar inside another one is read as well. `undefined`
 * when these bytes do not make this value.
 */
export function blockText(raw: string, value: string): ScalarPieces | undefined {
  const header = raw.indexOf('\n');
  if (header < 0) return value === '' ? new ScalarPieces(raw) : undefined;
  const indent = indentation(raw, header + 1) - indentation(value, 0);
  if (indent < 0) return undefined;
  const pieces =
    raw.charCodeAt(0) === 124 ? literal(raw, header + 1, indent) : foldLines(raw, header + 1, indent);
  const rest = value.slice(pieces.text.length);
  if (!value.startsWith(pieces.text) || !/^\n*$/.test(rest)) return undefined;
  pieces.put(rest, raw.length);
  return pieces;
}

/** The blanks before the first text of the first line that has any. */
function indentation(text: string, from: number): number {
  for (let start = from; start <= text.length; start = lineEnd(text, start) + 1) {
    let at = start;
    while (text.charCodeAt(at) === 32) at++;
    if (at < lineEnd(text, start)) return at - start;
  }
  return 0;
}

function literal(raw: string, from: number, indent: number): ScalarPieces {
  const pieces = new ScalarPieces(raw);
  for (let start = from, end: number; start <= raw.length; start = end + 1) {
    end = lineEnd(raw, start);
    if (start > from) pieces.put('\n', start - 1);
    pieces.copy(start + indent, end);
  }
  return pieces;
}

/** Lines of text flow together; blank lines and lines that stand deeper keep their line ends. */
export function foldLines(raw: string, from: number, indent: number): ScalarPieces {
  const pieces = new ScalarPieces(raw);
  let blanks = 0;
  let flows: boolean | undefined;
  for (let start = from, end: number; start <= raw.length; start = end + 1) {
    end = lineEnd(raw, start);
    if (end - start <= indent) {
      blanks++;
      continue;
    }
    const first = raw.charCodeAt(start + indent);
    const flowing = first !== 32 && first !== 9;
    if (flows === undefined) pieces.put('\n'.repeat(blanks), from);
    else if (flows && flowing) pieces.put(blanks === 0 ? ' ' : '\n'.repeat(blanks), start - 1);
    else pieces.put('\n'.repeat(blanks + 1), start - 1);
    pieces.copy(start + indent, end);
    flows = flowing;
    blanks = 0;
  }
  return pieces;
}

function lineEnd(text: string, from: number): number {
  const feed = text.indexOf('\n', from);
  return feed < 0 ? text.length : feed;
}

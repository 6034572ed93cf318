import type { Span } from '../text/span.ts';

/** What a terminal shows for some bytes of a line. */
export interface Cell {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Columns on a terminal: 0 for combining marks, 2 for wide characters. */
  readonly width: number;
}

const tab = '    ';
const mask = '••••••';
const printableAscii = /^[\x20-\x7e]*$/;

/**
 * A line as cells. Control characters are drawn, not sent: a linted file must not steer the terminal.
 * Bytes in `hidden` become one cell of fixed width, so that not even a secret's length shows.
 */
export function cellsOf(text: string, line: Span, hidden: readonly Span[]): Cell[] {
  const cells: Cell[] = [];
  // The byte order mark takes no column.
  let offset = line.start === 0 && text.charCodeAt(0) === 0xfeff ? 1 : line.start;
  while (offset < line.end) {
    const secret = hidden.length === 0 ? undefined : spanAt(hidden, offset);
    if (secret) {
      const end = Math.min(secret.end, line.end);
      cells.push({ start: offset, end, text: mask, width: mask.length });
      offset = end;
      continue;
    }
    const code = text.codePointAt(offset) ?? 0;
    const end = offset + (code > 0xffff ? 2 : 1);
    const { text: shown, width } = drawn(code);
    cells.push({ start: offset, end, text: shown, width });
    offset = end;
  }
  return cells;
}

function spanAt(spans: readonly Span[], offset: number): Span | undefined {
  return spans.find(span => span.start <= offset && offset < span.end);
}

/** Text from a file or a name in it, made safe to print on one line. */
export function printable(text: string): string {
  if (printableAscii.test(text)) return text;
  let out = '';
  for (const character of text) out += drawn(character.codePointAt(0) ?? 0).text;
  return out;
}

function drawn(code: number): { readonly text: string; readonly width: number } {
  if (code >= 0x20 && code < 0x7f) return { text: String.fromCharCode(code), width: 1 };
  if (code === 9) return { text: tab, width: tab.length };
  if (code < 0x20) return { text: String.fromCharCode(0x2400 + code), width: 1 };
  if (isInvisible(code)) return { text: '\uFFFD', width: 1 };
  const text = String.fromCodePoint(code);
  if (isCombining(code)) return { text, width: 0 };
  return { text, width: isWide(code) ? 2 : 1 };
}

/** C1 controls, direction overrides, lone surrogates and the BOM: nothing, or a lie, on the screen. */
function isInvisible(code: number): boolean {
  return (
    (code >= 0x7f && code < 0xa0) ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2066 && code <= 0x2069) ||
    (code >= 0xd800 && code <= 0xdfff) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0xfeff
  );
}

function isCombining(code: number): boolean {
  return (
    (code >= 0x300 && code <= 0x36f) ||
    (code >= 0x1ab0 && code <= 0x1aff) ||
    (code >= 0x200b && code <= 0x200d) ||
    (code >= 0x20d0 && code <= 0x20ff) ||
    (code >= 0xfe00 && code <= 0xfe0f)
  );
}

/** East Asian Width W and F, in the blocks that people type. */
function isWide(code: number): boolean {
  return (
    (code >= 0x1100 && code <= 0x115f) ||
    (code >= 0x2e80 && code <= 0xa4cf) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe6f) ||
    (code >= 0xff00 && code <= 0xff60) ||
    (code >= 0xffe0 && code <= 0xffe6) ||
    (code >= 0x1f300 && code <= 0x1faff) ||
    (code >= 0x20000 && code <= 0x3fffd)
  );
}

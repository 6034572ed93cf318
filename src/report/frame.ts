import type { LineTable } from '../text/lines.ts';
import type { SourceFile, Span } from '../text/span.ts';
import { type Cell, cellsOf } from './cells.ts';
import type { Paint } from './paint.ts';

export interface FrameStyle {
  readonly lines: (source: SourceFile) => LineTable;
  /** Bytes that must never be shown. */
  readonly secrets: (source: SourceFile) => readonly Span[];
  readonly paint: Paint;
  readonly caret: (text: string) => string;
  /** Columns for the text of a line; longer lines are cut around the span. */
  readonly width: number;
}

/** A span of more lines than this shows its first lines and its last. */
const mostLines = 4;
/** Bytes of a line that are looked at, before and after the span: a minified line may have millions. */
const reach = 400;

/** The lines of a span with carets under its bytes, one line of context above and below. */
export function frame(source: SourceFile, span: Span, style: FrameStyle): string[] {
  const table = style.lines(source);
  const first = table.place(span.start).line;
  // A span that ends with a line end has its last byte on the line before.
  const last = Math.max(first, table.place(Math.max(span.start, span.end - 1)).line);
  const gutter = String(Math.min(last + 1, table.count)).length;
  const numbered = (line: number): string => style.paint.gutter(`${String(line).padStart(gutter)} |`);
  const unnumbered = (sign: string): string => style.paint.gutter(`${' '.repeat(gutter)} ${sign}`);
  const lineAt = (line: number, focus: number): CutLine =>
    cutLine(source, table.lineSpan(line), focus, style.secrets(source));
  const out: string[] = [];
  const context = (line: number): void => {
    if (line < 1 || line > table.count) return;
    const { text } = fit(lineAt(line, 0), 0, style.width);
    if (text.trim() !== '') out.push(`${numbered(line)} ${text}`);
  };

  context(first - 1);
  for (const line of shown(first, last)) {
    if (line === 'gap') {
      out.push(unnumbered(':'));
      continue;
    }
    const { text, before, under } = marked(lineAt(line, span.start), span, line > first, style.width);
    out.push(text === '' ? numbered(line) : `${numbered(line)} ${text}`);
    if (under > 0) out.push(`${unnumbered('|')} ${' '.repeat(before)}${style.caret('^'.repeat(under))}`);
  }
  context(last + 1);
  return out;
}

function shown(first: number, last: number): (number | 'gap')[] {
  const count = last - first + 1;
  if (count <= mostLines) return Array.from({ length: count }, (_, index) => first + index);
  return [first, first + 1, 'gap', last];
}

/** The cells of a line near a place; `more` tells on which sides the line goes on. */
interface CutLine {
  readonly cells: readonly Cell[];
  readonly moreBefore: boolean;
  readonly moreAfter: boolean;
}

function cutLine(source: SourceFile, line: Span, focus: number, hidden: readonly Span[]): CutLine {
  const start = Math.max(line.start, Math.min(focus, line.end) - reach);
  const end = Math.min(line.end, Math.max(focus, line.start) + reach);
  return {
    cells: cellsOf(source.text, { start, end }, hidden),
    moreBefore: start > line.start,
    moreAfter: end < line.end,
  };
}

function marked(line: CutLine, span: Span, continued: boolean, width: number) {
  const { cells } = line;
  let start = cells.findIndex(cell => cell.end > span.start);
  if (start < 0) start = cells.length;
  // The indentation of a continued value belongs to the layout, not to the fault.
  while (continued && cells[start]?.text.trim() === '') start += 1;
  let end = start;
  while (end < cells.length && (cells[end]?.start ?? 0) < span.end) end += 1;

  const { text, from, to, lead } = fit(line, start, width);
  const under = widthOf(cells.slice(start, Math.min(end, to)));
  return {
    text,
    before: lead + widthOf(cells.slice(from, start)),
    // An empty span, such as the place where something is missing, still gets one caret.
    under: continued ? under : Math.max(1, under),
  };
}

/** The part of a line that fits and holds the cell at `focus`, with `…` where something is left out. */
function fit({ cells, moreBefore, moreAfter }: CutLine, focus: number, width: number) {
  const room = Math.floor(width / 3);
  let from = 0;
  if (moreBefore || widthOf(cells.slice(0, focus)) > width - room) {
    from = focus;
    for (let used = 0; from > 0 && used < room; from -= 1) used += cells[from - 1]?.width ?? 0;
  }
  let to = from;
  for (let used = 0; to < cells.length; to += 1) {
    used += cells[to]?.width ?? 0;
    if (used > width) break;
  }
  const before = from > 0 || moreBefore;
  const after = to < cells.length || moreAfter;
  const body = cells
    .slice(from, to)
    .map(cell => cell.text)
    .join('');
  const text = `${before ? '…' : ''}${after ? `${body}…` : body.trimEnd()}`;
  return { text, from, to, lead: before ? 1 : 0 };
}

function widthOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, cell) => sum + cell.width, 0);
}

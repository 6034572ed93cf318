import type { Place, Range, Span } from './span.ts';

/** Lines of one text: offsets to places and back. A line ends at LF, CRLF or a lone CR. */
export class LineTable {
  readonly text: string;
  readonly #starts: readonly number[];

  constructor(text: string) {
    this.text = text;
    this.#starts = lineStarts(text);
  }

  get count(): number {
    return this.#starts.length;
  }

  /** Offsets before or behind the text give its first or last place. A byte order mark has no column of its own. */
  place(offset: number): Place {
    const bounded = Math.max(0, Math.min(offset, this.text.length));
    const line = this.#lineOf(bounded);
    const column = bounded - this.#start(line) + 1;
    const marked = line === 0 && column > 1 && this.text.charCodeAt(0) === 0xfeff;
    return { line: line + 1, column: marked ? column - 1 : column };
  }

  range(span: Span): Range {
    return { start: this.place(span.start), end: this.place(span.end) };
  }

  /** The opposite of {@link place}; a column behind the line's end gives that end. */
  offset(place: Place): number {
    const line = Math.max(0, Math.min(place.line - 1, this.count - 1));
    const start = this.#start(line);
    const marked = line === 0 && this.text.charCodeAt(0) === 0xfeff ? 1 : 0;
    return Math.min(start + marked + Math.max(0, place.column - 1), this.lineSpan(line + 1).end);
  }

  /** The bytes of a 1-based line, without its line end. Lines that do not exist are empty. */
  lineSpan(line: number): Span {
    if (line < 1 || line > this.count) return { start: this.text.length, end: this.text.length };
    const start = this.#start(line - 1);
    let end = line < this.count ? this.#start(line) : this.text.length;
    if (line < this.count) {
      if (this.text.charCodeAt(end - 1) === 10) end--;
      if (this.text.charCodeAt(end - 1) === 13 && end > start) end--;
    }
    return { start, end };
  }

  /** The text of a 1-based line, without its line end and without a byte order mark. */
  lineText(line: number): string {
    const { start, end } = this.lineSpan(line);
    const from = start === 0 && this.text.charCodeAt(0) === 0xfeff ? 1 : start;
    return this.text.slice(from, end);
  }

  #start(index: number): number {
    return this.#starts[index] ?? this.text.length;
  }

  #lineOf(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#start(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

function lineStarts(text: string): number[] {
  const starts = [0];
  if (!text.includes('\r')) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    return starts;
  }
  for (const end of text.matchAll(/\r\n?|\n/g)) starts.push(end.index + end[0].length);
  return starts;
}

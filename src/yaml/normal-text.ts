import type { Span } from '../text/span.ts';

/** A text as the parsers read it, and the way back to the bytes of the file. */
export interface NormalText {
  /** No byte order mark at the start, and LF as the only line end. */
  readonly text: string;
  /** The first carriage return that is no part of a CRLF, as a span of the normal text. */
  readonly strayReturn: Span | undefined;
  /** The bytes of the file that a span of the normal text stands for. */
  place(span: Span): Span;
}

/** Nothing is computed for the usual file; CRLF files pay for a table once a place is asked for. */
export function normalise(text: string): NormalText {
  const mark = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  if (!text.includes('\r')) {
    if (mark === 0) return { text, strayReturn: undefined, place: sameSpan };
    return {
      text: text.slice(1),
      strayReturn: undefined,
      place: ({ start, end }) => ({ start: start + 1, end: end + 1 }),
    };
  }
  return new ReturnText(text, mark);
}

function sameSpan(span: Span): Span {
  return span;
}

class ReturnText implements NormalText {
  readonly text: string;
  readonly #source: string;
  readonly #mark: number;
  #dropped: readonly number[] | undefined;

  constructor(source: string, mark: number) {
    this.#source = source;
    this.#mark = mark;
    // A lone CR is a line end to YAML; it keeps its length, so only the CR of a CRLF moves offsets.
    this.text = source.slice(mark).replace(/\r\n?/g, '\n');
  }

  get strayReturn(): Span | undefined {
    const stray = /\r(?!\n)/.exec(this.#source);
    if (stray === null) return undefined;
    const start = this.#source.slice(this.#mark, stray.index).replaceAll('\r\n', '\n').length;
    return { start, end: start + 1 };
  }

  place({ start, end }: Span): Span {
    return { start: this.#original(start), end: this.#original(end) };
  }

  #original(offset: number): number {
    this.#dropped ??= this.#droppedReturns();
    let low = 0;
    let high = this.#dropped.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#dropped[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return offset + low + this.#mark;
  }

  /** Where, in the normal text, the line feed of each CRLF stands. */
  #droppedReturns(): number[] {
    const dropped: number[] = [];
    const source = this.#source;
    for (let at = source.indexOf('\r\n'); at >= 0; at = source.indexOf('\r\n', at + 2)) {
      dropped.push(at - this.#mark - dropped.length);
    }
    return dropped;
  }
}

/**
 * The text of a scalar as it is put together from pieces of its source, which remembers where each
 * piece came from.
 */
export class ScalarPieces {
  readonly #source: string;
  readonly #values: number[] = [];
  readonly #origins: number[] = [];
  text = '';

  constructor(source: string) {
    this.#source = source;
  }

  /** Adds source bytes that stand for themselves. */
  copy(start: number, end: number): void {
    if (end > start) this.put(this.#source.slice(start, end), start);
  }

  /** Adds text that the bytes at `origin` stand for: an escape, a fold. */
  put(text: string, origin: number): void {
    this.#values.push(this.text.length);
    this.#origins.push(origin);
    this.text += text;
  }

  /** Where the character at `offset` of the text comes from; the end of the text gives `end`. */
  origin(offset: number, end: number): number {
    if (offset >= this.text.length) return end;
    let low = 0;
    let high = this.#values.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#values[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    const origin = (this.#origins[low] ?? 0) + offset - (this.#values[low] ?? 0);
    return Math.min(origin, this.#origins[low + 1] ?? end, end);
  }
}

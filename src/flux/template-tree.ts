import type { Origin } from '../text/origin.ts';
import type { Span } from '../text/span.ts';
import type { Cursor, Tree } from '../yaml/cursor.ts';
import type { Document, Part, Path } from '../yaml/document.ts';
import { scalarMap } from '../yaml/scalar-map.ts';

/** A stretch of text that a template gave, and the stretch of the template it came from. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly from: Span;
  /** The same characters, as opposed to the result of an action. */
  readonly literal: boolean;
  readonly known: boolean;
  readonly inputs: readonly Cursor[];
}

/** An object in the text that a template gave; its places are those of the template in the file. */
export class TemplateTree implements Tree {
  readonly #document: Document;
  readonly #stretches: readonly Stretch[];
  readonly #template: Origin;
  readonly #place: ((offset: number) => number) | undefined;

  /** `template` is the whole scalar, `text` what it says. */
  constructor(document: Document, stretches: readonly Stretch[], template: Origin, text: string) {
    this.#document = document;
    this.#stretches = stretches;
    this.#template = template;
    this.#place = template.exact ? scalarMap(template.source, template.span, text) : undefined;
  }

  get value() {
    return this.#document.value;
  }

  origin(path: Path, part: Part): Origin {
    for (let length = path.length; length > 0; length--) {
      const exact = length === path.length;
      const span = this.#document.spanOf(path.slice(0, length), exact ? part : 'key');
      if (span) return this.#originOf(span, exact);
    }
    return { ...this.#template, step: 'template', exact: false };
  }

  known(path: Path): boolean {
    const span = this.#document.spanOf(path, 'value');
    return !span || this.#touching(span).every(({ known }) => known);
  }

  #originOf(span: Span, exact: boolean): Origin {
    const touching = this.#touching(span);
    const [first] = touching;
    const last = touching[touching.length - 1];
    const place = this.#place;
    if (!place || !first || !last) return { ...this.#template, step: 'template', exact: false };
    const start = place(first.literal ? first.from.start + (span.start - first.start) : first.from.start);
    const lastOffset = last.literal ? last.from.start + (span.end - last.start) : last.from.end;
    const end = Math.max(start, place(Math.max(lastOffset - 1, 0)) + 1);
    const from = touching.flatMap(({ inputs }) => inputs).flatMap(input => input.origin() ?? []);
    const { source } = this.#template;
    return { source, span: { start, end }, step: 'template', exact, from: [...from, ...this.#template.from] };
  }

  #touching({ start, end }: Span): Stretch[] {
    return this.#stretches.filter(one => one.end > start && one.start < Math.max(end, start + 1));
  }
}

import type { Origin } from '../text/origin.ts';
import type { Span } from '../text/span.ts';
import { Cursor, type Tree } from './cursor.ts';
import type { Dialect, Document, Part, Path } from './document.ts';
import { type NormalText, normalise } from './normal-text.ts';
import { ParsedDocument } from './parsed-document.ts';
import { type ScalarMap, scalarMap } from './scalar-map.ts';
import { readStream } from './stream.ts';
import { spanTree } from './tree.ts';

/** Documents inside a scalar. */
export interface EmbeddedText {
  readonly documents: readonly Document[];
  /** The first document as a tree that a cursor can walk. */
  readonly tree: Tree;
  /** A cursor on the bytes of a problem or node that no path names. */
  cursorAt(document: Document, span: { readonly start: number; readonly end: number }): Cursor;
}

/**
 * Reads the string at `path` as YAML. All spans are of the file that holds the string; where its
 * bytes cannot be followed (a substituted text, a template) they are those of the whole string and
 * origins are not exact. Anything but a string reads like an empty text. With `range`, only those
 * characters of the string are read.
 */
export function embed(tree: Tree, path: Path, dialect: Dialect, range?: Span): EmbeddedText {
  const { value } = Cursor.root(tree).at(path);
  const text = typeof value === 'string' ? value : '';
  const outer = tree.origin(path, 'value') ?? nowhere(text);
  const map = outer.exact ? scalarMap(outer.source, outer.span, text) : undefined;
  const exact = outer.exact && map !== undefined;
  const from = range?.start ?? 0;
  const inner = normalise(text.slice(from, range?.end));
  const normal = placed(inner, outer.span, map && (offset => map(from + offset)));
  const documents = readStream(normal, dialect).map(
    (reading, index) => new ParsedDocument(outer.source, index, dialect, normal, reading),
  );
  return {
    documents,
    tree: new EmbeddedTree(documents[0], { ...outer, exact }, tree.known(path)),
    cursorAt: (document, span) => Cursor.root(spanTree(document.source, span, exact)),
  };
}

/** A value that no file holds: its own text is all there is to show. */
function nowhere(text: string): Origin {
  return {
    source: { path: '', text },
    span: { start: 0, end: text.length },
    step: 'written',
    exact: false,
    from: [],
  };
}

function placed(inner: NormalText, whole: Span, map: ScalarMap | undefined): NormalText {
  if (map === undefined) return { text: inner.text, strayReturn: inner.strayReturn, place: () => whole };
  return {
    text: inner.text,
    strayReturn: inner.strayReturn,
    place(span) {
      const { start, end } = inner.place(span);
      // The last character tells the end: what follows it may be the indentation of another line.
      return { start: map(start), end: end > start ? Math.max(map(end - 1) + 1, map(start)) : map(start) };
    },
  };
}

class EmbeddedTree implements Tree {
  readonly #document: Document | undefined;
  readonly #outer: Origin;
  readonly #known: boolean;

  constructor(document: Document | undefined, outer: Origin, known: boolean) {
    this.#document = document;
    this.#outer = outer;
    this.#known = known;
  }

  get value() {
    return this.#document?.value;
  }

  origin(path: Path, part: Part): Origin {
    const span = this.#document?.spanOf(path, part);
    if (span !== undefined) return { ...this.#outer, span };
    for (let length = path.length - 1; length > 0; length--) {
      const parent = this.#document?.spanOf(path.slice(0, length), 'key');
      if (parent !== undefined) return { ...this.#outer, span: parent, exact: false };
    }
    return path.length === 0 ? this.#outer : { ...this.#outer, exact: false };
  }

  known(): boolean {
    return this.#known;
  }
}

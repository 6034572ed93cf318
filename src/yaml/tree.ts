import type { Origin } from '../text/origin.ts';
import type { SourceFile, Span } from '../text/span.ts';
import type { Tree } from './cursor.ts';
import type { Document, Part, Path } from './document.ts';

/** One tree per document, however often it is asked for; the documents own their trees. */
const trees = new WeakMap<Document, Tree>();

/**
 * A document as it was written. The origin of something that is not there is the nearest parent that
 * is (its key, or else its first bytes) and not exact. A document without a value has no origins.
 */
export function documentTree(document: Document): Tree {
  let tree = trees.get(document);
  if (tree === undefined) {
    tree = new DocumentTree(document);
    trees.set(document, tree);
  }
  return tree;
}

class DocumentTree implements Tree {
  readonly #document: Document;

  constructor(document: Document) {
    this.#document = document;
  }

  get value() {
    return this.#document.value;
  }

  origin(path: Path, part: Part): Origin {
    const span = this.#document.spanOf(path, part);
    if (span !== undefined) return written(this.#document.source, span, true);
    for (let length = path.length - 1; length > 0; length--) {
      const parent = this.#document.spanOf(path.slice(0, length), 'key');
      if (parent !== undefined) return written(this.#document.source, parent, false);
    }
    return written(this.#document.source, firstLine(this.#document), false);
  }

  known(): boolean {
    return true;
  }
}

/** A tree without a value that stands for some bytes, for faults of the text that no path names. */
export function spanTree(source: SourceFile, span: Span, exact = true): Tree {
  const origin = written(source, span, exact);
  return { value: undefined, origin: () => origin, known: () => true };
}

function written(source: SourceFile, span: Span, exact: boolean): Origin {
  return { source, span, step: 'written', exact, from: [] };
}

/** The root has no key; its first line is enough to show where it is. */
function firstLine(document: Document): Span {
  const root = document.spanOf([], 'value') ?? document.span;
  const text = document.source.text.slice(root.start, root.end);
  const end = text.search(/[\r\n]/);
  return { start: root.start, end: end < 0 ? root.end : root.start + end };
}

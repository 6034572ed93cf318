import type { Origin } from '../text/origin.ts';
import type { SourceFile, Span } from '../text/span.ts';
import type { Tree } from './cursor.ts';
import type { Document, Part, Path } from './document.ts';

/** A document as it was written: the document itself, without its text. */
export function documentTree(document: Document): Tree {
  return document;
}

/** The {@link Tree.origin} of documents. */
export function writtenOrigin(document: Document, path: Path, part: Part): Origin {
  const span = document.spanOf(path, part);
  if (span !== undefined) return written(document.source, span, true);
  for (let length = path.length - 1; length > 0; length--) {
    const parent = document.spanOf(path.slice(0, length), 'key');
    if (parent !== undefined) return written(document.source, parent, false);
  }
  return written(document.source, firstLine(document), false);
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

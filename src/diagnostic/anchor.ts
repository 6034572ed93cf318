import type { Origin } from '../text/origin.ts';
import type { Span } from '../text/span.ts';
import { Cursor, isMap } from '../yaml/cursor.ts';

/** The bytes a finding points at: what to underline, and whether they are the very bytes. */
export interface Anchor {
  readonly origin: Origin;
  readonly span: Span;
  readonly approximate: boolean;
}

/**
 * Turns a cursor into the bytes a person edits. A scalar is itself; a mapping or list is its key, since
 * nobody wants forty lines underlined; a missing entry is the key of the nearest parent that exists, or
 * the step that removed it; a whole object is its name.
 */
export function anchorOf(cursor: Cursor): Anchor | undefined {
  if (!cursor.exists) return removedAnchor(cursor) ?? parentAnchor(cursor);
  if (cursor.path.length === 0) return rootAnchor(cursor);
  const container = typeof cursor.value === 'object' && cursor.value !== null;
  if (container || cursor.part === 'key') return anchor(cursor.key);
  const found = anchor(cursor);
  // A value that is left out has no bytes.
  return found && found.span.start === found.span.end ? (anchor(cursor.key) ?? found) : found;
}

function anchor(cursor: Cursor): Anchor | undefined {
  const found = cursor.origin();
  if (!found) return undefined;
  const origin = definitionOf(found) ?? found;
  return { origin, span: firstLine(origin), approximate: !origin.exact };
}

const wholeVariable = /^["']?\$\{\w+(?::?=[^{}]*|:-[^{}]*)?\}["']?$/;

/** A scalar that is nothing but one variable is what the variable's definition says, so that is the place to edit. */
function definitionOf({ source, span, step, from, exact }: Origin): Origin | undefined {
  const [definition, ...before] = from;
  if (step !== 'substitution' || !definition?.exact || !exact) return undefined;
  if (!wholeVariable.test(source.text.slice(span.start, span.end))) return undefined;
  const use: Origin = { source, span, step: 'written', exact, from: before };
  return { ...definition, step, from: [use, ...definition.from] };
}

function removedAnchor(cursor: Cursor): Anchor | undefined {
  const origin = cursor.origin();
  return origin?.step === 'removed'
    ? { origin, span: firstLine(origin), approximate: !origin.exact }
    : undefined;
}

function parentAnchor(cursor: Cursor): Anchor | undefined {
  for (let length = cursor.path.length - 1; length >= 0; length--) {
    const parent = Cursor.root(cursor.tree).at(cursor.path.slice(0, length));
    if (parent.exists) return anchorOf(parent);
  }
  return rootAnchor(Cursor.root(cursor.tree));
}

function rootAnchor(root: Cursor): Anchor | undefined {
  if (isMap(root.value)) {
    for (const path of [['metadata', 'name'], ['kind'], ['apiVersion']]) {
      const named = root.at(path);
      if (named.exists && typeof named.value !== 'object') return anchor(named);
    }
    const first = root.entries()[0];
    if (first) return anchor(first.key);
  }
  return anchor(root);
}

/** A span that runs over several lines is underlined on its first one only. */
export function firstLine({ source, span }: Origin): Span {
  const newline = source.text.indexOf('\n', span.start);
  if (newline < 0 || newline >= span.end) return span;
  const end = source.text.charCodeAt(newline - 1) === 13 ? newline - 1 : newline;
  return end > span.start ? { start: span.start, end } : span;
}

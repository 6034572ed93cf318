import { applyEdits, type Edit } from '../text/edit.ts';
import type { Span } from '../text/span.ts';
import { changeValue, type ValueChange } from './changed-value.ts';
import type { Document, Path, Value } from './document.ts';
import { planInsertion } from './insertion.ts';
import { findEntry } from './lookup.ts';
import { parse } from './parse.ts';
import { ParsedDocument } from './parsed-document.ts';
import { planRemoval } from './removal.ts';
import { planRename, planReplacement } from './replacement.ts';

export type { ValueChange };

/**
 * The smallest edits of the file that make a change: comments, quoting and line ends stay. Empty when
 * the document already is what is wanted. `undefined` when it cannot be done without changing anything
 * else, such as behind an alias, in a document with faults, or in text that no file holds as it is.
 * Every plan is checked: the edited text is read again and must mean exactly the changed value.
 */
export function planChange(document: Document, change: ValueChange): readonly Edit[] | undefined {
  if (!(document instanceof ParsedDocument) || document.value === undefined) return undefined;
  const wanted = changeValue(document.value, change);
  if (wanted === undefined) return undefined;
  if (equal(document.value, wanted)) return [];
  for (const plan of plans(document, change)) {
    const edits = plan.map(edit => placed(document, edit));
    if (means(document, edits, wanted)) return edits;
  }
  return undefined;
}

/** Candidates, the nicest first. They count in the document's normal text. */
function* plans(document: ParsedDocument, change: ValueChange): Generator<readonly Edit[]> {
  if (change.op === 'rename') yield* planRename(document, change.path, change.to);
  else if (change.op === 'remove') yield* planRemoval(document, change.path);
  else if (change.op === 'append') yield* planInsertion(document, change.path, undefined, change.value);
  else if (findEntry(document, change.path) !== undefined) {
    yield* planReplacement(document, change.path, change.value);
  } else yield* planMissing(document, change.path, change.value);
}

/** Wraps the value in the parents that are missing and adds them to the nearest one that exists. */
function* planMissing(document: ParsedDocument, path: Path, value: Value): Generator<readonly Edit[]> {
  let inner = value;
  for (let length = path.length - 1; length >= 0; length--) {
    const parent = path.slice(0, length);
    const step = path[length] ?? '';
    if (findEntry(document, parent) !== undefined) {
      yield* planInsertion(document, parent, typeof step === 'string' ? step : undefined, inner);
      inner = typeof step === 'string' ? { [step]: inner } : [inner];
      yield* planReplacement(document, parent, inner);
      return;
    }
    inner = typeof step === 'string' ? { [step]: inner } : [inner];
  }
}

/** New lines end as the file's lines do. */
function placed(document: ParsedDocument, edit: Edit): Edit {
  const crlf = document.source.text.includes('\r\n');
  return { span: document.place(edit.span), text: crlf ? edit.text.replaceAll('\n', '\r\n') : edit.text };
}

/** Reads the edited text again: the document alone when it stands for itself there, else the whole file. */
function means(document: ParsedDocument, edits: readonly Edit[], wanted: Value): boolean {
  const { source, dialect, index, value } = document;
  const own = linesOf(document);
  const isInside = edits.every(({ span }) => own.start <= span.start && span.end <= own.end);
  const text = source.text.slice(own.start, own.end);
  const alone = isInside ? parse({ path: source.path, text }, dialect) : [];
  const found = alone[0]?.value;
  if (found === undefined || value === undefined || !equal(found, value)) {
    return becomes(parse(source, dialect), source.text, edits, index, wanted);
  }
  const shifted = edits.map(({ span, text }) => {
    return { span: { start: span.start - own.start, end: span.end - own.start }, text };
  });
  return becomes(alone, text, shifted, 0, wanted);
}

/** From where the document begins to the end of the line that separates it from the next one. */
function linesOf({ source: { text }, span }: ParsedDocument): Span {
  const separator = text.indexOf('\n---', Math.max(span.end - 1, 0));
  const end = separator < 0 ? -1 : text.indexOf('\n', separator + 1);
  return { start: span.start, end: end < 0 ? text.length : end + 1 };
}

/** Whether one document of a text turns into the wanted value while all others stay what they are. */
function becomes(
  before: readonly Document[],
  text: string,
  edits: readonly Edit[],
  index: number,
  wanted: Value,
): boolean {
  const [first] = before;
  const edited = applyEdits(text, edits);
  if (edited.dropped.length > 0 || !first) return false;
  const after = parse({ path: first.source.path, text: edited.text }, first.dialect);
  if (after.length !== before.length) return false;
  return after.every((other, place) => {
    const expected = place === index ? wanted : before[place]?.value;
    if (other.problems.length > (before[place]?.problems.length ?? 0)) return false;
    return other.value === undefined
      ? expected === undefined
      : expected !== undefined && equal(other.value, expected);
  });
}

/** Order of keys counts for nothing, as it does for Kubernetes. */
function equal(a: Value, b: Value): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return Object.is(a, b);
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every(key => Object.hasOwn(b, key) && equal(child(a, key), child(b, key)));
}

function child(value: object, key: string): Value {
  return (value as Record<string, Value>)[key] ?? null;
}

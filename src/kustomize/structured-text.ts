import { parse } from '../yaml/parse.ts';
import { emitNode } from './emit.ts';
import { loadDocument, placeIn } from './load-node.ts';
import type { Mark } from './mark.ts';
import type { Node } from './node.ts';
import { goJson } from './object-hash.ts';
import { type Creation, findAll, findExact } from './path-match.ts';
import { printString } from './print-scalar.ts';
import { scalarValue, tagOf } from './scalar.ts';

/**
 * Puts a value into YAML or JSON that is itself the text of a scalar on the way. `false` when the path
 * does not lead into such a text.
 */
export function replaceInText(
  root: Node,
  steps: readonly string[],
  value: Node,
  create: Creation | undefined,
  mark: Mark,
): boolean {
  for (let length = 1; length < steps.length; length++) {
    const scalar = findExact(root, steps.slice(0, length));
    if (scalar?.kind !== 'scalar') continue;
    return replaceInScalar(scalar, steps.slice(length), value, create, mark);
  }
  return false;
}

function replaceInScalar(
  scalar: Node,
  steps: readonly string[],
  value: Node,
  create: Creation | undefined,
  mark: Mark,
): boolean {
  const source = { path: '', text: scalar.text };
  const [document] = parse(source, 'manifest');
  const inner = document && loadDocument(document, placeIn(source, 'written'));
  if (!inner) return false;
  const before = JSON.stringify(inner.toValue());
  let failed = false;
  const found = findAll(inner, steps, create, () => {
    failed = true;
  });
  if (failed || !found || found.length === 0) return false;
  const text =
    JSON.stringify(inner.toValue()) === before ? editInPlace(scalar.text, found, value) : undefined;
  for (const field of found) {
    if (field.kind === 'scalar') field.text = value.text;
    else field.become(value);
  }
  const json = /^\s*[[{]/.test(scalar.text);
  // A word where a number was cannot be written as JSON; the tool then leaves the text alone.
  if (json && found.some(field => field.kind === 'scalar' && scalarValue(field) === undefined)) return true;
  scalar.text = json ? serialise(inner, scalar.text) : (text ?? emitNode(inner)).trim();
  scalar.mark = { ...mark, from: [...mark.from, scalar.mark] };
  return true;
}

/** YAML keeps its comments and style where only the text of scalars changes. */
function editInPlace(text: string, fields: readonly Node[], value: Node): string | undefined {
  const edits: { readonly start: number; readonly end: number; readonly text: string }[] = [];
  for (const field of fields) {
    const { spot } = field.mark;
    if (field.kind !== 'scalar' || value.kind !== 'scalar' || spot.kind !== 'span') return undefined;
    const written = rewritten(field, value.text);
    if (written === undefined) return undefined;
    edits.push({ ...spot.span, text: written });
  }
  edits.sort((left, right) => right.start - left.start);
  return edits.reduce(
    (done, { start, end, text: put }) => done.slice(0, start) + put + done.slice(end),
    text,
  );
}

/** The new text between the old quotes; block scalars and texts that need care are printed anew. */
function rewritten({ style, tag }: Node, text: string): string | undefined {
  if (text.includes('\n') || style === 'literal' || style === 'folded') return undefined;
  if (style === 'single') return `'${text.replaceAll("'", "''")}'`;
  if (style === 'double') return JSON.stringify(text);
  if (tag !== '!!str') return tagOf(text) === tag ? text : `${tag} ${text}`;
  return printString(text, { column: 0, indent: 0, key: true });
}

/** JSON stays JSON, indented if it was. */
function serialise(inner: Node, before: string): string {
  const value = inner.toValue();
  return before.includes('\n') && before.includes('  ')
    ? JSON.stringify(sortKeys(value), null, 2)
    : goJson(value);
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([key, each]) => [key, sortKeys(each)]),
  );
}

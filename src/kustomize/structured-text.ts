import { parse } from '../yaml/parse.ts';
import { emitNode } from './emit.ts';
import { loadDocument, placeIn } from './load-node.ts';
import type { Mark } from './mark.ts';
import type { Node } from './node.ts';
import { goJson } from './object-hash.ts';
import { type Creation, findAll, findExact } from './path-match.ts';
import { scalarValue } from './scalar.ts';
import { printChanged } from './text-layout.ts';

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
  let failed = false;
  const found = findAll(inner, steps, create, () => {
    failed = true;
  });
  if (failed || !found || found.length === 0) return false;
  const changes = new Map<Node, 'text' | 'whole'>();
  for (const field of found) {
    changes.set(field, field.kind === 'scalar' ? 'text' : 'whole');
    if (field.kind === 'scalar') field.text = value.text;
    else field.become(value);
  }
  const json = /^\s*[[{]/.test(scalar.text);
  // A word where a number was cannot be written as JSON; the tool then leaves the text alone.
  if (json && found.some(field => field.kind === 'scalar' && scalarValue(field) === undefined)) return true;
  scalar.text = json
    ? serialise(inner, scalar.text)
    : (printChanged(scalar.text, inner, changes) ?? emitNode(inner)).trim();
  scalar.mark = { ...mark, from: [...mark.from, scalar.mark] };
  return true;
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

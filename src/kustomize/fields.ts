import { isMap } from '../yaml/cursor.ts';
import type { Value } from '../yaml/document.ts';
import { type Complain, complaint } from './complaint.ts';
import type { Mark } from './mark.ts';
import { restep } from './mark.ts';
import { type Kind, mapNode, Node, scalarNode } from './node.ts';
import { isOddKey, isOldNonString } from './scalar.ts';

export function isMissingOrNull(node: Node | undefined): node is undefined {
  return node === undefined || node.isNull;
}

/** Says so when a node is there and of another kind. */
export function isKind(node: Node | undefined, kind: Kind, field: string, complain: Complain): boolean {
  if (node === undefined || node.isNull || node.kind === kind) return true;
  complain(
    complaint('wrong-node-kind', { field, expected: words[kind], found: words[node.kind] }, node.mark),
  );
  return false;
}

export const words: Readonly<Record<Kind, string>> = { scalar: 'scalar', map: 'mapping', list: 'list' };

/** Follows map keys only. */
export function lookup(node: Node | undefined, ...path: readonly string[]): Node | undefined {
  if (node?.unopened && valueBelow(node.unopened.value, path) === undefined) return undefined;
  let found = node;
  for (const key of path) found = found?.get(key);
  return found;
}

/** What a path of map keys leads to in plain values. */
export function valueBelow(from: Value, path: readonly string[]): Value | undefined {
  let value: Value | undefined = from;
  for (const key of path) value = isMap(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  return value;
}

/** The text of a scalar field; empty for anything else. Nothing is opened for a string, nor for what is not there. */
export function textAt(node: Node | undefined, ...path: readonly string[]): string {
  if (node?.unopened) {
    const value = valueBelow(node.unopened.value, path);
    if (typeof value === 'string') return value;
  }
  const found = lookup(node, ...path);
  return found === undefined || found.isNull ? '' : found.text;
}

/**
 * Sets a field as kustomize does: a null takes the field away, and the quotes that were there stay,
 * whatever is put between them. The value is used up.
 */
export function setField(
  map: Node,
  key: string,
  value: Node | undefined,
  keyMark: Mark,
  odd = isOddKey(key),
): void {
  if (value !== undefined) quoteOldWords(value);
  if (value === undefined || (value.isNull && !value.keep)) {
    if (map.get(key)) map.remove(key, keyMark);
    return;
  }
  const field = map.get(key);
  if (field === undefined) map.put(key, value, keyMark, odd);
  else overwrite(field, value);
}

/** Sets a scalar where it stands; a null changes nothing, a collection is a fault. */
export function setScalar(node: Node, text: string, tag: string, mark: Mark, complain?: Complain): void {
  if (complain && !isKind(node, 'scalar', text, complain)) return;
  const value = scalarNode(text, mark, tag);
  quoteOldWords(value);
  if (!value.isNull) overwrite(node, value);
}

function overwrite(field: Node, value: Node): void {
  if (field === value) return;
  const before = field.mark;
  value.style = field.style;
  field.become(value);
  // A field that was just made for this value, or was set at another place already, carries its bytes.
  field.mark =
    before.spot === value.mark.spot ? before : { ...value.mark, from: [...value.mark.from, before] };
}

function quoteOldWords(value: Node): void {
  if (value.isString && value.style === 'plain' && isOldNonString(value.text)) value.style = 'double';
}

/** The map at a key, made when there is none. */
export function ensureMap(parent: Node, key: string, mark: Mark): Node {
  const found = parent.get(key);
  if (found && !found.isNull) return found;
  const made = mapNode(found ? restep(mark, mark.step, found.mark) : mark);
  if (found) found.become(made);
  else parent.put(key, made, mark);
  return parent.get(key) ?? made;
}

export function newNode(kind: Kind, mark: Mark): Node {
  return new Node(kind, kind === 'map' ? '!!map' : kind === 'list' ? '!!seq' : '', mark);
}

import { isKind, isMissingOrNull, setField } from './fields.ts';
import type { MergeSchema } from './merge-schema.ts';
import { Node, scalarNode } from './node.ts';
import { type MergeContext, merge } from './strategic-merge.ts';

/** The values of an item under the merge keys; the empty text for a key it lacks. */
type Values = readonly string[];
interface Identity {
  readonly keys: readonly string[];
  readonly values: Values;
}

/**
 * Merges a patch into a list whose items are told apart by keys, or by themselves when they are
 * scalars. What the patch names comes first. Follows kustomize to the letter, odd corners included:
 * an item without its key empties the list, and of two keys the ones nobody uses do not count.
 */
export function mergeAssociative(
  target: Node,
  patch: Node | undefined,
  schema: MergeSchema,
  field: string,
  context: MergeContext,
): Node | undefined {
  const keys = schema.keys ?? [];
  const sides = [target, patch];
  let found = keys.length > 0 ? elementValues(patch, target, keys) : scalarValues(patch, target);
  const names = keys.length > 0 ? keys : [''];
  if (names.length > 1) found = joinPartial(found);
  const merged = new Node('list', '!!seq', target.mark);
  let last: readonly string[] = [];
  for (const values of found) {
    const identity = usedKeys(found, values, names);
    last = identity.keys;
    const pair = sides.map(side => findElement(side, identity));
    const item = merge(pair[0], pair[1], schema.item(), field, context);
    if (isMissingOrNull(item) || (item.kind === 'map' && item.entries.size === 0)) {
      if (identity.keys.length > 0) setElement(target, undefined, identity);
      if (identity.keys.length > 0) continue;
    }
    if (item) completeKeys(item, identity);
    setElement(merged, item, identity);
  }
  if (found.length === 0) return target;
  return appendRest(merged, target, last, field, context);
}

function elementValues(patch: Node | undefined, target: Node, keys: readonly string[]): Values[] {
  const lists = [patch, target].flatMap(side => side?.items ?? []);
  return distinct(
    lists.map(item =>
      keys.map(key => {
        const value = item.get(key);
        return value === undefined || value.isEmpty ? '' : value.text;
      }),
    ),
  );
}

function scalarValues(patch: Node | undefined, target: Node): Values[] {
  return distinct([patch, target].flatMap(side => (side?.items ?? []).map(item => [item.text])));
}

function distinct(all: readonly Values[]): Values[] {
  const seen = new Map<string, Values>();
  for (const values of all) {
    const key = values.join('\0');
    if (!seen.has(key)) seen.set(key, values);
  }
  return [...seen.values()];
}

/** Keys that no item uses do not tell items apart; when no item uses any, all of them are kept. */
function usedKeys(all: readonly Values[], values: Values, keys: readonly string[]): Identity {
  const used = keys.map((_, index) => all.some(one => (one[index] ?? '') !== ''));
  if (!used.includes(true)) return { keys, values };
  return {
    keys: keys.filter((_, index) => used[index]),
    values: values.filter((value, index) => value !== '' || used[index]),
  };
}

/** Items that agree wherever both have a key are one item. */
function joinPartial(all: readonly Values[]): Values[] {
  const joined = [...all];
  for (let left = 0; left < joined.length; left++) {
    for (let right = 0; right < joined.length; right++) {
      const both = join(joined[left] ?? [], joined[right] ?? []);
      if (!both) continue;
      joined[left] = both;
      joined[right] = both;
    }
  }
  return joined;
}

function join(left: Values, right: Values): Values | undefined {
  let shared = false;
  const both: string[] = [];
  for (const [index, value] of left.entries()) {
    const other = right[index] ?? '';
    if (value === other) shared = true;
    else if (value !== '' && other !== '') return undefined;
    both.push(value === '' ? other : value);
  }
  return shared ? both : undefined;
}

/** The first item that has all the values; only keys with a value are asked for. */
function findElement(list: Node | undefined, { keys, values }: Identity): Node | undefined {
  if (list?.kind !== 'list') return undefined;
  const asked = usedKeys([values], values, keys);
  if ((asked.keys[0] ?? '') === '') return list.items.find(item => item.text === (asked.values[0] ?? ''));
  return list.items.find(
    item =>
      item.kind === 'map' && asked.keys.every((key, index) => item.get(key)?.text === asked.values[index]),
  );
}

/** A merged item carries the keys by which it was found. */
function completeKeys(item: Node, { keys, values }: Identity): void {
  for (const [index, key] of keys.entries()) {
    const value = values[index] ?? '';
    if (value === '' || item.get(key)) continue;
    if (key === '') item.tag = '';
    else if (item.kind === 'map') setField(item, key, scalarNode(value, item.mark), item.mark);
  }
}

/**
 * Replaces the items that have all the values by `element`, or drops them without one; appends it when
 * there is none. Nulls and empty maps disappear on the way, and without values everything else does.
 */
function setElement(list: Node, element: Node | undefined, { keys, values }: Identity): void {
  const names = keys.length > 0 ? keys : [''];
  const mapsOnly = (names[0] ?? '') !== '' && (values[0] ?? '') !== '';
  let matched = false;
  const kept: Node[] = [];
  for (const item of list.items) {
    if (item.isNull || (item.kind === 'map' && item.entries.size === 0)) continue;
    if (item.kind !== 'map' && mapsOnly) kept.push(item);
    else if (!hasValues(item, names, values)) {
      if (values.length > 0) kept.push(item);
    } else {
      matched = true;
      if (element) kept.push(element);
    }
  }
  if (element && !element.isNull && !matched) kept.push(element);
  list.items = kept;
}

function hasValues(item: Node, keys: readonly string[], values: Values): boolean {
  if (values.length === 0) return false;
  return keys.every((key, index) => {
    const value = values[index];
    if (value === undefined) return true;
    if (key === '') return item.text === value;
    const field = item.get(key);
    return field !== undefined && (value === '' || field.text === value);
  });
}

/** Puts what is left of the target behind the merged items. */
function appendRest(
  merged: Node,
  target: Node,
  keys: readonly string[],
  field: string,
  { complain }: MergeContext,
): Node {
  for (const item of [...target.items]) {
    if ((keys[0] ?? '') === '') {
      setElement(merged, item, { keys: [''], values: [item.text] });
      continue;
    }
    if (!isKind(item, 'map', field, complain)) continue;
    const values: string[] = [];
    for (const key of keys) {
      const value = item.get(key);
      if (value === undefined) merged.items = [...merged.items, item];
      else values.push(value.text);
    }
    if (keys.length > 1) setElement(merged, undefined, { keys, values });
    setElement(merged, item, { keys, values });
  }
  return merged;
}

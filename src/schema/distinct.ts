import { isMap } from '../yaml/cursor.ts';
import type { Value } from '../yaml/document.ts';
import type { Judge } from './judge.ts';
import type { SchemaNode } from './node.ts';
import { pathText } from './path-text.ts';

/** Reports each item of a set, or of a list with map keys, that repeats an earlier one. */
export function judgeDistinct(judge: Judge, node: SchemaNode, items: readonly Value[]): void {
  const { list } = node;
  if (list === undefined || items.length < 2) return;
  const item = node.items < 0 ? undefined : judge.pool.node(node.items);
  const preset = (key: string): Value | undefined => {
    const child = item?.props.get(key);
    return child === undefined ? undefined : judge.pool.node(child).stored.default;
  };
  const seen = new Map<string, number>();
  items.forEach((item, index) => {
    const identity = list === 'set' ? JSON.stringify(item) : identityOf(item, list, preset);
    if (identity === undefined) return;
    const first = seen.get(identity);
    if (first === undefined) {
      seen.set(identity, index);
      return;
    }
    const { path } = judge;
    const same = pathText([...path, first]);
    const rest = list === 'set' ? `repeats ${same}` : `has the same ${list.join(' and ')} as ${same}`;
    judge.report('duplicate-item', rest, { path: [...path, index], basis: [path] });
  });
}

/** `undefined` for an item that lacks a key and whose schema presets none. */
function identityOf(
  item: Value,
  keys: readonly string[],
  preset: (key: string) => Value | undefined,
): string | undefined {
  if (!isMap(item)) return undefined;
  const values = keys.map(key => item[key] ?? preset(key));
  return values.includes(undefined) ? undefined : JSON.stringify(values);
}

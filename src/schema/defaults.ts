import { isMap } from '../yaml/cursor.ts';
import type { Value } from '../yaml/document.ts';
import type { NodePool } from './pool.ts';

/**
 * The value as the API server completes it before it evaluates rules: entries that are null and may not
 * be are dropped, defaults filled in. Untouched parts are shared with the input.
 */
export function withDefaults(pool: NodePool, index: number, value: Value): Value {
  const node = pool.node(index);
  if (Array.isArray(value)) {
    if (node.items < 0) return value;
    const items = value.map((item: Value) => withDefaults(pool, node.items, item));
    return items.some((item, at) => item !== value[at]) ? items : value;
  }
  if (!isMap(value)) return value;
  let changed: Record<string, Value> | undefined;
  const change = (): Record<string, Value> => {
    changed ??= { ...value };
    return changed;
  };
  for (const key of Object.keys(value)) {
    const child = node.props.get(key) ?? node.values;
    if (child < 0) continue;
    const written = value[key] as Value;
    if (written === null && !pool.node(child).nullable) {
      delete change()[key];
      continue;
    }
    const complete = withDefaults(pool, child, written);
    if (complete !== written) change()[key] = complete;
  }
  for (const [key, child] of node.props) {
    const preset = pool.node(child).stored.default;
    if (preset === undefined || (changed ?? value)[key] !== undefined) continue;
    change()[key] = withDefaults(pool, child, preset);
  }
  return changed ?? value;
}

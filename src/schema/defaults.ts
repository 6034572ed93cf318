import { isMap } from '../yaml/cursor.ts';
import type { Value } from '../yaml/document.ts';
import type { NodePool } from './pool.ts';

/**
 * The value as the API server completes it before it evaluates rules: defaults filled in, and a null
 * that may not be there dropped in favour of its default. Untouched parts are shared with the input.
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
  const set = (key: string, child: Value): void => {
    changed ??= { ...value };
    changed[key] = child;
  };
  for (const [key, child] of node.props) {
    const written = value[key];
    const { default: preset, nullable } = pool.node(child).stored;
    const absent = written === undefined || (written === null && !nullable);
    if (absent && preset === undefined) continue;
    const complete = withDefaults(pool, child, absent ? (preset as Value) : written);
    if (complete !== written) set(key, complete);
  }
  if (node.values >= 0) {
    for (const key of Object.keys(value)) {
      if (node.props.has(key)) continue;
      const complete = withDefaults(pool, node.values, value[key] as Value);
      if (complete !== value[key]) set(key, complete);
    }
  }
  return changed ?? value;
}

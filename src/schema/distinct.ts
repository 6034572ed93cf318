import { isMap } from '../yaml/cursor.ts';
import type { Value } from '../yaml/document.ts';
import type { Judge } from './judge.ts';
import { pathText } from './path-text.ts';

/** Reports each item of a set, or of a list with map keys, that repeats an earlier one. */
export function judgeDistinct(judge: Judge, list: 'set' | readonly string[], items: readonly Value[]): void {
  const seen = new Map<string, number>();
  const { path } = judge;
  items.forEach((item, index) => {
    const identity = list === 'set' ? JSON.stringify(item) : identityOf(item, list);
    if (identity === undefined) return;
    const first = seen.get(identity);
    if (first === undefined) {
      seen.set(identity, index);
      return;
    }
    const same = pathText([...path, first]);
    const rest = list === 'set' ? `repeats ${same}` : `has the same ${list.join(' and ')} as ${same}`;
    judge.report('duplicate-item', rest, { path: [...path, index], deep: true });
  });
}

function identityOf(item: Value, keys: readonly string[]): string | undefined {
  return isMap(item) ? JSON.stringify(keys.map(key => item[key] ?? null)) : undefined;
}

import type { Environment } from '@marcbachmann/cel-js';

type Item = bigint | number | string | boolean;
type List = readonly Item[];

class SetFunctions {}

/** Lists and sets. */
export function registerLists(environment: Environment): void {
  environment
    .registerFunction('list.isSorted(): bool', (list: List) =>
      list.every((item, at) => at === 0 || (list[at - 1] as Item) <= item),
    )
    .registerFunction('list.sum(): dyn', sum)
    .registerFunction('list.min(): dyn', (list: List) => best(list, (a, b) => a < b))
    .registerFunction('list.max(): dyn', (list: List) => best(list, (a, b) => a > b))
    .registerFunction('list.indexOf(dyn): int', (list: List, item: Item) =>
      BigInt(list.findIndex(other => same(other, item))),
    )
    .registerFunction('list.lastIndexOf(dyn): int', (list: List, item: Item) =>
      BigInt(list.findLastIndex(other => same(other, item))),
    )
    .registerFunction('list.slice(int, int): list', (list: List, from: bigint, to: bigint) =>
      list.slice(Number(from), Number(to)),
    )
    .registerFunction('list.flatten(): list', (list: List) => list.flat())
    .registerFunction('list.reverse(): list', (list: List) => [...list].reverse())
    .registerFunction('list.distinct(): list', (list: List) =>
      list.filter((item, at) => list.findIndex(other => same(other, item)) === at),
    )
    .registerFunction('list.sort(): list', (list: List) =>
      [...list].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)),
    );
  environment
    .registerType('SetFunctions', SetFunctions)
    .registerConstant('sets', 'SetFunctions', new SetFunctions())
    .registerFunction('SetFunctions.contains(list, list): bool', (_: SetFunctions, whole: List, part: List) =>
      holds(whole, part),
    )
    .registerFunction(
      'SetFunctions.equivalent(list, list): bool',
      (_: SetFunctions, one: List, other: List) => holds(one, other) && holds(other, one),
    )
    .registerFunction(
      'SetFunctions.intersects(list, list): bool',
      (_: SetFunctions, one: List, other: List) => one.some(item => holds(other, [item])),
    );
}

function sum(list: List): Item {
  const [first, ...rest] = list;
  if (first === undefined) return 0n;
  return rest.reduce((total, item) => (total as number) + (item as number), first);
}

function best(list: List, better: (a: Item, b: Item) => boolean): Item {
  const [first, ...rest] = list;
  if (first === undefined) throw new Error('the least or greatest of an empty list');
  return rest.reduce((found, item) => (better(item, found) ? item : found), first);
}

function holds(whole: List, part: List): boolean {
  return part.every(item => whole.some(other => same(other, item)));
}

/** Equal as CEL sees it: lists and maps by their contents, numbers across their types. */
function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  // biome-ignore lint/suspicious/noDoubleEquals: 1n and 1 are one number
  if (typeof a !== typeof b) return (typeof a === 'bigint' || typeof b === 'bigint') && a == b;
  if (typeof a !== 'object' || a === null || b === null) return false;
  const [x, y] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const keys = Object.keys(x);
  return keys.length === Object.keys(y).length && keys.every(key => same(x[key], y[key]));
}

import { isMap } from './cursor.ts';
import type { Path, Value } from './document.ts';
import { setOwn } from './merge.ts';

/**
 * A change of the value tree. `set` replaces what is there or adds what is missing, with its missing
 * parents; an index that is the length of its list appends, as `append` does.
 */
export type ValueChange =
  | { readonly op: 'set'; readonly path: Path; readonly value: Value }
  | { readonly op: 'append'; readonly path: Path; readonly value: Value }
  | { readonly op: 'rename'; readonly path: Path; readonly to: string }
  | { readonly op: 'remove'; readonly path: Path };

/** The value after a change, which is left as it was; `undefined` when the change does not fit it. */
export function changeValue(value: Value, change: ValueChange): Value | undefined {
  const { path } = change;
  switch (change.op) {
    case 'set':
      return edited(value, path, () => change.value, true);
    case 'append':
      return edited(value, path, list => (Array.isArray(list) ? [...list, change.value] : undefined), false);
    case 'rename':
      return edited(value, path.slice(0, -1), map => renamed(map, path.at(-1), change.to), false);
    case 'remove':
      return edited(value, path.slice(0, -1), parent => without(parent, path.at(-1)), false);
  }
}

type Edited = (value: Value | undefined) => Value | undefined;

function edited(value: Value | undefined, path: Path, edit: Edited, create: boolean): Value | undefined {
  const [step, ...rest] = path;
  if (step === undefined) return edit(value);
  if (typeof step === 'number') {
    const list: readonly Value[] | undefined = Array.isArray(value)
      ? value
      : create && isMissing(value)
        ? []
        : undefined;
    if (list === undefined || step > list.length || (step === list.length && !create)) return undefined;
    const item = edited(list[step], rest, edit, create);
    return item === undefined ? undefined : [...list.slice(0, step), item, ...list.slice(step + 1)];
  }
  const map = isMap(value) ? value : create && isMissing(value) ? {} : undefined;
  if (map === undefined || (!create && !Object.hasOwn(map, step))) return undefined;
  const child = edited(Object.hasOwn(map, step) ? map[step] : undefined, rest, edit, create);
  return child === undefined ? undefined : withEntry(map, step, child);
}

function isMissing(value: Value | undefined): boolean {
  return value === undefined || value === null;
}

function withEntry(map: { readonly [key: string]: Value }, name: string, child: Value): Value {
  const result: Record<string, Value> = {};
  for (const key of Object.keys(map)) setOwn(result, key, map[key] ?? null);
  setOwn(result, name, child);
  return result;
}

function renamed(map: Value | undefined, name: string | number | undefined, to: string): Value | undefined {
  if (!isMap(map) || typeof name !== 'string' || !Object.hasOwn(map, name)) return undefined;
  if (name !== to && Object.hasOwn(map, to)) return undefined;
  const result: Record<string, Value> = {};
  for (const key of Object.keys(map)) setOwn(result, key === name ? to : key, map[key] ?? null);
  return result;
}

function without(parent: Value | undefined, step: string | number | undefined): Value | undefined {
  if (Array.isArray(parent)) {
    return typeof step === 'number' && step < parent.length ? parent.toSpliced(step, 1) : undefined;
  }
  if (!isMap(parent) || typeof step !== 'string' || !Object.hasOwn(parent, step)) return undefined;
  const result: Record<string, Value> = {};
  for (const key of Object.keys(parent)) if (key !== step) setOwn(result, key, parent[key] ?? null);
  return result;
}

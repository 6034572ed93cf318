import { isMap } from './cursor.ts';
import type { Value } from './document.ts';

/**
 * Adds what a merge key `<<` brings: own keys stay, in a list of mappings the earlier one wins.
 * `false` when the value is nothing that can be merged.
 */
export function mergeInto(target: Record<string, Value>, merged: Value): boolean {
  if (Array.isArray(merged)) return merged.every(item => isMap(item) && mergeInto(target, item));
  if (!isMap(merged)) return false;
  for (const name of Object.keys(merged)) {
    if (!Object.hasOwn(target, name)) setOwn(target, name, merged[name] ?? null);
  }
  return true;
}

/** Sets a property of its own, whatever its name: `__proto__` is a key like any other. */
export function setOwn(target: Record<string, Value>, name: string, value: Value): void {
  if (name !== '__proto__') target[name] = value;
  else Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true });
}

import { isMap, type Tree } from '../yaml/cursor.ts';
import type { Path, Value } from '../yaml/document.ts';

/**
 * Whether a verdict on the value at `path` can stand: nothing in it hangs on an unknown variable and
 * nothing is ciphertext. `deep` looks at everything below as well.
 */
export function isCertain(tree: Tree, path: Path, encrypted: boolean, deep: boolean): boolean {
  if (!tree.known(path)) return false;
  let value: Value | undefined = tree.value;
  for (const step of path) value = (value as Record<string | number, Value> | undefined)?.[step];
  return deep ? isWholeCertain(tree, path, value, encrypted) : !(encrypted && isCiphertext(value));
}

function isWholeCertain(tree: Tree, path: Path, value: Value | undefined, encrypted: boolean): boolean {
  if (Array.isArray(value)) {
    return value.every((item: Value, index) => isWholeCertain(tree, [...path, index], item, encrypted));
  }
  if (isMap(value)) {
    return Object.keys(value).every(key => isWholeCertain(tree, [...path, key], value[key], encrypted));
  }
  return tree.known(path) && !(encrypted && isCiphertext(value));
}

/** What SOPS leaves in the place of a value. */
export function isCiphertext(value: Value | undefined): boolean {
  return typeof value === 'string' && value.startsWith('ENC[');
}

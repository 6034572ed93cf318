import { distance } from './nearest.ts';

/** Whether a word is another one with a slip or two in it, or in other case: near enough to be put right unasked. */
export function isSlip(word: string, meant: string): boolean {
  const [one, other] = [word.toLowerCase(), meant.toLowerCase()];
  return one === other || distance(one, other, 2) <= Math.min(2, Math.floor(meant.length / 3));
}

/** The one name that a word is a slip of; `undefined` when there is none or several. */
export function slipOf(word: string, names: readonly string[]): string | undefined {
  const same = names.filter(name => name.toLowerCase() === word.toLowerCase());
  const meant = same.length > 0 ? same : names.filter(name => isSlip(word, name));
  return meant.length === 1 ? meant[0] : undefined;
}

/**
 * The candidate a person most likely meant: one that differs only in case, else the one with the
 * fewest slips (letters missing, added, wrong or swapped), when these are few for the length of the
 * word. Of equally near ones the one closest in length, then the first in alphabetical order, so that
 * input order never matters.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const lower = word.toLowerCase();
  let letters: Int16Array | undefined;
  let best: string | undefined;
  let bestSlips = allowedSlips(word.length) + 1;
  for (const candidate of candidates) {
    if (candidate === word) continue;
    const other = candidate.toLowerCase();
    // Most candidates are too long or too short, and nothing has to be counted for these.
    if (Math.abs(other.length - lower.length) > bestSlips) continue;
    letters ??= countLetters(lower);
    const hopeless = differs(letters, other, bestSlips);
    const slips = other === lower ? 0 : hopeless ? bestSlips + 1 : distance(lower, other, bestSlips);
    if (slips < bestSlips || (slips === bestSlips && best !== undefined && isCloser(word, candidate, best))) {
      best = candidate;
      bestSlips = slips;
    }
  }
  return best;
}

function isCloser(word: string, candidate: string, best: string): boolean {
  const mine = Math.abs(candidate.length - word.length);
  const theirs = Math.abs(best.length - word.length);
  return mine < theirs || (mine === theirs && candidate < best);
}

/** One slip in short words, a third of the letters in long ones, never more than three. */
function allowedSlips(length: number): number {
  return length < 3 ? 0 : Math.min(3, Math.max(1, Math.floor(length / 3)));
}

const buckets = 32;

function countLetters(text: string): Int16Array {
  const counts = new Int16Array(buckets);
  for (let i = 0; i < text.length; i++) {
    const bucket = text.charCodeAt(i) % buckets;
    counts[bucket] = (counts[bucket] ?? 0) + 1;
  }
  return counts;
}

/** Each slip changes the count of at most two letters, so far apart counts spare the full comparison. */
function differs(letters: Int16Array, other: string, limit: number): boolean {
  const counts = countLetters(other);
  let difference = 0;
  for (let i = 0; i < buckets; i++) difference += Math.abs((counts[i] ?? 0) - (letters[i] ?? 0));
  return difference > 2 * limit;
}

/** Damerau-Levenshtein (neighbours may swap once). Gives up with `limit + 1` when more than `limit` slips are needed. */
export function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    let smallest = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let slips = Math.min(at(previous, j) + 1, at(current, j - 1) + 1, at(previous, j - 1) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        slips = Math.min(slips, at(before, j - 2) + 1);
      }
      current.push(slips);
      smallest = Math.min(smallest, slips);
    }
    if (smallest > limit) return limit + 1;
    before = previous;
    previous = current;
  }
  return at(previous, b.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}

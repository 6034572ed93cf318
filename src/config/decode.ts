import type { Cursor } from '../yaml/cursor.ts';
import { isMap } from '../yaml/cursor.ts';
import type { Value } from '../yaml/document.ts';
import type { Mistakes } from './mistake.ts';

/** The entries of a mapping by key; unknown keys are mistakes. An absent value has no entries. */
export function mapping<K extends string>(
  at: Cursor,
  keys: readonly K[],
  mistakes: Mistakes,
): Partial<Record<K, Cursor>> {
  const entries: Partial<Record<K, Cursor>> = {};
  if (!isAbsent(at) && expect(at, isMap(at.value), 'a mapping', mistakes)) {
    for (const entry of at.entries()) {
      const key = keys.find(known => known === entry.name);
      if (key) entries[key] = entry;
      else mistakes.unknown('unknown-key', entry.key, 'setting', entry.name, keys);
    }
  }
  return entries;
}

/** The entries of a mapping whose keys are free. */
export function freeMapping(at: Cursor | undefined, mistakes: Mistakes): readonly Cursor[] {
  if (!at || isAbsent(at) || !expect(at, isMap(at.value), 'a mapping', mistakes)) return [];
  return at.entries();
}

export function items(at: Cursor | undefined, mistakes: Mistakes): readonly Cursor[] {
  if (!at || isAbsent(at) || !expect(at, Array.isArray(at.value), 'a list', mistakes)) return [];
  return at.items();
}

export function strings(at: Cursor | undefined, mistakes: Mistakes): readonly string[] {
  return items(at, mistakes).flatMap(item => string(item, mistakes) ?? []);
}

export function string(at: Cursor | undefined, mistakes: Mistakes): string | undefined {
  if (!at) return undefined;
  return expect(at, typeof at.value === 'string' && at.value !== '', 'text', mistakes)
    ? at.string()
    : undefined;
}

/** One of a few words. */
export function word<W extends string>(
  at: Cursor,
  noun: string,
  words: readonly W[],
  mistakes: Mistakes,
): W | undefined {
  const text = string(at, mistakes);
  const known = words.find(candidate => candidate === text);
  if (text !== undefined && known === undefined) mistakes.unknown('value', at, noun, text, words);
  return known;
}

export function expect(at: Cursor, holds: boolean, wanted: string, mistakes: Mistakes): boolean {
  if (!holds) mistakes.add('type', at, `${subject(at)} must be ${wanted}, not ${nameOf(at.value)}`);
  return holds;
}

/** `key:` with nothing behind it counts as not written. */
function isAbsent(at: Cursor): boolean {
  return at.value === undefined || at.value === null;
}

function subject(at: Cursor): string {
  const name = at.path.findLast(step => typeof step === 'string');
  return name === undefined ? 'the configuration' : String(name);
}

function nameOf(value: Value | undefined): string {
  if (value === undefined || value === null || value === '') return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a mapping';
  return typeof value === 'string' ? 'text' : `a ${typeof value}`;
}

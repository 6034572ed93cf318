import { isMap } from '../yaml/cursor.ts';
import type { Scalar, Value } from '../yaml/document.ts';
import { type SchemaNode, typeBit } from './node.ts';

/** Patterns of the Flux CRDs in words; a pattern that is not here is shown as it is. */
const patternWords: readonly (readonly [RegExp, string])[] = [
  [/^\^\(\[0-9\]\+\(\\\.\[0-9\]\+\)\?\(ms\|s\|m\|h\)\)\+\$$/, 'a duration such as 10m'],
  [/^\^\(\[0-9\]\+\(\\\.\[0-9\]\+\)\?\(ms\|s\|m\)\)\+\$$/, 'a duration in minutes or seconds such as 60s'],
];

const formatWords: Readonly<Record<string, string>> = {
  'date-time': 'a time such as 2026-01-31T12:00:00Z',
  byte: 'base64 text',
  duration: 'a duration such as 10m',
  quantity: 'a quantity such as 500m or 1Gi',
};

/** What a schema wants, as a noun phrase. */
export function wanted(node: SchemaNode): string {
  const { stored, types } = node;
  if (stored.pattern !== undefined && types & typeBit.string) {
    const words = patternInWords(stored.pattern);
    if (words.startsWith('a duration')) return words;
  }
  if (stored.format !== undefined && formatWords[stored.format] !== undefined) {
    return formatWords[stored.format] ?? '';
  }
  if (stored.type === 'int-or-string') return 'a whole number or a string';
  if (types & typeBit.object) return 'a mapping';
  if (types & typeBit.array) return 'a list';
  if (types & typeBit.string) return 'a string';
  if (types & typeBit.number) return 'a number';
  if (types & typeBit.integer) return 'a whole number';
  return 'true or false';
}

/** What a person wrote, as a noun phrase. */
export function kindOf(value: Value): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (isMap(value)) return 'a mapping';
  if (typeof value === 'string') return 'a string';
  if (typeof value === 'number') return Number.isInteger(value) ? 'a number' : 'a fraction';
  return 'a boolean';
}

/** YAML's own trap: quotes decide between a string and what it looks like. */
export function quotesHint({ types, stored }: SchemaNode, value: Value): string | undefined {
  if (typeof value === 'string') {
    const number = types & typeBit.integer && /^-?\d+$/.test(value);
    const boolean = types & typeBit.boolean && /^(true|false)$/.test(value);
    return number || boolean ? `write ${value} without quotes` : undefined;
  }
  const isScalar = typeof value === 'number' || typeof value === 'boolean';
  const isFree = stored.pattern === undefined && stored.enum === undefined && stored.format === undefined;
  return isScalar && isFree && types & typeBit.string ? 'put it in quotes' : undefined;
}

export function patternInWords(pattern: string): string {
  for (const [known, words] of patternWords) if (known.test(pattern)) return words;
  const prefix = /^\^(?:\(([a-z|]+)\)|([a-z]+)):\/\/\.\*\$$/.exec(pattern);
  const schemes = prefix?.[1] ?? prefix?.[2];
  if (schemes !== undefined) return `a URL that starts with ${oneOf(schemes.split('|').map(s => `${s}://`))}`;
  return `text that matches ${pattern}`;
}

/** `a`, `a or b`, `a, b or c`. */
export function oneOf(names: readonly string[]): string {
  return list(names, 'or');
}

export function every(names: readonly string[]): string {
  return list(names, 'and');
}

function list(names: readonly string[], word: string): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} ${word} ${names[names.length - 1]}`;
}

/** A scalar as it is quoted in a message; long text is cut. */
export function show(value: Scalar): string {
  if (value === '') return 'empty';
  const text = String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

export function count(amount: number, noun: string): string {
  const plural = noun.endsWith('y') ? `${noun.slice(0, -1)}ies` : `${noun}s`;
  return `${amount} ${amount === 1 ? noun : plural}`;
}

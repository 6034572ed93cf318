import { formatFault } from '../../src/schema/formats.ts';
import type { SchemaNode } from '../../src/schema/node.ts';
import type { NodePool } from '../../src/schema/pool.ts';
import type { Value } from '../../src/yaml/document.ts';

export type Random = () => number;
type Mutable = Value | Mutable[] | { [key: string]: Mutable };

/** The same numbers for the same seed. */
export function randomFrom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function pick<T>(random: Random, from: readonly T[]): T {
  return from[Math.floor(random() * from.length)] as T;
}

const texts = [
  '10m',
  'a',
  'oci://a.b/cd',
  'https://a.b/c',
  'http://a.b',
  'YQ==',
  '2026-01-31T12:00:00Z',
  '1Gi',
  '*/5 * * * *',
  '1.2.3',
  'sha256:abc',
  '2.x',
  'Ready',
  'refs/heads/main',
  'a.b=c',
];

/** A value that the schema should like: what is required and some of the rest. */
export function sample(pool: NodePool, index: number, random: Random, depth = 0): Mutable {
  const node = pool.node(index);
  const { stored } = node;
  if (stored.enum) return pick(random, stored.enum);
  switch (stored.type) {
    case 'string':
      return textFor(node, random);
    case 'integer':
    case 'int-or-string':
      return Math.max(stored.min ?? 1, 1);
    case 'number':
    case 'number-or-string':
      return 0.5;
    case 'boolean':
      return random() < 0.5;
    case 'array': {
      const amount = Math.max(stored.minItems ?? 0, depth > 6 ? 0 : 1);
      return Array.from({ length: amount }, () => sample(pool, node.items, random, depth + 1));
    }
    case 'object': {
      const object: { [key: string]: Mutable } = {};
      const likely = depth < 2 ? 0.8 : depth < 6 ? 0.4 : 0;
      for (const [key, child] of node.props) {
        if (node.required.includes(key) || random() < likely)
          object[key] = sample(pool, child, random, depth + 1);
      }
      if (node.values >= 0) object.key = sample(pool, node.values, random, depth + 1);
      return object;
    }
    default:
      return { any: ['thing'] };
  }
}

function textFor({ stored }: SchemaNode, random: Random): string {
  const { pattern, format = '', minLength = 0, maxLength = 99 } = stored;
  const fitting = texts.filter(
    text =>
      (pattern === undefined || new RegExp(pattern, 'u').test(text)) &&
      formatFault(format, text) === undefined &&
      text.length >= minLength &&
      text.length <= maxLength,
  );
  return fitting.length > 0 ? pick(random, fitting) : 'x'.repeat(Math.max(1, minLength));
}

/** Changes one place of the value: dropped, added, retyped, emptied or out of range. */
export function mutate(value: Mutable, random: Random): void {
  const places: { holder: { [key: string]: Mutable } | Mutable[]; key: string }[] = [];
  const visit = (at: Mutable): void => {
    if (typeof at !== 'object' || at === null) return;
    const holder = at as { [key: string]: Mutable };
    for (const key of Object.keys(holder)) {
      places.push({ holder, key });
      visit(holder[key] as Mutable);
    }
  };
  visit(value);
  if (places.length === 0) return;
  const { holder, key } = pick(random, places);
  const map = holder as { [key: string]: Mutable };
  const change = pick(random, [
    'drop',
    'add',
    'number',
    'text',
    'list',
    'map',
    'null',
    'true',
    'big',
    'long',
    'fraction',
  ]);
  if (change === 'drop') Array.isArray(holder) ? holder.pop() : delete map[key];
  else if (change === 'add' && Array.isArray(holder)) holder.push('zzzzzzzzzzzz');
  else if (change === 'add') map.zzzzzzzzzzzz = 'z';
  else {
    const values: Record<string, Mutable> = {
      number: -7,
      text: 'no such thing',
      list: [],
      map: {},
      null: null,
      true: true,
      big: 2 ** 40,
      long: 'x'.repeat(3000),
      fraction: 1.5,
    };
    map[key] = values[change] ?? null;
  }
}

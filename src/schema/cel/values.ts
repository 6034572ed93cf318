import type { Environment } from '@marcbachmann/cel-js';
import { isMap } from '../../yaml/cursor.ts';
import type { Value } from '../../yaml/document.ts';
import { isBase64, isDateTime } from '../formats.ts';
import { typeBit } from '../node.ts';
import type { NodePool } from '../pool.ts';

/** Turns values into what CEL calculates with, by their schema: whole numbers are `int`, times are times. */
export function celValues(
  environment: Environment,
): (pool: NodePool, index: number, value: Value) => unknown {
  const duration = environment.parse('duration(self)');
  const toCel = (pool: NodePool, index: number, value: Value): unknown => {
    if (index < 0) return untyped(value);
    const node = pool.node(index);
    if (typeof value === 'number') {
      const isInt = (node.types & typeBit.number) === 0 || node.stored.type === undefined;
      return isInt && Number.isInteger(value) ? BigInt(value) : value;
    }
    if (typeof value === 'string') return typed(node.stored.format, value);
    if (Array.isArray(value)) return value.map((item: Value) => toCel(pool, node.items, item));
    if (!isMap(value)) return value;
    const object: Record<string, unknown> = {};
    for (const [key, child] of Object.entries(value)) {
      const known = node.props.get(key);
      object[known === undefined ? key : escapeName(key)] = toCel(pool, known ?? node.values, child);
    }
    return object;
  };
  const typed = (format: string | undefined, text: string): unknown => {
    if ((format === 'date-time' || format === 'datetime') && isDateTime(text)) return new Date(text);
    if (format === 'byte' && isBase64(text))
      return Uint8Array.from(atob(text), character => character.charCodeAt(0));
    if (format === 'duration' && /^[-+0-9.a-zµ]+$/.test(text)) return duration({ self: text });
    return text;
  };
  return toCel;
}

function untyped(value: Value): unknown {
  if (typeof value === 'number') return Number.isInteger(value) ? BigInt(value) : value;
  if (Array.isArray(value)) return value.map(untyped);
  if (!isMap(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, untyped(child)]));
}

const reserved = new Set(
  'true false null in as break const continue else for function if import let loop package namespace return'.split(
    ' ',
  ),
);

/** A property whose name CEL cannot say gets another one. */
export function escapeName(name: string): string {
  if (reserved.has(name)) return `__${name}__`;
  if (!/__|[.\-/]/.test(name)) return name;
  return name
    .replaceAll('__', '__underscores__')
    .replaceAll('.', '__dot__')
    .replaceAll('-', '__dash__')
    .replaceAll('/', '__slash__');
}

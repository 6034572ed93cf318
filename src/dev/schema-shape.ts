import type { StoredNode } from '../schema/node.ts';
import type { PoolBuilder } from '../schema/pool.ts';

/**
 * A schema written by hand. A string names a scalar; `name!` in a mapping's keys is required; `...` in
 * them leaves the mapping open to fields that newer releases have.
 */
export type Shape =
  | 'string'
  | 'integer'
  | 'boolean'
  | 'any'
  | { readonly list: Shape; readonly least?: number }
  | { readonly map: Shape }
  | { readonly oneOf: readonly string[] }
  | { readonly number: 'port' }
  | { readonly fields: Readonly<Record<string, Shape>> };

export function addShape(pool: PoolBuilder, shape: Shape): number {
  return pool.add(toNode(pool, shape));
}

function toNode(pool: PoolBuilder, shape: Shape): StoredNode {
  if (shape === 'any') return { open: true };
  if (typeof shape === 'string') return { type: shape };
  if ('list' in shape) {
    const items = addShape(pool, shape.list);
    return { type: 'array', items, ...(shape.least === undefined ? {} : { minItems: shape.least }) };
  }
  if ('map' in shape) return { type: 'object', values: addShape(pool, shape.map) };
  if ('oneOf' in shape) return { type: 'string', enum: shape.oneOf };
  if ('number' in shape) return { type: 'integer', min: 1, max: 65535 };
  const entries = Object.entries(shape.fields).filter(([key]) => key !== '...');
  const required = entries.filter(([key]) => key.endsWith('!')).map(([key]) => key.slice(0, -1));
  const props = entries.map(([key, child]) => [key.replace('!', ''), addShape(pool, child)] as const);
  return {
    type: 'object',
    ...('...' in shape.fields ? { open: true as const } : {}),
    props: Object.fromEntries(props),
    ...(required.length > 0 ? { required } : {}),
  };
}

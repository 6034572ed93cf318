import { formatFault } from '../../src/schema/formats.ts';
import { type JsonSchema, nodeToJsonSchema } from '../../src/schema/json-schema.ts';
import type { NodePool } from '../../src/schema/pool.ts';

/** A catalog schema with each node once: inlined, a Deployment takes Ajv a second. */
export function withDefinitions(pool: NodePool, root: number): JsonSchema {
  const definitions: Record<string, JsonSchema> = {};
  const reference = (index: number): JsonSchema => {
    if (!definitions[index]) {
      definitions[index] = {};
      definitions[index] = nodeToJsonSchema(pool, pool.node(index), reference, optional);
    }
    return { $ref: `#/definitions/${index}` };
  };
  const optional = (index: number): JsonSchema => ({ if: { type: 'null' }, else: reference(index) });
  return { ...reference(root), definitions };
}

/** The formats for Ajv, by the same functions: the referee judges structure, `formats.test.ts` judges these. */
export function formatsOf(texts: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    texts.map(name => {
      if (name === 'int32')
        return [name, { type: 'number', validate: (n: number) => n >= -(2 ** 31) && n < 2 ** 31 }];
      if (name === 'int64')
        return [name, { type: 'number', validate: (n: number) => n >= -(2 ** 63) && n < 2 ** 63 }];
      return [name, { type: 'string', validate: (text: string) => formatFault(name, text) === undefined }];
    }),
  );
}

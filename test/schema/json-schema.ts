import { formatFault } from '../../src/schema/formats.ts';
import type { SchemaNode, StoredNode } from '../../src/schema/node.ts';
import type { NodePool } from '../../src/schema/pool.ts';

type JsonSchema = Record<string, unknown>;

const names: readonly (readonly [from: keyof StoredNode, to: string])[] = [
  ['pattern', 'pattern'],
  ['format', 'format'],
  ['min', 'minimum'],
  ['max', 'maximum'],
  ['above', 'exclusiveMinimum'],
  ['below', 'exclusiveMaximum'],
  ['multipleOf', 'multipleOf'],
  ['minLength', 'minLength'],
  ['maxLength', 'maxLength'],
  ['minItems', 'minItems'],
  ['maxItems', 'maxItems'],
  ['minProps', 'minProperties'],
  ['maxProps', 'maxProperties'],
];

/** The catalog's schema as JSON Schema, for a second opinion from Ajv. */
export function toJsonSchema(pool: NodePool, root: number): JsonSchema {
  const definitions: Record<string, JsonSchema> = {};
  const reference = (index: number): JsonSchema => {
    if (!definitions[index]) {
      definitions[index] = {};
      definitions[index] = toSchema(pool, pool.node(index), reference);
    }
    return { $ref: `#/definitions/${index}` };
  };
  return { ...reference(root), definitions };
}

function toSchema(pool: NodePool, node: SchemaNode, reference: (index: number) => JsonSchema): JsonSchema {
  const { stored } = node;
  const schema: JsonSchema = {};
  const types = typesOf(stored);
  if (types) schema.type = types;
  for (const [from, to] of names) if (stored[from] !== undefined) schema[to] = stored[from];
  if (stored.enum)
    schema.enum = stored.nullable || stored.default !== undefined ? [...stored.enum, null] : stored.enum;
  const preset = (name: string): boolean => {
    const child = node.props.get(name);
    return child !== undefined && pool.node(child).stored.default !== undefined;
  };
  if (stored.required) schema.required = stored.required.filter(name => !preset(name));
  if (node.props.size > 0) {
    schema.properties = Object.fromEntries([...node.props].map(([key, child]) => [key, reference(child)]));
  }
  if (stored.values !== undefined) schema.additionalProperties = reference(stored.values);
  else if (!node.open) schema.additionalProperties = false;
  if (stored.items !== undefined) schema.items = reference(stored.items);
  if (stored.list === 'set') schema.uniqueItems = true;
  return schema;
}

function typesOf({ type, nullable, default: preset }: StoredNode): readonly string[] | undefined {
  if (type === undefined) return undefined;
  const base =
    type === 'int-or-string'
      ? ['integer', 'string']
      : type === 'number-or-string'
        ? ['number', 'string']
        : [type];
  return nullable || preset !== undefined ? [...base, 'null'] : base;
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

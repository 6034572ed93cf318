import type { SchemaNode, StoredNode } from './node.ts';
import type { NodePool } from './pool.ts';

export type JsonSchema = Readonly<Record<string, unknown>>;

const names: readonly (readonly [from: keyof StoredNode, to: string])[] = [
  ['enum', 'enum'],
  ['pattern', 'pattern'],
  ['format', 'format'],
  ['default', 'default'],
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
  ['rules', 'x-kubernetes-validations'],
];

/**
 * One schema as a JSON Schema that stands on its own, in the form kubeconform and flux-schema read: what
 * a structural schema closes by itself is closed in words.
 */
export function toJsonSchema(pool: NodePool, root: number): JsonSchema {
  return { $schema: 'http://json-schema.org/draft-07/schema#', ...inlined(pool, root) };
}

function inlined(pool: NodePool, index: number): JsonSchema {
  const reference = (child: number): JsonSchema => inlined(pool, child);
  return nodeToJsonSchema(pool, pool.node(index), reference, child => orNull(reference(child)));
}

/** An entry that is null counts as absent, where it may be absent. */
function orNull(schema: JsonSchema): JsonSchema {
  const { type, enum: allowed } = schema;
  if (type === undefined) return schema;
  const types = [...new Set([type].flat().concat('null'))];
  return {
    ...schema,
    type: types,
    ...(Array.isArray(allowed) ? { enum: [...new Set([...allowed, null])] } : {}),
  };
}

/**
 * @param reference how a child is named: inlined, or by a pointer
 * @param optional the same for a child that may be absent
 */
export function nodeToJsonSchema(
  pool: NodePool,
  node: SchemaNode,
  reference: (index: number) => JsonSchema,
  optional: (index: number) => JsonSchema,
): JsonSchema {
  const { stored } = node;
  const schema: Record<string, unknown> = {};
  const types = typesOf(stored);
  if (types) schema.type = stored.nullable ? [...types, 'null'] : types.length === 1 ? types[0] : types;
  for (const [from, to] of names) if (stored[from] !== undefined) schema[to] = stored[from];
  if (stored.enum && stored.nullable) schema.enum = [...stored.enum, null];
  const required = node.required.filter(name => !hasDefault(pool, node, name));
  if (required.length > 0) schema.required = required;
  if (node.props.size > 0) {
    schema.properties = Object.fromEntries(
      [...node.props].map(([key, child]) => [
        key,
        required.includes(key) ? reference(child) : optional(child),
      ]),
    );
  }
  if (stored.values !== undefined) schema.additionalProperties = optional(stored.values);
  else if (!node.open) schema.additionalProperties = false;
  if (stored.items !== undefined) schema.items = reference(stored.items);
  if (stored.list === 'set') schema.uniqueItems = true;
  else if (stored.list)
    Object.assign(schema, { 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': stored.list });
  for (const junctor of ['oneOf', 'anyOf', 'allOf'] as const) {
    if (stored[junctor]) schema[junctor] = stored[junctor].map(reference);
  }
  if (stored.not !== undefined) schema.not = reference(stored.not);
  return schema;
}

function hasDefault(pool: NodePool, node: SchemaNode, name: string): boolean {
  const child = node.props.get(name);
  return child !== undefined && pool.node(child).stored.default !== undefined;
}

function typesOf({ type }: StoredNode): readonly string[] | undefined {
  if (type === 'int-or-string') return ['integer', 'string'];
  if (type === 'number-or-string') return ['number', 'string'];
  return type === undefined ? undefined : [type];
}

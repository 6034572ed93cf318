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
  return nodeToJsonSchema(pool, pool.node(index), child => inlined(pool, child));
}

/** @param reference how a child is named: inlined, or by a pointer */
export function nodeToJsonSchema(
  pool: NodePool,
  node: SchemaNode,
  reference: (index: number) => JsonSchema,
): JsonSchema {
  const { stored } = node;
  const schema: Record<string, unknown> = {};
  // A null with a default is replaced by it before anything is judged.
  const nullable = stored.nullable || stored.default !== undefined;
  const types = typesOf(stored);
  if (types) schema.type = nullable ? [...types, 'null'] : types.length === 1 ? types[0] : types;
  for (const [from, to] of names) if (stored[from] !== undefined) schema[to] = stored[from];
  if (stored.enum && nullable) schema.enum = [...stored.enum, null];
  const required = node.required.filter(name => !hasDefault(pool, node, name));
  if (required.length > 0) schema.required = required;
  if (node.props.size > 0) {
    schema.properties = Object.fromEntries([...node.props].map(([key, child]) => [key, reference(child)]));
  }
  if (stored.values !== undefined) schema.additionalProperties = reference(stored.values);
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

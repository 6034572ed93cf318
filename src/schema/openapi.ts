import { isMap } from '../yaml/cursor.ts';
import type { Scalar, Value } from '../yaml/document.ts';
import type { NodeType, StoredNode, StoredRule } from './node.ts';

import { objectMeta, sortKeys, typeMeta } from './object-meta.ts';

type Schema = { readonly [key: string]: Value };

/** How a structural schema of a CustomResourceDefinition becomes nodes. */
export interface OpenApiReading {
  /** Stores a node and returns its index. */
  add(node: StoredNode): number;
  /** The CEL rules of the schema at this path of property names (`*` for items and map values). */
  rules(schema: Schema, path: readonly string[]): readonly StoredRule[];
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

const numbers = [
  ['minLength', 'minLength'],
  ['maxLength', 'maxLength'],
  ['minItems', 'minItems'],
  ['maxItems', 'maxItems'],
  ['minProperties', 'minProps'],
  ['maxProperties', 'maxProps'],
  ['multipleOf', 'multipleOf'],
] as const;

/**
 * Reads an OpenAPI v3 schema as a CRD carries it. Inside `oneOf`, `anyOf`, `allOf` and `not` a schema only
 * adds demands and closes nothing (the structural-schema rules of the API server), hence `demandOnly`.
 */
export function readOpenApi(
  schema: Value | undefined,
  reading: OpenApiReading,
  path: readonly string[] = [],
  demandOnly = false,
): number {
  if (!isMap(schema)) return reading.add({});
  const node: Writable<StoredNode> = {};
  readType(node, schema, demandOnly);
  readChildren(node, schema, reading, path, demandOnly);
  readDemands(node, schema);
  readJunctors(node, schema, reading, path);
  if (node.embedded) embed(node, reading);
  const rules = demandOnly ? [] : reading.rules(schema, path);
  if (rules.length > 0) node.rules = rules;
  return reading.add(node);
}

function readType(node: Writable<StoredNode>, schema: Schema, demandOnly: boolean): void {
  if (schema['x-kubernetes-int-or-string'] === true) node.type = 'int-or-string';
  else if (typeof schema.type === 'string') node.type = schema.type as NodeType;
  if (schema.nullable === true) node.nullable = true;
  if (demandOnly || schema['x-kubernetes-preserve-unknown-fields'] === true) node.open = true;
  if (schema.additionalProperties === true) node.open = true;
  if (schema['x-kubernetes-embedded-resource'] === true) node.embedded = true;
}

function readChildren(
  node: Writable<StoredNode>,
  schema: Schema,
  reading: OpenApiReading,
  path: readonly string[],
  demandOnly: boolean,
): void {
  const properties = schema.properties;
  if (isMap(properties)) {
    const props: Record<string, number> = {};
    for (const name of Object.keys(properties).sort()) {
      props[name] = readOpenApi(properties[name], reading, [...path, name], demandOnly);
    }
    node.props = props;
  }
  const { required, additionalProperties, items } = schema;
  if (isStrings(required) && required.length > 0) node.required = [...required].sort();
  if (isMap(additionalProperties)) {
    node.values = readOpenApi(additionalProperties, reading, [...path, '*'], demandOnly);
  }
  if (isMap(items)) node.items = readOpenApi(items, reading, [...path, '*'], demandOnly);
}

/** A whole object inside this one brings the fields of every object. */
function embed(node: Writable<StoredNode>, { add }: OpenApiReading): void {
  node.props = sortKeys({ ...node.props, ...typeMeta(add), metadata: objectMeta(add) });
  node.required = [...new Set([...(node.required ?? []), 'apiVersion', 'kind'])].sort();
}

function readDemands(node: Writable<StoredNode>, schema: Schema): void {
  if (Array.isArray(schema.enum)) node.enum = schema.enum as Scalar[];
  if (typeof schema.pattern === 'string') node.pattern = schema.pattern;
  if (typeof schema.format === 'string') node.format = schema.format;
  if (schema.default !== undefined) node.default = schema.default;
  const { minimum, maximum } = schema;
  if (typeof minimum === 'number') node[schema.exclusiveMinimum === true ? 'above' : 'min'] = minimum;
  if (typeof maximum === 'number') node[schema.exclusiveMaximum === true ? 'below' : 'max'] = maximum;
  for (const [from, to] of numbers) {
    const bound = schema[from];
    if (typeof bound === 'number') node[to] = bound;
  }
  const keys = schema['x-kubernetes-list-map-keys'];
  if (schema['x-kubernetes-list-type'] === 'set') node.list = 'set';
  else if (schema['x-kubernetes-list-type'] === 'map' && isStrings(keys)) node.list = keys;
}

function readJunctors(
  node: Writable<StoredNode>,
  schema: Schema,
  reading: OpenApiReading,
  path: readonly string[],
): void {
  // The two branches "integer" and "string" beside x-kubernetes-int-or-string say nothing new.
  const said = node.type === 'int-or-string';
  for (const junctor of ['oneOf', 'anyOf', 'allOf'] as const) {
    const branches = schema[junctor];
    if (!Array.isArray(branches) || (said && junctor === 'anyOf')) continue;
    node[junctor] = branches.map((branch: Value) => readOpenApi(branch, reading, path, true));
  }
  if (isMap(schema.not)) node.not = readOpenApi(schema.not, reading, path, true);
}

function isStrings(value: Value | undefined): value is readonly string[] {
  return Array.isArray(value) && value.every(item => typeof item === 'string');
}

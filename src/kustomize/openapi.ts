import { parseApiVersion } from '../model/resource.ts';
import { isMap } from '../yaml/cursor.ts';
import type { Value } from '../yaml/document.ts';
import type { BuildRun, Directory } from './build-run.ts';
import { complaint } from './complaint.ts';
import { builtInDefinition, builtInSchemas, type MergeSchema, type MergeSchemas } from './merge-schema.ts';
import type { Settings } from './settings.ts';

const builtInVersion = 'v1.21.2';
const gvkKey = 'x-kubernetes-group-version-kind';
const strategyKey = 'x-kubernetes-patch-strategy';
const mergeKey = 'x-kubernetes-patch-merge-key';
const mapKeys = 'x-kubernetes-list-map-keys';

type Schema = { readonly [key: string]: Value };

/**
 * Takes over a kustomization's own `openapi`, unless one was chosen before: the root's counts, else the
 * first that comes along. In the command line tool it replaces what is built in; Flux has loaded that
 * before, and so does a custom resource that was read earlier.
 */
export function chooseOpenApi(run: BuildRun, directory: Directory, settings: Settings): void {
  const openapi = settings.struct('openapi');
  if (!openapi || run.schemasChosen) return;
  const path = openapi.setting('path');
  const version = openapi.setting('version');
  const definitions = path && readDefinitions(run, directory, path);
  if (path && version) {
    run.report(complaint('bad-openapi', { reason: 'path and version exclude each other' }), version.at.key);
  } else if (version) {
    run.schemasChosen = true;
    if (version.text === builtInVersion) return;
    run.report(
      complaint('bad-openapi', { reason: `the only version there is is ${builtInVersion}` }),
      version.at,
    );
  }
  if (!definitions) return;
  run.schemasChosen = true;
  const keepsBuiltIn =
    run.options.lenientRoot === true || (directory.parent !== undefined && run.sawCustomType);
  const own = schemasOf({ definitions, keepsBuiltIn });
  run.schemas = keepsBuiltIn
    ? (apiVersion, kind) => own(apiVersion, kind) ?? builtInSchemas(apiVersion, kind)
    : own;
}

/** The definitions of a file, and whether references out of it lead to what is built in. */
interface Book {
  readonly definitions: Schema;
  readonly keepsBuiltIn: boolean;
}

function readDefinitions(
  run: BuildRun,
  directory: Directory,
  path: Parameters<BuildRun['parseFile']>[1],
): Schema | undefined {
  const parsed = run.parseFile(directory, path, 'values', 'missing-file');
  if (!parsed) return undefined;
  const value = parsed.documents[0]?.value;
  const definitions = isMap(value) ? value.definitions : undefined;
  if (isMap(value)) return isMap(definitions) ? definitions : {};
  run.report(complaint('bad-openapi', { reason: 'the file is no mapping with `definitions`' }), path.at);
  return undefined;
}

function schemasOf(book: Book): MergeSchemas {
  const types = new Map<string, Schema>();
  for (const definition of Object.values(book.definitions)) {
    if (!isMap(definition)) continue;
    const gvks = definition[gvkKey];
    for (const gvk of Array.isArray(gvks) ? gvks : []) {
      if (isMap(gvk)) types.set(`${gvk.group ?? ''}/${gvk.version ?? ''}/${gvk.kind ?? ''}`, definition);
    }
  }
  return (apiVersion, kind) => {
    const { group, version } = parseApiVersion(apiVersion);
    const definition = types.get(`${group}/${version}/${kind}`);
    return definition && place(definition, book);
  };
}

function place(schema: Schema, book: Book): MergeSchema {
  return {
    keys: mergeKeys(schema),
    field(key) {
      const { properties, additionalProperties } = schema;
      if (isMap(properties) && Object.hasOwn(properties, key)) return resolve(properties[key], book);
      return resolve(additionalProperties, book);
    },
    item: () => (schema.type === 'array' ? resolve(schema.items, book) : undefined),
  };
}

/** Follows `$ref` a few steps; a circle ends in nothing. */
function resolve(schema: Value | undefined, book: Book, depth = 0): MergeSchema | undefined {
  if (!isMap(schema)) return undefined;
  const { $ref } = schema;
  if (typeof $ref !== 'string') return place(schema, book);
  const name = $ref.replace('#/definitions/', '');
  const target = book.definitions[name];
  if (isMap(target)) return depth < 20 ? resolve(target, book, depth + 1) : undefined;
  return book.keepsBuiltIn ? builtInDefinition(name) : undefined;
}

function mergeKeys(schema: Schema): readonly string[] | undefined {
  const strategy = schema[strategyKey];
  if (typeof strategy !== 'string' || !strategy.split(',').includes('merge')) return undefined;
  const keys = schema[mapKeys];
  if (Array.isArray(keys)) return keys.map(String);
  const key = schema[mergeKey];
  return typeof key === 'string' ? [key] : [];
}

import { mergeTable, type SchemaField } from './tables.ts';

/** What is known about the lists below one place of an object. */
export interface MergeSchema {
  /** Merge keys of the list at this place, empty for a list of scalars; `undefined` when patches replace it. */
  readonly keys: readonly string[] | undefined;
  field(key: string): MergeSchema | undefined;
  /** What is known about the items of the list at this place. */
  item(): MergeSchema | undefined;
}

/** Finds the schema of a type; `undefined` for the types it does not know. */
export type MergeSchemas = (apiVersion: string, kind: string) => MergeSchema | undefined;

/** The types kustomize has built in. */
export function builtInSchemas(apiVersion: string, kind: string): MergeSchema | undefined {
  const { defs, roots } = mergeTable();
  const root = roots[`${apiVersion} ${kind}`];
  return root === undefined ? undefined : place([root, 0], defs);
}

/** A built-in definition by its name. */
export function builtInDefinition(name: string): MergeSchema | undefined {
  const { defs, names } = mergeTable();
  const definition = names.indexOf(name);
  return definition < 0 ? undefined : place([definition, 0], defs);
}

type Definitions = readonly Readonly<Record<string, SchemaField>>[];

function place([definition, list, keys]: SchemaField, defs: Definitions): MergeSchema {
  return {
    keys: list === 1 ? keys : undefined,
    field(key) {
      const fields = list === 1 ? undefined : defs[definition];
      const field = fields && Object.hasOwn(fields, key) ? fields[key] : undefined;
      return field && place(field, defs);
    },
    item() {
      return list === 1 ? place([definition, 0], defs) : undefined;
    },
  };
}

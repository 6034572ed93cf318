import { builtInSchemas, type MergeSchema } from '../kustomize/merge-schema.ts';
import type { StoredKind, StoredVersion } from '../schema/catalog.ts';
import type { StoredNode } from '../schema/node.ts';
import { labelMap, objectMeta, typeMeta } from '../schema/object-meta.ts';
import type { PoolBuilder } from '../schema/pool.ts';
import type { Groups } from './schema-build.ts';
import {
  bounds,
  dataMaps,
  defaults,
  enums,
  formats,
  labelMaps,
  openModels,
  quantities,
  required,
} from './schema-facts.ts';
import { type Model, type ModelKind, readModel, readModelKinds } from './schema-models.ts';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** Adds every built-in kind, from the typed models of the Kubernetes client joined with kustomize's merge keys. */
export function addKubernetes(groups: Groups, pool: PoolBuilder): void {
  const reader = new ModelReader(pool);
  for (const kind of readModelKinds()) {
    groups[kind.group] ??= { complete: true, kinds: {} };
    const kinds = groups[kind.group]?.kinds ?? {};
    kinds[kind.kind] ??= { scope: kind.namespaced ? 'namespaced' : 'cluster', versions: {} };
    const stored = kinds[kind.kind] as StoredKind;
    (stored.versions as Record<string, StoredVersion>)[kind.version] = { root: reader.root(kind) };
  }
}

class ModelReader {
  readonly #pool: PoolBuilder;
  readonly #models = new Map<string, Model>();

  constructor(pool: PoolBuilder) {
    this.#pool = pool;
  }

  root({ group, version, kind, model }: ModelKind): number {
    const apiVersion = group === '' ? version : `${group}/${version}`;
    const node = this.#pool.nodes[this.#object(model, builtInSchemas(apiVersion, kind))];
    const props: Record<string, number> = { ...node?.props, ...typeMeta(this.#pool.add) };
    if (props.status !== undefined) props.status = this.#pool.add({ open: true });
    return this.#pool.add({ ...node, props });
  }

  #model(name: string): Model {
    const known = this.#models.get(name);
    if (known) return known;
    const model = readModel(name);
    this.#models.set(name, model);
    return model;
  }

  #object(name: string, merge: MergeSchema | undefined): number {
    const short = name.replace(/^[A-Za-z]*?V\d+((alpha|beta)\d+)?(?=[A-Z])/, '');
    if (short === 'ObjectMeta') return objectMeta(this.#pool.add);
    if (openModels.has(short)) return this.#pool.add({ open: true });
    const model = this.#model(name);
    const fields = [...model.fields].sort((a, b) => (a.name < b.name ? -1 : 1));
    const props = Object.fromEntries(
      fields.map(field => [
        field.name,
        this.#typed(field.type, field.format, `${short}.${field.name}`, merge?.field(field.name)),
      ]),
    );
    const must = [...new Set([...model.required, ...(required[short] ?? [])])].sort();
    return this.#pool.add({
      type: 'object',
      props,
      ...(must.length > 0 ? { required: must } : {}),
    });
  }

  /** @param place `Model.field`, which the hand-written facts are kept under */
  #typed(type: string, format: string, place: string, merge: MergeSchema | undefined): number {
    const list = /^Array<(.+)>$/.exec(type)?.[1];
    if (list !== undefined) {
      const keys = merge?.keys;
      return this.#pool.add({
        type: 'array',
        items: this.#typed(list, format, place, merge?.item()),
        ...(place === 'PodSpec.containers' ? bounds[place] : {}),
        ...(keys && keys.length > 0 ? { list: keys } : {}),
      });
    }
    const map = /^\{ \[key: string\]: (.+); \}$/.exec(type)?.[1];
    if (map !== undefined) {
      if (labelMaps.has(place)) return this.#pool.add(labelMap(this.#pool.add));
      return this.#pool.add({
        type: 'object',
        values: this.#typed(map, format, place, undefined),
        ...(dataMaps.has(place) ? { keys: 'data' as const } : {}),
      });
    }
    return /^[A-Z]/.test(type) && !['Date', 'IntOrString', 'V1MicroTime'].includes(type)
      ? this.#object(type, merge)
      : this.#pool.add(scalar(type, format, place));
  }
}

function scalar(type: string, format: string, place: string): StoredNode {
  const node: Writable<StoredNode> = {};
  if (type === 'any' || type === 'object') return { open: true };
  if (quantities.has(place)) return { type: 'number-or-string', format: 'quantity' };
  if (type === 'IntOrString') node.type = 'int-or-string';
  else if (type === 'boolean') node.type = 'boolean';
  else if (type === 'number') node.type = format === 'double' ? 'number' : 'integer';
  else node.type = 'string';
  const allowed = enums[place];
  if (allowed) node.enum = [...allowed, ''];
  if (type === 'Date' || type === 'V1MicroTime') node.format = 'date-time';
  else if (format !== '' && format !== 'int-or-string' && format !== 'double') node.format = format;
  const form = formats[place];
  if (form !== undefined) node.format = form;
  const preset = defaults[place];
  if (preset !== undefined) node.default = preset;
  return { ...node, ...(bounds[place] ?? {}) };
}

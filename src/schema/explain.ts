import { nearest } from '../text/nearest.ts';
import { type Catalog, type CatalogKind, type CatalogVersion, rootOf } from './catalog.ts';
import { showMinor } from './minor.ts';
import type { SchemaNode } from './node.ts';

/** A field as its schema describes it. */
export interface ExplainedField {
  readonly name: string;
  /** `string`, `list of mappings`, … */
  readonly type: string;
  readonly required: boolean;
  /** The Flux minor that brought it, when the catalog knows an older one without it. */
  readonly since: string | undefined;
}

export interface Explanation {
  readonly apiVersion: string;
  readonly kind: string;
  /** Names from the root; empty for the kind itself. */
  readonly path: readonly string[];
  readonly field: ExplainedField;
  readonly enum: readonly string[];
  readonly default: string | undefined;
  readonly pattern: string | undefined;
  /** The messages of rules across fields. */
  readonly rules: readonly string[];
  readonly fields: readonly ExplainedField[];
}

export type Explained =
  | { readonly state: 'found'; readonly explanation: Explanation }
  | { readonly state: 'missing'; readonly message: string; readonly help: string | undefined };

interface Place {
  readonly kind: CatalogKind;
  readonly version: CatalogVersion;
  readonly catalog: Catalog;
  readonly minor: number;
}

/**
 * Explains `HelmRelease.spec.valuesFrom`: a kind, or a field of it, at a Flux minor of the catalog.
 * A list stands for its items: `spec.valuesFrom.kind`.
 */
export function explain(catalog: Catalog, query: string, minor: number): Explained {
  const [name = '', ...path] = query.split('.').filter(step => step !== '');
  const kind = findKind(catalog, name);
  if (!kind) return missing(`no kind is called ${name}`, nearest(name, allKinds(catalog)));
  const version = kind.versions.find(candidate => rootOf(kind, candidate, minor) !== undefined);
  const root = version && rootOf(kind, version, minor);
  if (!version || root === undefined) return missing(`${kind.kind} is not served by this version`, undefined);
  const place = { kind, version, catalog, minor };
  let index = root;
  let required = false;
  for (const [at, step] of path.entries()) {
    const parent = elementOf(place, index);
    const child = parent.props.get(step) ?? parent.values;
    if (child < 0) {
      const where = [kind.kind, ...path.slice(0, at)].join('.');
      return missing(`${where} has no field ${step}`, nearest(step, parent.props.keys()));
    }
    required = parent.required.includes(step);
    index = child;
  }
  return { state: 'found', explanation: describe(place, index, path, required) };
}

function missing(message: string, near: string | undefined): Explained {
  return { state: 'missing', message, help: near === undefined ? undefined : `did you mean ${near}?` };
}

function findKind(catalog: Catalog, name: string): CatalogKind | undefined {
  const lower = name.toLowerCase();
  for (const group of catalog.groups()) {
    const kind = catalog.kinds(group).find(candidate => candidate.toLowerCase() === lower);
    const found = kind === undefined ? undefined : catalog.find({ group, kind });
    if (found?.versions.some(version => version.gone === undefined)) return found;
  }
  return undefined;
}

function allKinds(catalog: Catalog): string[] {
  return catalog.groups().flatMap(group => [...catalog.kinds(group)]);
}

function describe(place: Place, index: number, path: readonly string[], required: boolean): Explanation {
  const { kind, version } = place;
  const { stored } = place.kind.pool.node(index);
  const element = elementOf(place, index);
  const fields = [...element.props].map(([name, child]) =>
    fieldOf(place, name, child, element.required.includes(name), [...path, name]),
  );
  return {
    apiVersion: kind.group === '' ? version.name : `${kind.group}/${version.name}`,
    kind: kind.kind,
    path,
    field: fieldOf(place, path.at(-1) ?? kind.kind, index, required, path),
    enum: (stored.enum ?? []).map(value => (value === '' ? '""' : String(value))),
    default: stored.default === undefined ? undefined : JSON.stringify(stored.default),
    pattern: stored.pattern,
    rules: [stored, element.stored].flatMap(({ rules = [] }, at) =>
      at === 1 && element.stored === stored ? [] : rules.map(({ rule, message }) => message ?? rule),
    ),
    fields,
  };
}

function fieldOf(
  place: Place,
  name: string,
  index: number,
  required: boolean,
  path: readonly string[],
): ExplainedField {
  return { name, type: typeText(place, index), required, since: sinceOf(place, path) };
}

/** The node whose fields a path goes on with: the items of a list. */
function elementOf({ kind }: Place, index: number): SchemaNode {
  const node = kind.pool.node(index);
  return node.items >= 0 ? kind.pool.node(node.items) : node;
}

function typeText(place: Place, index: number): string {
  const { pool } = place.kind;
  const node = pool.node(index);
  if (node.items >= 0) return `list of ${several(typeText(place, node.items))}`;
  if (node.values >= 0) return `mapping to ${typeText(place, node.values)}`;
  const { type = 'anything', format } = node.stored;
  if (type === 'object') return 'mapping';
  return format === undefined ? type : `${type} (${format})`;
}

/** `mappings`; a type with more words stays as it is. */
function several(type: string): string {
  return /^[a-z]+$/.test(type) && type !== 'anything' ? `${type}s` : type;
}

/** The first minor with the field, unless the oldest known one has it already. */
function sinceOf({ kind, version, catalog }: Place, path: readonly string[]): string | undefined {
  if (!kind.followsFlux || path.length === 0) return undefined;
  const first = catalog.minors.findIndex((_, minor) => {
    const root = rootOf(kind, version, minor);
    return root !== undefined && hasPath(kind, root, path);
  });
  const found = catalog.minors[first];
  return first > 0 && found ? showMinor(found) : undefined;
}

function hasPath(kind: CatalogKind, root: number, path: readonly string[]): boolean {
  let index = root;
  for (const step of path) {
    const node = kind.pool.node(index);
    const element = node.items >= 0 ? kind.pool.node(node.items) : node;
    const child = element.props.get(step) ?? element.values;
    if (child < 0) return false;
    index = child;
  }
  return true;
}

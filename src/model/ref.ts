import { Cursor, isMap } from '../yaml/cursor.ts';
import type { Path, Value } from '../yaml/document.ts';
import { type ReferenceField, referenceFields } from './ref-fields.ts';
import type { GroupKind, Resource } from './resource.ts';

/** One object naming another, as data. */
export interface Reference {
  readonly from: Resource;
  /** Which field makes it: `chartRef`, `valuesFrom`, `dependsOn`, … */
  readonly field: string;
  readonly to: GroupKind;
  /** The entry that holds the reference. */
  readonly entry: Cursor;
  /** The name inside the entry. */
  readonly at: Cursor;
  /** Namespace the controller looks in, defaults applied; `undefined` for cluster-scoped targets. */
  readonly namespace: string | undefined;
  readonly name: string;
  /** Absence is tolerated by the controller. */
  readonly optional: boolean;
  /** `false` when the name, kind or namespace hangs on an unknown variable. */
  readonly known: boolean;
}

export type Resolution =
  | { readonly state: 'found'; readonly resource: Resource }
  /** The scope is complete and has no such object; `near` is what may have been meant. */
  | { readonly state: 'missing'; readonly near: readonly Resource[] }
  /** Declared in the configuration, or of a kind that people make by hand. */
  | { readonly state: 'external'; readonly near: readonly Resource[] }
  /** Something was not rendered, so nothing can be said. */
  | { readonly state: 'unknown' };

/** Every reference that the fields of a resource make. Malformed entries make none; the schema rules judge those. */
export function referencesOf(resource: Resource): readonly Reference[] {
  const known = referenceFields.get(resource.kind);
  if (known?.group !== resource.group) return none;
  const { value } = resource.tree;
  if (value === undefined) return none;
  const found: Reference[] = [];
  for (const field of known.fields) visitEntries(value, { resource, field, found }, 0, 0);
  return found;
}

const none: readonly never[] = [];

interface Search {
  readonly resource: Resource;
  readonly field: ReferenceField;
  readonly found: Reference[];
}

/**
 * Walks plain values, because objects have few of the many fields that may refer to something.
 * @param item the index of the list item that the way leads through
 */
function visitEntries(at: Value, search: Search, depth: number, item: number): void {
  const { path } = search.field;
  let value: Value | undefined = at;
  for (let index = depth; index < path.length; index++) {
    const step = path[index] ?? '';
    if (step === '*') {
      if (!Array.isArray(value)) return;
      for (let each = 0; each < value.length; each++) visitEntries(value[each], search, index + 1, each);
      return;
    }
    value = entryOf(value, step);
    if (value === undefined) return;
  }
  addReference(value, search, item);
}

function addReference(entry: Value, { resource, field, found }: Search, item: number): void {
  const name = field.name === '' ? entry : entryOf(entry, field.name ?? 'name');
  if (typeof name !== 'string' || name === '' || name === '*') return;
  const kind = field.kind ?? entryOf(entry, 'kind') ?? field.defaultKind;
  if (typeof kind !== 'string') return;
  const group = groupOf(field, entry, kind);
  if (group === undefined) return;
  const written = field.namespace ? entryOf(entry, 'namespace') : undefined;
  const own = typeof written === 'string' && written !== '' ? written : resource.namespace;
  const namespace = clusterScoped.has(kind) ? undefined : own;
  const optional = entryOf(entry, 'optional') === true;
  found.push(new FieldReference(resource, field, item, { group, kind }, namespace, name, optional));
}

/** The cursors are made when somebody asks for them, since most references lead somewhere. */
class FieldReference implements Reference {
  readonly from: Resource;
  readonly to: GroupKind;
  readonly namespace: string | undefined;
  readonly name: string;
  readonly optional: boolean;
  readonly #field: ReferenceField;
  readonly #item: number;
  #known: boolean | undefined;

  constructor(
    from: Resource,
    field: ReferenceField,
    item: number,
    to: GroupKind,
    namespace: string | undefined,
    name: string,
    optional: boolean,
  ) {
    this.from = from;
    this.to = to;
    this.namespace = namespace;
    this.name = name;
    this.optional = optional;
    this.#field = field;
    this.#item = item;
  }

  get field(): string {
    return this.#field.label;
  }

  get entry(): Cursor {
    return Cursor.root(this.from.tree).at(this.#path());
  }

  get at(): Cursor {
    const { name } = this.#field;
    return name === '' ? this.entry : this.entry.get(name ?? 'name');
  }

  get known(): boolean {
    this.#known ??= this.#isKnown();
    return this.#known;
  }

  #isKnown(): boolean {
    const { tree } = this.from;
    const { name, namespace } = this.#field;
    const entry = this.#path();
    const isKnown = (key: string): boolean => tree.known([...entry, key]);
    const isNamed = name === '' ? tree.known(entry) : isKnown(name ?? 'name');
    return isNamed && isKnown('kind') && (!namespace || isKnown('namespace'));
  }

  #path(): Path {
    const { path } = this.#field;
    return path.includes('*') ? path.map(step => (step === '*' ? this.#item : step)) : path;
  }
}

const clusterScoped: ReadonlySet<string> = new Set(['ClusterSecretStore', 'Namespace']);

/** The keys asked for are none that every object inherits. */
function entryOf(value: Value, key: string): Value | undefined {
  return isMap(value) ? value[key] : undefined;
}

function groupOf(field: ReferenceField, entry: Value, kind: string): string | undefined {
  const written = field.apiVersion ? entryOf(entry, 'apiVersion') : undefined;
  if (typeof written === 'string' && written.includes('/')) return written.slice(0, written.indexOf('/'));
  return field.groups[kind];
}

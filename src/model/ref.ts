import { Cursor, isMap } from '../yaml/cursor.ts';
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
  const fields = referenceFields.get(`${resource.group}/${resource.kind}`);
  if (!fields) return [];
  const root = Cursor.root(resource.tree);
  const found: Reference[] = [];
  for (const field of fields) {
    visitEntries(root, field.path, 0, entry => {
      const reference = referenceAt(resource, field, entry);
      if (reference) found.push(reference);
    });
  }
  return found;
}

/** Looks ahead in the values, because objects have few of the many fields that may refer to something. */
function visitEntries(
  at: Cursor,
  path: readonly string[],
  depth: number,
  visit: (entry: Cursor) => void,
): void {
  let value = at.value;
  for (let index = depth; index < path.length; index++) {
    const step = path[index] ?? '';
    if (step === '*') {
      const list = at.at(path.slice(depth, index));
      for (const item of list.items()) visitEntries(item, path, index + 1, visit);
      return;
    }
    value = isMap(value) && Object.hasOwn(value, step) ? value[step] : undefined;
    if (value === undefined) return;
  }
  visit(at.at(path.slice(depth)));
}

function referenceAt(from: Resource, field: ReferenceField, entry: Cursor): Reference | undefined {
  const at = field.name === '' ? entry : entry.get(field.name ?? 'name');
  if (typeof at.value !== 'string' || at.value === '' || at.value === '*') return undefined;
  const kind = field.kind ?? entry.get('kind').value ?? field.defaultKind;
  if (typeof kind !== 'string') return undefined;
  const group = groupOf(field, entry, kind);
  if (group === undefined) return undefined;
  const namespace = field.namespace ? entry.get('namespace') : undefined;
  return {
    from,
    field: field.label,
    to: { group, kind },
    entry,
    at,
    namespace: clusterScoped.has(kind) ? undefined : (textOf(namespace) ?? from.namespace),
    name: at.value,
    optional: entry.get('optional').value === true,
    known: at.known && entry.get('kind').known && (namespace?.known ?? true),
  };
}

const clusterScoped: ReadonlySet<string> = new Set(['ClusterSecretStore', 'Namespace']);

function textOf(cursor: Cursor | undefined): string | undefined {
  return typeof cursor?.value === 'string' && cursor.value !== '' ? cursor.value : undefined;
}

function groupOf(field: ReferenceField, entry: Cursor, kind: string): string | undefined {
  const written = field.apiVersion ? entry.get('apiVersion').value : undefined;
  if (typeof written === 'string' && written.includes('/')) return written.slice(0, written.indexOf('/'));
  return field.groups[kind];
}

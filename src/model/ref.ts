import { Cursor } from '../yaml/cursor.ts';
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
  return fields.flatMap(field =>
    entriesAt(root, field.path).flatMap(entry => referenceAt(resource, field, entry)),
  );
}

function entriesAt(root: Cursor, path: readonly string[]): Cursor[] {
  let level: Cursor[] = [root];
  for (const step of path) {
    level = step === '*' ? level.flatMap(cursor => cursor.items()) : level.map(cursor => cursor.get(step));
    level = level.filter(cursor => cursor.exists);
  }
  return level;
}

function referenceAt(from: Resource, field: ReferenceField, entry: Cursor): Reference[] {
  const at = field.name === '' ? entry : entry.get(field.name ?? 'name');
  if (typeof at.value !== 'string' || at.value === '' || at.value === '*') return [];
  const kind = field.kind ?? entry.get('kind').value ?? field.defaultKind;
  if (typeof kind !== 'string') return [];
  const group = groupOf(field, entry, kind);
  if (group === undefined) return [];
  const namespace = field.namespace ? entry.get('namespace') : undefined;
  return [
    {
      from,
      field: field.label,
      to: { group, kind },
      entry,
      at,
      namespace: clusterScoped.has(kind) ? undefined : (textOf(namespace) ?? from.namespace),
      name: at.value,
      optional: entry.get('optional').value === true,
      known: at.known && entry.get('kind').known && (namespace?.known ?? true),
    },
  ];
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

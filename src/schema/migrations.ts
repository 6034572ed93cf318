import { isMap } from '../yaml/cursor.ts';
import type { Path, Value } from '../yaml/document.ts';

/** What else must change when an object moves to another version of its API. */
export type RawChange =
  | { readonly op: 'remove'; readonly path: Path }
  | { readonly op: 'set'; readonly path: Path; readonly value: Value };

interface Migration {
  readonly kinds: readonly string[];
  /** The field that the newer version no longer has. */
  readonly field: readonly string[];
  /** The list that took over from the field; absent for a field that had stopped doing anything. */
  readonly list?: string;
}

/**
 * Fields that older Flux versions had, with what becomes of them. Fields whose successor needs a person,
 * such as the patch lists of a Kustomization, are not here.
 */
const migrations: readonly Migration[] = [
  { kinds: ['HelmRelease'], field: ['spec', 'chart', 'spec', 'valuesFile'], list: 'valuesFiles' },
  { kinds: ['HelmChart'], field: ['spec', 'valuesFile'], list: 'valuesFiles' },
  { kinds: ['Bucket', 'GitRepository', 'HelmChart', 'HelmRepository'], field: ['spec', 'accessFrom'] },
  { kinds: ['GitRepository'], field: ['spec', 'gitImplementation'] },
  { kinds: ['Kustomization'], field: ['spec', 'validation'] },
];

/** The changes that an object of an older version needs, besides its apiVersion. */
export function migrationOf(kind: string, value: Value): readonly RawChange[] {
  return migrations
    .filter(({ kinds }) => kinds.includes(kind))
    .flatMap(({ field, list }) => {
      const parent = at(value, field.slice(0, -1));
      const written = at(value, field);
      if (written === undefined || parent === undefined || !isMap(parent)) return [];
      const removed: RawChange = { op: 'remove', path: field };
      if (list === undefined) return [removed];
      const others = parent[list] ?? [];
      // The single file was merged before those of the list.
      if (!Array.isArray(others)) return [];
      return [
        removed,
        { op: 'set', path: [...field.slice(0, -1), list], value: [written, ...others] } as const,
      ];
    });
}

/** The value after the changes; the input stays as it is. */
export function applyChanges(value: Value, changes: readonly RawChange[]): Value {
  return changes.reduce(
    (changed, change) => put(changed, change.path, change.op === 'set' ? change.value : undefined),
    value,
  );
}

function put(value: Value, [step, ...rest]: Path, leaf: Value | undefined): Value {
  if (typeof step !== 'string' || !isMap(value)) return value;
  const { [step]: child, ...others } = value;
  if (rest.length === 0) return leaf === undefined ? others : { ...value, [step]: leaf };
  return child === undefined ? value : { ...value, [step]: put(child, rest, leaf) };
}

function at(value: Value, path: Path): Value | undefined {
  let found: Value | undefined = value;
  for (const step of path) found = found !== undefined && isMap(found) ? found[step] : undefined;
  return found;
}

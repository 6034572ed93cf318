import type { Path } from '../../src/yaml/document.ts';

export type Plain = null | boolean | number | string | Plain[] | { [key: string]: Plain };

/** One fault, or none when the schema happens to allow it. */
export interface Mutation {
  readonly change: string;
  /** The entry that was dropped, added or replaced. */
  readonly path: Path;
  readonly object: Plain;
}

const values: Readonly<Record<string, Plain>> = {
  negative: -7,
  text: 'no such thing',
  empty: '',
  list: [],
  map: {},
  null: null,
  true: true,
  big: 2 ** 40,
  long: 'x'.repeat(3000),
  fraction: 1.5,
};

/** Every single change of an object: each entry dropped or of another kind, each mapping with one key more. */
export function* mutationsOf(object: Plain): Generator<Mutation> {
  yield add(object, []);
  for (const path of pathsOf(object, [])) {
    yield { change: 'drop', path, object: changed(object, path, undefined) };
    const value = at(object, path);
    if (isMap(value)) yield add(object, path);
    for (const [change, other] of Object.entries(values)) {
      if (JSON.stringify(other) !== JSON.stringify(value)) {
        yield { change, path, object: changed(object, path, other) };
      }
    }
  }
}

function add(object: Plain, path: Path): Mutation {
  const place = [...path, 'zzUnknown'];
  return { change: 'add', path: place, object: changed(object, place, 'x') };
}

function* pathsOf(value: Plain, path: Path): Generator<Path> {
  if (typeof value !== 'object' || value === null) return;
  const steps = Array.isArray(value) ? value.keys() : Object.keys(value);
  for (const step of steps) {
    yield [...path, step];
    yield* pathsOf((value as Record<string | number, Plain>)[step] as Plain, [...path, step]);
  }
}

export function at(value: Plain, path: Path): Plain | undefined {
  let found: Plain | undefined = value;
  for (const step of path) found = (found as Record<string | number, Plain> | null | undefined)?.[step];
  return found;
}

function isMap(value: Plain | undefined): value is { [key: string]: Plain } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function changed(object: Plain, path: Path, value: Plain | undefined): Plain {
  const copy = structuredClone(object);
  const parent = at(copy, path.slice(0, -1)) as Record<string | number, Plain>;
  const last = path.at(-1) as string | number;
  if (value !== undefined) parent[last] = value;
  else if (Array.isArray(parent)) parent.splice(last as number, 1);
  else delete parent[last];
  return copy;
}

import type { BuildProblem } from '../model/build.ts';
import type { Resource } from '../model/resource.ts';
import { Cursor } from '../yaml/cursor.ts';
import type { Variable, Variables } from './expand.ts';
import { specOf } from './flux-kustomization.ts';

/** A variable and the entry that sets it. */
export interface Definition extends Variable {
  readonly at: Cursor;
}

/** Finds the object a `substituteFrom` entry names. */
export type FindObject = (kind: string, namespace: string, name: string) => Resource | undefined;

/** The variables of one Flux Kustomization. */
export interface Definitions extends Variables<Definition> {
  /** Whether the controller substitutes at all: without a single variable it does not. */
  readonly runs: boolean;
  readonly problems: readonly BuildProblem[];
  readonly names: readonly string[];
  /** The entry of the Kustomization that says where variables come from. */
  readonly home: Cursor;
}

const validName = /^[_A-Za-z][_A-Za-z0-9]*$/;

/**
 * `postBuild` in the order that counts: the objects of `substituteFrom` one after the other, then
 * `substitute`. An object that is not in the repository may still be in the cluster, so without it a
 * missing variable proves nothing.
 */
export function readVariables(kustomization: Resource, find: FindObject, strict: boolean): Definitions {
  const postBuild = specOf(kustomization).get('postBuild');
  const variables = new Map<string, Definition>();
  const problems: BuildProblem[] = [];
  let open = false;
  const define = (name: string, value: string | undefined, at: Cursor, from: string): void => {
    if (!validName.test(name)) problems.push(invalidName(name, at, from));
    else variables.set(name, { value: value?.replaceAll('\n', ''), at });
  };
  for (const entry of postBuild.get('substituteFrom').items()) {
    const kind = entry.get('kind').string() ?? '';
    const name = entry.get('name').string();
    const object = name === undefined ? undefined : find(kind, kustomization.namespace ?? '', name);
    if (!object) open = true;
    else for (const { key, value, at } of dataOf(object)) define(key, value, at, `${kind} ${name}`);
  }
  for (const entry of postBuild.get('substitute').entries()) {
    const text = entry.known && entry.value !== null ? String(entry.value) : undefined;
    define(entry.name, text, entry, 'spec.postBuild.substitute');
  }
  const always = postBuild.get('substituteStrategy').string() === 'Always';
  return {
    get: name => variables.get(name),
    open,
    strict,
    problems,
    names: [...variables.keys()],
    home: postBuild,
    runs: postBuild.exists && (variables.size > 0 || open || always),
  };
}

interface DataEntry {
  readonly key: string;
  readonly value: string | undefined;
  readonly at: Cursor;
}

/** The text entries of a ConfigMap or Secret. What is encrypted has a name and no value. */
function dataOf(object: Resource): DataEntry[] {
  const root = Cursor.root(object.tree);
  const readable = (entry: Cursor): string | undefined => (object.encrypted ? undefined : entry.string());
  const data = root.get('data').entries();
  if (object.kind !== 'Secret') return data.map(at => ({ key: at.name, value: readable(at), at }));
  const texts = root.get('stringData').entries();
  return [
    ...data.map(at => ({ key: at.name, value: decoded(readable(at)), at })),
    ...texts.map(at => ({ key: at.name, value: readable(at), at })),
  ];
}

function decoded(base64: string | undefined): string | undefined {
  if (base64 === undefined) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(
      Uint8Array.from(atob(base64), character => character.charCodeAt(0)),
    );
  } catch {
    return undefined;
  }
}

function invalidName(name: string, at: Cursor, from: string): BuildProblem {
  return { code: 'variable-name-invalid', data: { name, from }, at: at.key, related: [], fatal: true };
}

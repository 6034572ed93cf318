import type { Origin } from '../text/origin.ts';
import type { SourceFile } from '../text/span.ts';
import { Cursor, isMap, type Tree } from '../yaml/cursor.ts';
import type { Part, Path, Value } from '../yaml/document.ts';
import { parseApiVersion, type Resource } from './resource.ts';

/** The identity an object states in its own fields; empty where it states none. */
export function statedIdentity(
  value: Value | undefined,
): Pick<Resource, 'apiVersion' | 'group' | 'version' | 'kind' | 'name' | 'namespace'> {
  const { apiVersion, kind, metadata }: Readonly<Record<string, Value>> = isMap(value) ? value : {};
  const name = isMap(metadata) ? metadata.name : undefined;
  const namespace = isMap(metadata) ? metadata.namespace : undefined;
  const written = typeof apiVersion === 'string' ? apiVersion : '';
  const { group, version } = parseApiVersion(written);
  return {
    apiVersion: written,
    group,
    version,
    kind: typeof kind === 'string' ? kind : '',
    name: typeof name === 'string' ? name : '',
    namespace: typeof namespace === 'string' && namespace !== '' ? namespace : undefined,
  };
}

/** An object as it is written somewhere, before anything is built. */
export function writtenResource(tree: Tree, source: SourceFile, overlay: string): Resource {
  const { value } = tree;
  // Named one by one: a spread costs more than all the rest here.
  const { apiVersion, group, version, kind, name, namespace } = statedIdentity(value);
  return {
    apiVersion,
    group,
    version,
    kind,
    name,
    namespace,
    tree,
    source,
    overlay,
    encrypted: isMap(value) && isMap(value.sops),
  };
}

/** A part of a tree as a tree of its own: an item of a list, an object inside another. */
export class Subtree implements Tree {
  readonly value: Value | undefined;
  readonly #tree: Tree;
  readonly #path: Path;

  constructor(tree: Tree, path: Path) {
    this.#tree = tree;
    this.#path = path;
    this.value = Cursor.root(tree).at(path).value;
  }

  origin(path: Path, part: Part): Origin | undefined {
    return this.#tree.origin([...this.#path, ...path], part);
  }

  known(path: Path): boolean {
    return this.#tree.known([...this.#path, ...path]);
  }
}

import type { Build } from '../model/build.ts';
import type { Resource } from '../model/resource.ts';
import type { Origin } from '../text/origin.ts';
import { Cursor, type Tree } from '../yaml/cursor.ts';
import type { Part, Path, Value } from '../yaml/document.ts';

/**
 * A build that no Flux Kustomization asks for may still be delivered by one that lies elsewhere, with
 * variables that nobody here can know: whatever holds a `${` is then uncertain.
 */
export function withOpenVariables(build: Build): Build {
  if (!build.manifests.some(({ text }) => text.includes('${'))) return build;
  const open = (resource: Resource): Resource => ({ ...resource, tree: new UndeliveredTree(resource.tree) });
  return { ...build, resources: build.resources.map(open) };
}

class UndeliveredTree implements Tree {
  readonly #tree: Tree;

  constructor(tree: Tree) {
    this.#tree = tree;
  }

  get value(): Value | undefined {
    return this.#tree.value;
  }

  origin(path: Path, part: Part): Origin | undefined {
    return this.#tree.origin(path, part);
  }

  known(path: Path): boolean {
    const { value } = Cursor.root(this.#tree).at(path);
    return !(typeof value === 'string' && value.includes('${')) && this.#tree.known(path);
  }
}

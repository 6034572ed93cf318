import type { Build } from './build.ts';
import { isComplete } from './build.ts';
import type { GroupKind, Resource } from './resource.ts';

/** Everything one cluster receives. A reference resolves within its own scope. */
export class Scope {
  /** The directory that stands for the cluster; `''` when the repository is one cluster. */
  readonly name: string;
  readonly builds: readonly Build[];
  readonly resources: readonly Resource[];
  /** `false` when some part could not be rendered, so absence proves nothing. */
  readonly complete: boolean;
  readonly #byKind = new Map<string, Resource[]>();

  constructor(name: string, builds: readonly Build[]) {
    this.name = name;
    this.builds = builds;
    this.resources = builds.flatMap(build => build.resources);
    this.complete = builds.every(isComplete);
    for (const resource of this.resources) {
      const key = kindKey(resource);
      const list = this.#byKind.get(key);
      if (list) list.push(resource);
      else this.#byKind.set(key, [resource]);
    }
  }

  /** All objects of a group and kind, of any version, in build order. */
  ofKind(kind: GroupKind): readonly Resource[] {
    return this.#byKind.get(kindKey(kind)) ?? [];
  }

  /** The object a namespaced reference means. */
  find(kind: GroupKind, namespace: string | undefined, name: string): Resource | undefined {
    return this.ofKind(kind).find(resource => resource.name === name && resource.namespace === namespace);
  }
}

function kindKey({ group, kind }: GroupKind): string {
  return `${group}/${kind}`;
}

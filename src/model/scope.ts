import { type Build, isComplete, type RemovedObject } from './build.ts';
import type { GroupKind, Resource } from './resource.ts';

interface KindIndex {
  readonly all: Resource[];
  readonly byName: Map<string, Resource[]>;
  /** Made when a name is looked for that does not exist. */
  byNamespace?: Map<string | undefined, Map<string, Resource>>;
}

/** Everything one cluster receives. A reference resolves within its own scope. */
export class Scope {
  /** The directory that stands for the cluster; `''` when the repository is one cluster. */
  readonly name: string;
  readonly builds: readonly Build[];
  readonly resources: readonly Resource[];
  /** `false` when some part could not be rendered, so absence proves nothing. */
  readonly complete: boolean;
  readonly #byKind = new Map<string, KindIndex>();
  readonly #around: Scope | undefined;

  /**
   * What lies beside the overlays of a cluster and is not delivered is a scope of its own, `around` which
   * is the cluster: it finds objects there, and nothing is missing, because nobody knows what comes with it.
   */
  constructor(name: string, builds: readonly Build[], around?: Scope) {
    this.name = name;
    this.builds = builds;
    this.resources = builds.flatMap(build => build.resources);
    this.complete = around === undefined && builds.every(isComplete);
    this.#around = around;
    for (const resource of this.resources) this.#add(resource);
  }

  /** All objects of a group and kind, of any version, in build order. */
  ofKind(kind: GroupKind): readonly Resource[] {
    return this.#byKind.get(kindKey(kind))?.all ?? [];
  }

  /** Objects of that name in any namespace. */
  named(kind: GroupKind, name: string): readonly Resource[] {
    const own = this.#byKind.get(kindKey(kind))?.byName.get(name) ?? [];
    return this.#around ? [...own, ...this.#around.named(kind, name)] : own;
  }

  /** The object a reference means. */
  find(kind: GroupKind, namespace: string | undefined, name: string): Resource | undefined {
    return this.named(kind, name).find(resource => resource.namespace === namespace);
  }

  /** What took out the object that a reference means, when it was there once. */
  removal(
    { group, kind }: GroupKind,
    namespace: string | undefined,
    name: string,
  ): RemovedObject | undefined {
    for (const { removed = [] } of this.builds) {
      const found = removed.find(
        each =>
          each.kind === kind &&
          each.group === group &&
          each.name === name &&
          // The overlay that takes it out may be the one that would have given it the namespace.
          (each.namespace ?? namespace) === namespace,
      );
      if (found) return found;
    }
    return undefined;
  }

  /** The objects of one namespace by name: what a name that does not exist may have been meant to be. */
  inNamespace(kind: GroupKind, namespace: string | undefined): ReadonlyMap<string, Resource> {
    const index = this.#byKind.get(kindKey(kind));
    if (!index) return nothing;
    index.byNamespace ??= groupByNamespace(index.all);
    return index.byNamespace.get(namespace) ?? nothing;
  }

  #add(resource: Resource): void {
    const key = kindKey(resource);
    let index = this.#byKind.get(key);
    if (!index) {
      index = { all: [], byName: new Map() };
      this.#byKind.set(key, index);
    }
    index.all.push(resource);
    const same = index.byName.get(resource.name);
    if (same) same.push(resource);
    else index.byName.set(resource.name, [resource]);
  }
}

const nothing: ReadonlyMap<string, Resource> = new Map();

function groupByNamespace(resources: readonly Resource[]): Map<string | undefined, Map<string, Resource>> {
  const groups = new Map<string | undefined, Map<string, Resource>>();
  for (const resource of resources) {
    const names = groups.get(resource.namespace);
    if (names) names.set(resource.name, resource);
    else groups.set(resource.namespace, new Map([[resource.name, resource]]));
  }
  return groups;
}

function kindKey({ group, kind }: GroupKind): string {
  return `${group}/${kind}`;
}

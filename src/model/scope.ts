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
  /** By kind, then by group: joined into one key they would have to be joined again for every question. */
  readonly #byKind = new Map<string, Map<string, KindIndex>>();
  readonly #removed: readonly RemovedObject[];
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
    this.#removed = builds.flatMap(({ removed }) => removed ?? nobody);
    this.#around = around;
    for (const resource of this.resources) this.#add(resource);
  }

  /** All objects of a group and kind, of any version, in build order. */
  ofKind(kind: GroupKind): readonly Resource[] {
    return this.#indexOf(kind)?.all ?? nobody;
  }

  /** Objects of that name in any namespace. */
  named(kind: GroupKind, name: string): readonly Resource[] {
    const own = this.#indexOf(kind)?.byName.get(name) ?? nobody;
    return this.#around ? [...own, ...this.#around.named(kind, name)] : own;
  }

  /** The object a reference means. */
  find(kind: GroupKind, namespace: string | undefined, name: string): Resource | undefined {
    for (const resource of this.named(kind, name)) if (resource.namespace === namespace) return resource;
    return undefined;
  }

  /** What took out the object that a reference means, when it was there once. */
  removal(
    { group, kind }: GroupKind,
    namespace: string | undefined,
    name: string,
  ): RemovedObject | undefined {
    return this.#removed.find(
      each =>
        each.kind === kind &&
        each.group === group &&
        each.name === name &&
        // The overlay that takes it out may be the one that would have given it the namespace.
        (each.namespace ?? namespace) === namespace,
    );
  }

  /** The objects of one namespace by name: what a name that does not exist may have been meant to be. */
  inNamespace(kind: GroupKind, namespace: string | undefined): ReadonlyMap<string, Resource> {
    const index = this.#indexOf(kind);
    if (!index) return nothing;
    index.byNamespace ??= groupByNamespace(index.all);
    return index.byNamespace.get(namespace) ?? nothing;
  }

  #indexOf({ group, kind }: GroupKind): KindIndex | undefined {
    return this.#byKind.get(kind)?.get(group);
  }

  #add(resource: Resource): void {
    let groups = this.#byKind.get(resource.kind);
    if (!groups) {
      groups = new Map();
      this.#byKind.set(resource.kind, groups);
    }
    let index = groups.get(resource.group);
    if (!index) {
      index = { all: [], byName: new Map() };
      groups.set(resource.group, index);
    }
    index.all.push(resource);
    const same = index.byName.get(resource.name);
    if (same) same.push(resource);
    else index.byName.set(resource.name, [resource]);
  }
}

const nothing: ReadonlyMap<string, Resource> = new Map();
const nobody: readonly never[] = [];

function groupByNamespace(resources: readonly Resource[]): Map<string | undefined, Map<string, Resource>> {
  const groups = new Map<string | undefined, Map<string, Resource>>();
  for (const resource of resources) {
    const names = groups.get(resource.namespace);
    if (names) names.set(resource.name, resource);
    else groups.set(resource.namespace, new Map([[resource.name, resource]]));
  }
  return groups;
}

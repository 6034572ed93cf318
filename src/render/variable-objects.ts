import { conventionalFork } from '../discover/forks.ts';
import type { FindProvider } from '../flux/resource-set.ts';
import type { FindObject } from '../flux/variables.ts';
import type { Resource } from '../model/resource.ts';
import { type Rendered, rootOf } from './rendered.ts';

/** The kinds that other objects take text from while they are rendered. */
export const namedKinds: ReadonlySet<string> = new Set(['ConfigMap', 'Secret', 'ResourceSetInputProvider']);

/** The objects that `substituteFrom` and `inputsFrom` may name, as far as each cluster was rendered. */
export class VariableObjects {
  /** As written, by `Kind/name`. */
  readonly #written: ReadonlyMap<string, readonly Resource[]>;
  readonly #rendered = new Map<Rendered, Map<string, Resource>>();

  constructor(written: ReadonlyMap<string, readonly Resource[]>) {
    this.#written = written;
  }

  add(rendered: Rendered): void {
    if (rendered.build.kind === 'orphan') return;
    for (const resource of rendered.build.resources) {
      if (!namedKinds.has(resource.kind)) continue;
      const root = rootOf(rendered);
      const known = this.#rendered.get(root) ?? new Map<string, Resource>();
      this.#rendered.set(root, known);
      const key = objectKey(resource.kind, resource.namespace ?? '', resource.name);
      if (!known.has(key)) known.set(key, resource);
    }
  }

  /** In what the cluster was given so far. */
  find(root: Rendered, kind: string, namespace: string, name: string): Resource | undefined {
    return this.#rendered.get(root)?.get(objectKey(kind, namespace, name));
  }

  providerFinder(parent: Rendered): FindProvider {
    const kind = 'ResourceSetInputProvider';
    return (namespace, name) =>
      this.find(rootOf(parent), kind, namespace, name) ??
      this.#written.get(`${kind}/${name}`)?.find(one => (one.namespace ?? namespace) === namespace);
  }

  /** In what the cluster was given so far, else in the files: of the same cluster, then of none in particular. */
  finder(kustomization: Resource, parent: Rendered | undefined): FindObject {
    const root = parent && rootOf(parent);
    const fork = conventionalFork(kustomization.source.path);
    return (kind, namespace, name) => {
      const found = root && this.find(root, kind, namespace, name);
      if (found) return found;
      const written = this.#written.get(`${kind}/${name}`) ?? [];
      const fitting = written.filter(object => (object.namespace ?? namespace) === namespace);
      const forkOf = (object: Resource): string | undefined => conventionalFork(object.source.path);
      return fitting.find(one => forkOf(one) === fork) ?? fitting.find(one => forkOf(one) === undefined);
    };
  }
}

function objectKey(kind: string, namespace: string, name: string): string {
  return `${kind}/${namespace}/${name}`;
}

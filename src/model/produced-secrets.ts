import { Cursor } from '../yaml/cursor.ts';
import type { GroupKind, Resource } from './resource.ts';
import type { Scope } from './scope.ts';

/** Secrets that will exist because other objects ask for them, by what they will be called. */
export interface ProducedSecrets {
  find(namespace: string | undefined, name: string): Resource | undefined;
  /** Who makes a Secret of that name, in any namespace. */
  named(name: string): Resource | undefined;
  inNamespace(namespace: string | undefined): ReadonlyMap<string, Resource>;
}

/** Who makes Secrets, and where the name is written; the object's own name is the default. */
const producers: readonly (GroupKind & { readonly path: readonly string[] })[] = [
  { group: 'external-secrets.io', kind: 'ExternalSecret', path: ['spec', 'target', 'name'] },
  // The name of the template is ignored.
  { group: 'bitnami.com', kind: 'SealedSecret', path: ['metadata', 'name'] },
  { group: 'cert-manager.io', kind: 'Certificate', path: ['spec', 'secretName'] },
];

/** Derived once per scope; the key is the scope itself, so nothing outlives it. */
const known = new WeakMap<Scope, ProducedSecrets>();

/** Secrets that External Secrets, Sealed Secrets and cert-manager write. */
export function producedSecrets(scope: Scope): ProducedSecrets {
  let found = known.get(scope);
  if (!found) {
    found = collect(scope);
    known.set(scope, found);
  }
  return found;
}

function collect(scope: Scope): ProducedSecrets {
  const byNamespace = new Map<string | undefined, Map<string, Resource>>();
  const byName = new Map<string, Resource>();
  for (const producer of producers) {
    for (const resource of scope.ofKind(producer)) {
      const written = Cursor.root(resource.tree).at(producer.path).value;
      const name = typeof written === 'string' ? written : resource.name;
      const names = byNamespace.get(resource.namespace) ?? new Map<string, Resource>();
      byNamespace.set(resource.namespace, names.set(name, resource));
      if (!byName.has(name)) byName.set(name, resource);
    }
  }
  const none: ReadonlyMap<string, Resource> = new Map();
  return {
    find: (namespace, name) => byNamespace.get(namespace)?.get(name),
    named: name => byName.get(name),
    inNamespace: namespace => byNamespace.get(namespace) ?? none,
  };
}

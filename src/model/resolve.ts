import { nearest } from '../text/nearest.ts';
import { Cursor } from '../yaml/cursor.ts';
import type { Reference, Resolution } from './ref.ts';
import type { GroupKind, Resource } from './resource.ts';
import type { Scope } from './scope.ts';

/** Asks the configuration whether somebody outside the repository provides an object. */
export type ExternalPredicate = (
  object: GroupKind & { readonly namespace: string | undefined; readonly name: string },
) => boolean;

/** Kinds that people, operators and cloud controllers make outside Git as a matter of course. */
const madeByHand: ReadonlySet<string> = new Set([
  'Secret',
  'ServiceAccount',
  'ExternalArtifact',
  'SecretStore',
  'ClusterSecretStore',
]);

/** What a reference leads to within one cluster. */
export function resolve(reference: Reference, scope: Scope, isExternal: ExternalPredicate): Resolution {
  if (!reference.known) return { state: 'unknown' };
  const { to, namespace, name } = reference;
  const resource = scope.find(to, namespace, name) ?? producerOf(reference, scope);
  if (resource) return { state: 'found', resource };
  const near = nearObjects(reference, scope);
  if (isExternal({ ...to, namespace, name }) || madeByHand.has(to.kind) || isBootstrap(reference)) {
    return { state: 'external', near };
  }
  return scope.complete ? { state: 'missing', near } : { state: 'unknown' };
}

/** `flux bootstrap` and the Flux Operator make this source and Kustomization in the cluster, often without a file in Git. */
function isBootstrap({ to, namespace, name }: Reference): boolean {
  return name === 'flux-system' && namespace === 'flux-system' && to.group !== '';
}

/** An object that a controller turns into the Secret that is wanted. */
function producerOf({ to, namespace, name }: Reference, scope: Scope): Resource | undefined {
  if (to.kind !== 'Secret') return undefined;
  return secretProducers(scope).find(made => made.namespace === namespace && made.name === name)?.by;
}

/** A Secret that will exist because another object asks for it. */
export interface ProducedSecret {
  readonly name: string;
  readonly namespace: string | undefined;
  readonly by: Resource;
}

/** Secrets that External Secrets, Sealed Secrets and cert-manager write. */
export function secretProducers(scope: Scope): readonly ProducedSecret[] {
  const cached = producers.get(scope);
  if (cached) return cached;
  const made: ProducedSecret[] = [
    ...produced(scope, { group: 'external-secrets.io', kind: 'ExternalSecret' }, ['spec', 'target', 'name']),
    ...produced(scope, { group: 'bitnami.com', kind: 'SealedSecret' }, [
      'spec',
      'template',
      'metadata',
      'name',
    ]),
    ...produced(scope, { group: 'cert-manager.io', kind: 'Certificate' }, ['spec', 'secretName']),
  ];
  producers.set(scope, made);
  return made;
}

/** Derived once per scope; the key is the scope itself, so nothing outlives it. */
const producers = new WeakMap<Scope, readonly ProducedSecret[]>();

function produced(scope: Scope, kind: GroupKind, path: readonly string[]): ProducedSecret[] {
  return scope.ofKind(kind).map(by => {
    const written = Cursor.root(by.tree).at(path).value;
    return { name: typeof written === 'string' ? written : by.name, namespace: by.namespace, by };
  });
}

/** The same name in another namespace, or a name that differs by a slip of the finger. */
function nearObjects({ to, namespace, name }: Reference, scope: Scope): readonly Resource[] {
  const elsewhere = scope.named(to, name);
  if (elsewhere.length > 0) return elsewhere;
  const here = new Map(
    scope
      .ofKind(to)
      .filter(resource => resource.namespace === namespace)
      .map(resource => [resource.name, resource]),
  );
  if (to.kind === 'Secret') {
    for (const made of secretProducers(scope)) {
      if (made.name === name) return [made.by];
      if (made.namespace === namespace) here.set(made.name, made.by);
    }
  }
  const similar = nearest(name, [...here.keys()]);
  const found = similar === undefined ? undefined : here.get(similar);
  return found ? [found] : [];
}

import { nearest } from '../text/nearest.ts';
import { type ProducedSecrets, producedSecrets } from './produced-secrets.ts';
import type { Reference, Resolution } from './ref.ts';
import { renamedFrom } from './renamed.ts';
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
  const made = to.kind === 'Secret' ? producedSecrets(scope) : undefined;
  const resource = scope.find(to, namespace, name) ?? made?.find(namespace, name);
  if (resource) return { state: 'found', resource };
  const external =
    isExternal({ ...to, namespace, name }) || madeByHand.has(to.kind) || isBootstrap(reference);
  if (!external && !scope.complete) return { state: 'unknown' };
  const near = nearObjects(reference, scope, made);
  return { state: external ? 'external' : 'missing', near };
}

/** `flux bootstrap` and the Flux Operator make this source and Kustomization in the cluster, often without a file in Git. */
function isBootstrap({ to, namespace, name }: Reference): boolean {
  return name === 'flux-system' && namespace === 'flux-system' && to.group !== '';
}

/** The same name in another namespace, a name that a prefix, suffix or hash changed, or one that differs by a slip. */
function nearObjects(
  { to, namespace, name }: Reference,
  scope: Scope,
  made: ProducedSecrets | undefined,
): readonly Resource[] {
  const elsewhere = scope.named(to, name);
  if (elsewhere.length > 0) return elsewhere;
  const misplaced = made?.named(name);
  if (misplaced) return [misplaced];
  const here = scope.inNamespace(to, namespace);
  for (const resource of here.values()) if (renamedFrom(resource, name)) return [resource];
  const names = made ? new Map([...here, ...made.inNamespace(namespace)]) : here;
  const similar = nearest(name, names.keys());
  const found = similar === undefined ? undefined : names.get(similar);
  return found ? [found] : [];
}

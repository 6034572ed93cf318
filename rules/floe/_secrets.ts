import { Cursor, type Resource, type Scope } from '../../src/rule.ts';
import { writtenName } from './_external-secret.ts';
import { encryptedEnvelope } from './_sops.ts';

export const secretKind = { group: '', kind: 'Secret' };
const sealedSecret = { group: 'bitnami.com', kind: 'SealedSecret' };
export const externalSecret = { group: 'external-secrets.io', kind: 'ExternalSecret' };
const helmRelease = { group: 'helm.toolkit.fluxcd.io', kind: 'HelmRelease' };

/** An object that is a Secret in the cluster, or becomes one. */
export interface SecretProvider {
  readonly resource: Resource;
  readonly name: string;
  readonly namespace: string | undefined;
  /** Where the name of the Secret is written. */
  readonly at: Cursor;
}

export function secretProviders(scope: Scope): SecretProvider[] {
  const named = [...scope.ofKind(secretKind), ...scope.ofKind(sealedSecret)]
    // Whose name is ciphertext is anybody's.
    .filter(resource => !encryptedEnvelope(resource))
    .map(resource => ({
      resource,
      name: resource.name,
      namespace: resource.namespace,
      at: Cursor.root(resource.tree).at(['metadata', 'name']),
    }));
  return [...named, ...externalSecrets(scope)];
}

export function externalSecrets(scope: Scope): SecretProvider[] {
  return scope.ofKind(externalSecret).map(resource => {
    const at = writtenName(resource);
    return { resource, name: String(at.value ?? resource.name), namespace: resource.namespace, at };
  });
}

/** Whether a HelmRelease of the same namespace takes values from the Secret, so that it is nobody's slip. */
export function isTaken({ name, namespace }: SecretProvider, scope: Scope): boolean {
  return scope
    .ofKind(helmRelease)
    .filter(release => release.namespace === namespace)
    .some(release =>
      Cursor.root(release.tree)
        .at(['spec', 'valuesFrom'])
        .items()
        .some(entry => entry.at(['kind']).value === 'Secret' && entry.at(['name']).value === name),
    );
}

/** The keys an object gives its Secret; `undefined` when it does not say. */
export function secretKeys({ kind, tree }: Resource): { keys: readonly Cursor[]; at: Cursor } | undefined {
  const root = Cursor.root(tree);
  const maps =
    kind === 'Secret'
      ? [root.get('stringData'), root.get('data')]
      : [root.at(['spec', 'encryptedData']), root.at(['spec', 'template', 'data'])];
  const [first] = maps.filter(map => map.exists);
  if (!first || maps.some(map => !map.known)) return undefined;
  return { keys: maps.flatMap(map => map.entries()), at: first };
}

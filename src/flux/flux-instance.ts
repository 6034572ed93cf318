import type { Resource } from '../model/resource.ts';
import { Cursor, type Tree } from '../yaml/cursor.ts';
import type { Part, Path, Value } from '../yaml/document.ts';

/**
 * The Kustomization `flux-system` that flux-operator makes from `spec.sync` of a FluxInstance, or from the
 * values of the chart that installs one. It is in no file; its fields come from the sync block.
 * https://fluxcd.control-plane.io/operator/fluxinstance/#sync-configuration
 */
export function fluxInstanceSync(instance: Resource): Resource | undefined {
  const root = Cursor.root(instance.tree);
  const spec = instance.kind === 'HelmRelease' ? root.at(['spec', 'values', 'instance']) : root.get('spec');
  const sync = spec.get('sync');
  const path = sync.get('path').string();
  if (path === undefined) return undefined;
  const name = sync.get('name').string() ?? instance.namespace ?? 'flux-system';
  const kind = sync.get('kind').string() ?? 'GitRepository';
  // Patches are the only way to give this Kustomization decryption, and they may be of any form.
  const decrypts = JSON.stringify(spec.get('kustomize').value ?? null).includes('decryption');
  const value: Value = {
    apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
    kind: 'Kustomization',
    metadata: { name, namespace: instance.namespace ?? 'flux-system' },
    spec: {
      path,
      prune: true,
      sourceRef: { kind, name },
      ...(decrypts ? { decryption: { provider: 'sops', secretRef: { name: 'sops-age' } } } : {}),
    },
  };
  return {
    apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
    group: 'kustomize.toolkit.fluxcd.io',
    version: 'v1',
    kind: 'Kustomization',
    name,
    namespace: instance.namespace ?? 'flux-system',
    tree: new SyncTree(value, sync),
    source: instance.source,
    overlay: instance.overlay,
    encrypted: false,
  };
}

/** Everything in it comes from the sync block: the path from its own line, the rest from the block. */
class SyncTree implements Tree {
  readonly value: Value;
  readonly #sync: Cursor;

  constructor(value: Value, sync: Cursor) {
    this.value = value;
    this.#sync = sync;
  }

  origin(path: Path, part: Part) {
    const own = path[0] === 'spec' && path[1] === 'path' ? this.#sync.get('path') : this.#sync.key;
    const origin = this.#sync.tree.origin(own.path, part === 'key' ? 'key' : own.part);
    return origin && { ...origin, step: 'flux-field' as const, exact: own.part === 'value' };
  }

  known(path: Path): boolean {
    return path[1] !== 'decryption' || path.length < 3;
  }
}

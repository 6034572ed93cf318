import type { GroupKind, Resource } from '../model/resource.ts';
import { Cursor } from '../yaml/cursor.ts';

/** Where a Flux Kustomization takes its files from. The namespace default is applied. */
export interface SourceRef {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

export function isFluxKustomization({ group, kind }: GroupKind): boolean {
  return kind === 'Kustomization' && group === 'kustomize.toolkit.fluxcd.io';
}

export function specOf(resource: Resource): Cursor {
  return Cursor.root(resource.tree).get('spec');
}

/** The reference with its namespace filled in; `undefined` when it is missing or not certain. */
export function sourceRefOf(kustomization: Resource): SourceRef | undefined {
  const ref = specOf(kustomization).get('sourceRef');
  const kind = ref.get('kind').string();
  const name = ref.get('name').string();
  if (kind === undefined || name === undefined) return undefined;
  return { kind, name, namespace: ref.get('namespace').string() ?? kustomization.namespace ?? '' };
}

export function sourceKey({ kind, namespace, name }: SourceRef): string {
  return `${kind}/${namespace}/${name}`;
}

import type { Build } from '../model/build.ts';
import type { Resource } from '../model/resource.ts';

/** A build with what it took to make it. */
export interface Rendered {
  readonly build: Build;
  /** Every file that was read, generator and patch files included. */
  readonly reads: ReadonlySet<string>;
  /** The build whose output asked for this one. */
  readonly parent: Rendered | undefined;
  /** Where a cluster begins: the directory that Flux itself was pointed at. */
  readonly entry: string | undefined;
}

/** The build its cluster began with. */
export function rootOf(rendered: Rendered): Rendered {
  let at = rendered;
  while (at.parent && at.entry === undefined) at = at.parent;
  return at;
}

/** The same object, in whatever version it is written. */
export function identityOf({ group, kind, namespace, name }: Resource): string {
  return `${group}/${kind}/${namespace ?? ''}/${name}`;
}

/** Whether two builds with this object cannot be of one cluster. Many overlays of one cluster bring the same Namespace. */
export function isUnique({ kind, name }: Resource): boolean {
  return kind !== 'Namespace' && name !== '';
}

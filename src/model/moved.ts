import type { Origin, OriginStep } from '../text/origin.ts';
import { Cursor } from '../yaml/cursor.ts';
import type { Resource } from './resource.ts';

const moves: ReadonlySet<OriginStep> = new Set(['namespace', 'flux-field']);

/**
 * The namespace of an object that was written in `namespace` and got another one on the way, while a
 * reference that names its namespace stayed as it is. `undefined` for every other object.
 */
export function movedFrom(resource: Resource, namespace: string | undefined): Cursor | undefined {
  if (namespace === undefined || resource.namespace === namespace) return undefined;
  const at = Cursor.root(resource.tree).at(['metadata', 'namespace']);
  const origin = at.origin();
  return origin && moves.has(origin.step) && wasIn(origin, namespace) ? at : undefined;
}

function wasIn({ from }: Origin, namespace: string): boolean {
  return from.some(before => {
    const { source, span, step } = before;
    if (moves.has(step) && wasIn(before, namespace)) return true;
    return source.text.slice(span.start, span.end).replace(/^(["'])(.*)\1$/, '$2') === namespace;
  });
}

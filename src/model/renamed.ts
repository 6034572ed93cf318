import type { Origin, OriginStep } from '../text/origin.ts';
import { Cursor } from '../yaml/cursor.ts';
import type { Resource } from './resource.ts';

const renames: ReadonlySet<OriginStep> = new Set(['name-prefix', 'name-suffix', 'hash', 'flux-field']);

/**
 * The name of an object that was written as `name` and got a prefix, a suffix or a hash on the way, which
 * a reference in a field that kustomize does not know keeps missing. `undefined` for every other object.
 */
export function renamedFrom(resource: Resource, name: string): Cursor | undefined {
  if (resource.name === name || !resource.name.includes(name)) return undefined;
  const at = Cursor.root(resource.tree).at(['metadata', 'name']);
  const origin = at.origin();
  return origin && renames.has(origin.step) && isWrittenAs(origin, name) ? at : undefined;
}

/** Below the renames is the name itself, or the entry of the generator that has it. */
function isWrittenAs({ source, span, step, from }: Origin, name: string): boolean {
  const [before] = from;
  if (before && renames.has(step)) return isWrittenAs(before, name);
  const words = source.text.slice(span.start, span.end).split(/[^\w.-]+/);
  return words.includes(name);
}

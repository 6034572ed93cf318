import type { Resource } from '../model/resource.ts';
import { isMap, type Tree } from '../yaml/cursor.ts';
import { substitutionEngine } from './engine.ts';
import { type RewrittenObject, rewriteObject } from './rewrite-object.ts';
import type { Definitions } from './variables.ts';

const optOut = 'kustomize.toolkit.fluxcd.io/substitute';

/** Post-build substitution of the objects of one delivery, one after the other. */
export function substitution(definitions: Definitions): (resource: Resource) => RewrittenObject {
  if (!definitions.runs) return resource => ({ resource, problems: [] });
  const engine = substitutionEngine(definitions);
  return resource =>
    isOptedOut(resource.tree) ? { resource, problems: [] } : rewriteObject(resource, engine);
}

/** By label or annotation, with exactly this word. */
function isOptedOut({ value }: Tree): boolean {
  const metadata = isMap(value) ? value.metadata : undefined;
  if (!isMap(metadata)) return false;
  const { labels, annotations } = metadata;
  return [labels, annotations].some(map => isMap(map) && map[optOut] === 'disabled');
}

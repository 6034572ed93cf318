import type { Resource } from '../model/resource.ts';
import { type Catalog, type CatalogKind, rootOf } from './catalog.ts';
import { catalogWith, isCrd } from './installed.ts';
import { toJsonSchema } from './json-schema.ts';

/** A JSON Schema file made from a CRD; `path` is `group/kind_version.json` in lower case. */
export interface ExtractedSchema {
  readonly path: string;
  readonly text: string;
}

const empty: Catalog = {
  minors: [],
  find: () => undefined,
  groups: () => [],
  kinds: () => [],
  isComplete: () => false,
  trustsPattern: () => false,
};

/** One JSON Schema for each served version of each CRD, sorted by path; other objects are passed over. */
export function extractSchemas(resources: readonly Resource[]): readonly ExtractedSchema[] {
  const crds = resources.filter(isCrd);
  const catalog = catalogWith(empty, crds);
  const kinds = catalog
    .groups()
    .flatMap(group => catalog.kinds(group).flatMap(kind => catalog.find({ group, kind }) ?? []));
  return kinds.flatMap(extractKind).sort((a, b) => (a.path < b.path ? -1 : 1));
}

function extractKind(kind: CatalogKind): ExtractedSchema[] {
  return kind.versions.flatMap(version => {
    const root = rootOf(kind, version, 0);
    if (root === undefined) return [];
    const path = `${kind.group}/${kind.kind.toLowerCase()}_${version.name}.json`;
    return [{ path, text: `${JSON.stringify(toJsonSchema(kind.pool, root), null, 2)}\n` }];
  });
}

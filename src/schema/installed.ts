import type { GroupKind, Resource } from '../model/resource.ts';
import { isMap } from '../yaml/cursor.ts';
import type { Value } from '../yaml/document.ts';
import { type Catalog, type CatalogKind, type CatalogVersion, rootOf } from './catalog.ts';
import type { StoredRule } from './node.ts';
import { addObject } from './object-meta.ts';
import { readOpenApi } from './openapi.ts';
import { NodePool, PoolBuilder } from './pool.ts';
import { sameStructure } from './same-structure.ts';
import { compareVersions } from './version-order.ts';

type Fields = { readonly [key: string]: Value };

/**
 * The catalog with the CRDs of the linted tree, which win for their kinds: the repository is judged by
 * what it installs. Of two CRDs for one kind the first counts. Nothing is read before a kind is asked for.
 */
export function catalogWith(base: Catalog, crds: readonly Resource[]): Catalog {
  const specs = new Map<string, Fields>();
  for (const crd of crds) {
    const spec = specOf(crd);
    const key = spec && keyOf(spec);
    if (spec && key !== undefined && !specs.has(key)) specs.set(key, spec);
  }
  if (specs.size === 0) return base;
  const found = new Map<string, CatalogKind>();
  const groups = new Set([...base.groups(), ...[...specs.keys()].map(key => key.slice(0, key.indexOf('/')))]);
  return {
    minors: base.minors,
    groups: () => [...groups],
    kinds: group => {
      const own = [...specs.keys()]
        .filter(key => key.startsWith(`${group}/`))
        .map(key => key.slice(group.length + 1));
      return [...new Set([...base.kinds(group), ...own])];
    },
    isComplete: group => base.isComplete(group),
    trustsPattern: pattern => base.trustsPattern(pattern),
    find: type => {
      const key = `${type.group}/${type.kind}`;
      const spec = specs.get(key);
      if (!spec) return base.find(type);
      const kind = found.get(key) ?? readCrd(type, spec, base);
      found.set(key, kind);
      return kind;
    },
  };
}

export function isCrd({ group, kind }: GroupKind): boolean {
  return group === 'apiextensions.k8s.io' && kind === 'CustomResourceDefinition';
}

function specOf(crd: Resource): Fields | undefined {
  const { value } = crd.tree;
  const spec = isCrd(crd) && crd.version === 'v1' && isMap(value) ? value.spec : undefined;
  return spec !== undefined && isMap(spec) ? spec : undefined;
}

function keyOf({ group, names }: Fields): string | undefined {
  const kind = names !== undefined && isMap(names) ? names.kind : undefined;
  // The API server takes no group without a dot, so that no definition stands for a kind of its own.
  if (typeof group !== 'string' || !group.includes('.')) return undefined;
  return typeof kind === 'string' ? `${group}/${kind}` : undefined;
}

function readCrd(type: GroupKind, spec: Fields, base: Catalog): CatalogKind {
  const builder = new PoolBuilder();
  const versions = (Array.isArray(spec.versions) ? spec.versions : []).filter(isMap);
  const read = versions.map((version): CatalogVersion => {
    const schema = version.schema;
    const openApi = schema !== undefined && isMap(schema) ? schema.openAPIV3Schema : undefined;
    const root = addObject(builder, readOpenApi(openApi, { add: builder.add, rules: rulesOf }));
    return { name: String(version.name), roots: [root], served: version.served !== false };
  });
  read.sort((a, b) => compareVersions(a.name, b.name));
  const namespaced = spec.scope !== 'Cluster';
  const pool = new NodePool(builder.nodes);
  const kind: CatalogKind = {
    ...type,
    namespaced,
    versions: read,
    followsFlux: false,
    pool,
    installed: true,
  };
  const shipped = base.find(type);
  if (!shipped) return kind;
  return { ...(shippedTwin(kind, shipped, base) ?? kind), shipped };
}

function rulesOf(schema: Fields): readonly StoredRule[] {
  const rules = schema['x-kubernetes-validations'];
  if (!Array.isArray(rules)) return [];
  return rules.filter(isMap).flatMap((entry: Fields) => {
    const { rule, message, messageExpression, fieldPath } = entry;
    if (typeof rule !== 'string') return [];
    return [
      {
        rule,
        ...(typeof message === 'string' ? { message } : {}),
        ...(typeof messageExpression === 'string' ? { messageExpression } : {}),
        ...(typeof fieldPath === 'string' ? { fieldPath } : {}),
      },
    ];
  });
}

/** The shipped kind at the Flux minor that has exactly these schemas: its rules are compiled. */
function shippedTwin(kind: CatalogKind, shipped: CatalogKind, base: Catalog): CatalogKind | undefined {
  const minors = shipped.followsFlux ? base.minors.map((_, minor) => minor) : [0];
  for (const minor of minors.reverse()) {
    const roots = kind.versions.map(({ name, roots: [own], served }) => {
      const version = shipped.versions.find(candidate => candidate.name === name);
      const root = version && rootOf(shipped, version, minor);
      if (root === undefined || own === undefined || own === null) return served ? undefined : null;
      return sameStructure(kind.pool, own, shipped.pool, root) ? root : undefined;
    });
    if (!roots.every(root => root !== undefined)) continue;
    const versions = kind.versions.map((version, at) => ({ ...version, roots: [roots[at] ?? null] }));
    return { ...shipped, versions, followsFlux: false };
  }
  return undefined;
}

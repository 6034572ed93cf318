import type { StoredGroup, StoredIndex, StoredKind, StoredVersion } from '../schema/catalog.ts';
import type { StoredRule } from '../schema/node.ts';
import { addObject } from '../schema/object-meta.ts';
import { readOpenApi } from '../schema/openapi.ts';
import { PoolBuilder } from '../schema/pool.ts';
import { renderKinds } from './schema-kinds.ts';
import { addKubernetes } from './schema-kubernetes.ts';
import { addOthers } from './schema-others.ts';
import { addRemoved } from './schema-removed.ts';
import { renderRules } from './schema-rule-code.ts';
import { catalogRules } from './schema-rules.ts';
import type { SourceVersion } from './schema-sources.ts';

export interface BuiltCatalog {
  /** Contents by path, relative to the repository root. */
  readonly files: Readonly<Record<string, string>>;
  readonly kinds: number;
  readonly nodes: number;
  readonly bytes: number;
}

export type Groups = Record<string, { complete?: true; kinds: Record<string, StoredKind> }>;

/** CRD groups of which every kind is in the sources. The Secret stores' generators are not, hence no ESO here. */
const completeGroups = /\.fluxcd\.io$|^fluxcd\.controlplane\.io$/;

/** The catalog and the TypeScript kinds; the same sources give the same bytes. */
export function buildCatalog(sources: readonly SourceVersion[]): BuiltCatalog {
  const pool = new PoolBuilder();
  const minors = [...new Set(sources.flatMap(source => source.fluxMinor ?? []))].sort(byNumber);
  const groups: Groups = {};
  for (const source of sources) addVersion(groups, source, minors, addRoot(pool, source));
  addKubernetes(groups, pool);
  addRemoved(groups);
  addOthers(groups, pool);
  const index: StoredIndex = { minors, groups: sorted(groups) };
  const kindsJson = `${JSON.stringify(index)}\n`;
  const nodesJson = pool.nodes.map(node => JSON.stringify(node)).join('\n');
  return {
    files: {
      'schemas/catalog/kinds.json': kindsJson,
      'schemas/catalog/nodes.jsonl': nodesJson,
      'src/model/kinds.generated.ts': renderKinds(index, pool.nodes),
      'src/schema/cel/compiled.generated.ts': renderRules(pool.nodes),
    },
    kinds: Object.values(groups).reduce((count, group) => count + Object.keys(group.kinds).length, 0),
    nodes: pool.nodes.length,
    bytes: kindsJson.length + nodesJson.length,
  };
}

function addRoot(pool: PoolBuilder, source: SourceVersion): number {
  const rules = (_: unknown, path: readonly string[]) => rulesAt(source, path.join('.'));
  return addObject(pool, readOpenApi(source.schema, { add: pool.add, rules }));
}

function rulesAt({ kind, name, fluxMinor = '' }: SourceVersion, at: string): readonly StoredRule[] {
  return catalogRules
    .filter(rule => rule.at === at && rule.kinds.includes(kind) && rule.versions.includes(name))
    .filter(({ since }) => !since || byNumber(since, fluxMinor) <= 0)
    .filter(({ until }) => !until || byNumber(fluxMinor, until) <= 0)
    .map(({ rule, message, field }) => ({ rule, message, ...(field ? { fieldPath: `.${field}` } : {}) }));
}

function addVersion(groups: Groups, source: SourceVersion, minors: readonly string[], root: number): void {
  const { group, kind, scope, name, served, fluxMinor } = source;
  groups[group] ??= completeGroups.test(group) ? { complete: true, kinds: {} } : { kinds: {} };
  const kinds = groups[group].kinds;
  kinds[kind] ??= { scope, versions: {} };
  const versions = kinds[kind].versions as Record<string, StoredVersion>;
  if (fluxMinor === undefined) {
    versions[name] = served ? { root } : { root, served: false };
    return;
  }
  const known = versions[name];
  const roots = known && 'flux' in known ? [...known.flux] : minors.map(() => null);
  if (served) roots[minors.indexOf(fluxMinor)] = root;
  versions[name] = { flux: roots };
}

function sorted(groups: Groups): Record<string, StoredGroup> {
  return Object.fromEntries(
    Object.entries(groups)
      .sort(byKey)
      .map(([group, { kinds, ...rest }]) => [
        group,
        { ...rest, kinds: Object.fromEntries(Object.entries(kinds).sort(byKey)) },
      ]),
  );
}

function byKey([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function byNumber(a: string, b: string): number {
  return (
    Number(a.split('.')[0]) - Number(b.split('.')[0]) || Number(a.split('.')[1]) - Number(b.split('.')[1])
  );
}

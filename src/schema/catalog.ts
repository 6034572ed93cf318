import type { GroupKind } from '../model/resource.ts';
import { compareMinors, type MinorVersion, parseMinor } from './minor.ts';
import { NodePool } from './pool.ts';
import { compareVersions } from './version-order.ts';

/** One API version of a kind. */
export interface CatalogVersion {
  readonly name: string;
  /** The root schema for each Flux minor of the catalog, `null` where the version is not served; one entry for a kind that does not follow Flux. */
  readonly roots: readonly (number | null)[];
  /** `false` when the CRD carries the version but no API server answers to it. */
  readonly served: boolean;
  /** The release that stopped serving it, and the apiVersion to use. */
  readonly gone?: { readonly since: string; readonly use: string | undefined };
}

export interface CatalogKind extends GroupKind {
  readonly namespaced: boolean;
  /** The version to use first. */
  readonly versions: readonly CatalogVersion[];
  /** Whether the versions and schemas depend on the Flux minor. */
  readonly followsFlux: boolean;
  readonly pool: NodePool;
  /** The CRD in the linted tree that describes the kind; its patterns and rules are a stranger's. */
  readonly installed: boolean;
  /** What the catalog ships for a kind that a CRD of the tree describes. */
  readonly shipped?: CatalogKind;
}

/** What schemas are known, by group and kind. */
export interface Catalog {
  /** The Flux minors that are known apart, oldest first. */
  readonly minors: readonly MinorVersion[];
  find(type: GroupKind): CatalogKind | undefined;
  groups(): readonly string[];
  /** Names of the kinds of a group. */
  kinds(group: string): readonly string[];
  /** Whether the shipped schemas use this pattern, which is known to be harmless. */
  trustsPattern(pattern: string): boolean;
  /** Whether the group has no kinds beyond the known ones, so that an unknown kind is a mistake. */
  isComplete(group: string): boolean;
}

/** Reads one file of the catalog folder as text; given by whoever knows where the package lies. */
export type ReadCatalogFile = (name: 'kinds.json' | 'nodes.jsonl') => string;

/** The shape of `kinds.json`. */
export interface StoredIndex {
  readonly minors: readonly string[];
  readonly groups: Readonly<Record<string, StoredGroup>>;
}
export interface StoredGroup {
  readonly complete?: true;
  readonly kinds: Readonly<Record<string, StoredKind>>;
}
export interface StoredKind {
  readonly scope: 'namespaced' | 'cluster';
  readonly versions: Readonly<Record<string, StoredVersion>>;
}
/** `flux` has one root for each minor; `root` is for kinds that do not follow Flux; `gone` names the release that dropped it. */
export type StoredVersion =
  | { readonly gone: string; readonly use?: string }
  | { readonly flux: readonly (number | null)[] }
  | { readonly root: number; readonly served?: false };

/** The shipped catalog. Nothing is read before the first question. */
export function openCatalog(read: ReadCatalogFile): Catalog {
  let opened: ShippedCatalog | undefined;
  const open = (): ShippedCatalog => {
    opened ??= new ShippedCatalog(read);
    return opened;
  };
  return {
    get minors() {
      return open().minors;
    },
    find: type => open().find(type),
    groups: () => open().groups(),
    kinds: group => open().kinds(group),
    isComplete: group => open().isComplete(group),
    trustsPattern: pattern => open().trustsPattern(pattern),
  };
}

class ShippedCatalog implements Catalog {
  readonly minors: readonly MinorVersion[];
  readonly #index: StoredIndex;
  readonly #text: string;
  readonly #pool: NodePool;
  readonly #found = new Map<string, CatalogKind>();

  constructor(read: ReadCatalogFile) {
    this.#index = JSON.parse(read('kinds.json'));
    this.#text = read('nodes.jsonl');
    this.#pool = new NodePool(this.#text.split('\n'));
    this.minors = this.#index.minors.map(parseMinor);
  }

  find({ group, kind }: GroupKind): CatalogKind | undefined {
    const key = `${group}/${kind}`;
    const found = this.#found.get(key);
    if (found) return found;
    const stored = own(own(this.#index.groups, group)?.kinds, kind);
    if (!stored) return undefined;
    const entry = toKind({ group, kind }, stored, this.#pool);
    this.#found.set(key, entry);
    return entry;
  }

  groups(): readonly string[] {
    return Object.keys(this.#index.groups);
  }

  kinds(group: string): readonly string[] {
    return Object.keys(own(this.#index.groups, group)?.kinds ?? {});
  }

  isComplete(group: string): boolean {
    return own(this.#index.groups, group)?.complete === true;
  }

  trustsPattern(pattern: string): boolean {
    return this.#text.includes(`"pattern":${JSON.stringify(pattern)}`);
  }
}

function toKind({ group, kind }: GroupKind, stored: StoredKind, pool: NodePool): CatalogKind {
  const versions = Object.entries(stored.versions).map(([name, version]) => toVersion(name, version));
  versions.sort((a, b) => compareVersions(a.name, b.name));
  const followsFlux = Object.values(stored.versions).some(version => 'flux' in version);
  return {
    group,
    kind,
    namespaced: stored.scope === 'namespaced',
    versions,
    followsFlux,
    pool,
    installed: false,
  };
}

function toVersion(name: string, version: StoredVersion): CatalogVersion {
  if ('flux' in version) return { name, roots: version.flux, served: true };
  if ('root' in version) return { name, roots: [version.root], served: version.served !== false };
  return { name, roots: [], served: false, gone: { since: version.gone, use: version.use } };
}

/** The place of a target in `catalog.minors`: the newest known minor that is not above it, else the oldest. */
export function minorIndex(catalog: Catalog, target: MinorVersion): number {
  const newer = catalog.minors.findIndex(minor => compareMinors(minor, target) > 0);
  return newer < 0 ? catalog.minors.length - 1 : Math.max(0, newer - 1);
}

/** The root schema of a version at a Flux minor; `undefined` when that minor does not serve it. */
export function rootOf(kind: CatalogKind, version: CatalogVersion, minor: number): number | undefined {
  if (!version.served) return undefined;
  return version.roots[kind.followsFlux ? minor : 0] ?? undefined;
}

function own<T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;
}

import type { Resource } from '../model/resource.ts';
import { nearest } from '../text/nearest.ts';
import { type Catalog, type CatalogKind, rootOf } from './catalog.ts';
import type { RawFault } from './judge.ts';
import { compareMinors, type MinorVersion, parseMinor, showMinor } from './minor.ts';

/** How an object's apiVersion and kind stand in the catalog at a Flux minor. */
export type TypeVerdict =
  | { readonly state: 'known'; readonly kind: CatalogKind; readonly root: number }
  /** Of a group or kind that nobody described: not judged. */
  | { readonly state: 'unknown' }
  | { readonly state: 'wrong'; readonly fault: RawFault };

/**
 * @param minor place of the Flux minor in the catalog
 * @param kubernetes the Kubernetes minor of the cluster; absent: newer than every removal
 */
export function judgeType(
  resource: Resource,
  catalog: Catalog,
  minor: number,
  kubernetes?: MinorVersion,
): TypeVerdict {
  const { group, kind, version } = resource;
  if (kind === '' || resource.apiVersion === '') return judgeMissing(resource, catalog);
  const known = catalog.find({ group, kind });
  if (!known) return judgeStranger(resource, catalog, minor);
  const entry = known.versions.find(candidate => candidate.name === version);
  const root = entry && rootOf(known, entry, minor);
  if (root !== undefined) return { state: 'known', kind: known, root };
  // Still served there, but its schema is no longer described.
  if (entry?.gone && kubernetes && isBefore(kubernetes, entry.gone.since)) return { state: 'unknown' };
  return { state: 'wrong', fault: versionFault(known, version, catalog, minor) };
}

/** @param release as the catalog names it, `Kubernetes 1.25` */
function isBefore(kubernetes: MinorVersion, release: string): boolean {
  return compareMinors(kubernetes, parseMinor(release.replace(/^\D+/, ''))) < 0;
}

/** The version of a kind to use at a Flux minor, as an apiVersion. */
export function preferredVersion(kind: CatalogKind, minor: number): string | undefined {
  const best = kind.versions.find(version => rootOf(kind, version, minor) !== undefined);
  return best && apiVersionOf(kind.group, best.name);
}

function versionFault(kind: CatalogKind, version: string, catalog: Catalog, minor: number): RawFault {
  const entry = kind.versions.find(candidate => candidate.name === version);
  const written = apiVersionOf(kind.group, version);
  const suggestion = entry?.gone ? entry.gone.use : preferredVersion(kind, minor);
  const better = suggestion === undefined ? {} : { suggestion, help: `use ${suggestion}` };
  if (!entry) {
    if (kind.shipped?.versions.some(candidate => candidate.name === version)) {
      const words = `${written} of ${kind.kind} is not in the CustomResourceDefinition of this repository`;
      return at('apiVersion', 'removed-version', words, better);
    }
    return at('apiVersion', 'unknown-version', `${written} is not a version of ${kind.kind}`, better);
  }
  if (entry.gone) {
    return at(
      'apiVersion',
      'removed-version',
      `${written} of ${kind.kind} was removed in ${entry.gone.since}`,
      better,
    );
  }
  if (!entry.served) {
    return at('apiVersion', 'removed-version', `${written} of ${kind.kind} is no longer served`, better);
  }
  const last = entry.roots.findLastIndex((root, index) => root !== null && index < minor);
  const flux = (index: number): string => {
    const found = catalog.minors[index];
    return found ? showMinor(found) : '';
  };
  if (last >= 0) {
    const words = `${written} of ${kind.kind} was removed in Flux ${flux(last + 1)}`;
    return at('apiVersion', 'removed-version', words, better);
  }
  const first = entry.roots.findIndex(root => root !== null);
  const words = `${written} of ${kind.kind} is served since Flux ${flux(first)}, but the target is Flux ${flux(minor)}`;
  return at('apiVersion', 'unknown-version', words, better);
}

function judgeMissing(resource: Resource, catalog: Catalog): TypeVerdict {
  const field = resource.kind === '' ? 'kind' : 'apiVersion';
  const groups = catalog.groups().filter(group => catalog.find({ group, kind: resource.kind }));
  const known =
    groups.length === 1 ? catalog.find({ group: groups[0] ?? '', kind: resource.kind }) : undefined;
  const use = known && preferredVersion(known, catalog.minors.length - 1);
  const help = use === undefined ? {} : { help: `${resource.kind} is ${use}` };
  return {
    state: 'wrong',
    fault: { code: 'required', path: [], part: 'value', message: `${field} is missing`, ...help },
  };
}

/** A kind that its group does not have: a slip of the kind, or of the group. */
function judgeStranger(resource: Resource, catalog: Catalog, minor: number): TypeVerdict {
  const { group, kind, apiVersion } = resource;
  const bare = group === '' ? catalog.find({ group: apiVersion, kind }) : undefined;
  const whole = bare && preferredVersion(bare, minor);
  if (whole !== undefined) {
    const extra = { suggestion: whole, help: `use ${whole}` };
    return wrong(at('apiVersion', 'unknown-version', `${apiVersion} is a group without a version`, extra));
  }
  const homes = catalog.groups().filter(home => {
    const found = catalog.find({ group: home, kind });
    return found !== undefined && preferredVersion(found, minor) !== undefined;
  });
  // kustomize's own configuration says `builtin` where others have a version.
  const isObject = group !== '' || /^v\d/.test(resource.version);
  if (isList(resource, catalog)) return { state: 'unknown' };
  if (!catalog.isComplete(group) || !isObject) {
    const home = nearest(group, homes);
    const meant = home === undefined ? undefined : catalog.find({ group: home, kind });
    const suggestion = meant && preferredVersion(meant, minor);
    if (suggestion === undefined) return { state: 'unknown' };
    const extra = { suggestion, help: `did you mean ${suggestion}?` };
    return wrong(at('apiVersion', 'unknown-version', `${apiVersion} is not an API of ${kind}`, extra));
  }
  const [home] = homes;
  const meant = homes.length === 1 && home !== undefined ? catalog.find({ group: home, kind }) : undefined;
  const suggestion = meant && preferredVersion(meant, minor);
  if (suggestion !== undefined) {
    const extra = { suggestion, help: `use ${suggestion}` };
    return wrong(at('apiVersion', 'unknown-version', `${kind} is not a kind of ${apiVersion}`, extra));
  }
  const near = nearest(kind, catalog.kinds(group));
  const extra = near === undefined ? {} : { suggestion: near, help: `did you mean ${near}?` };
  return wrong(at('kind', 'unknown-version', `${kind} is not a kind of ${apiVersion}`, extra));
}

/** Lists are containers: `List`, and the list of each kind. */
function isList({ group, kind }: Resource, catalog: Catalog): boolean {
  return (
    kind.endsWith('List') &&
    (kind === 'List' || catalog.find({ group, kind: kind.slice(0, -4) }) !== undefined)
  );
}

function wrong(fault: RawFault): TypeVerdict {
  return { state: 'wrong', fault };
}

function at(
  field: 'apiVersion' | 'kind',
  code: RawFault['code'],
  message: string,
  extra: Partial<RawFault>,
): RawFault {
  return { code, path: [field], part: 'value', message, ...extra };
}

function apiVersionOf(group: string, version: string): string {
  return group === '' ? version : `${group}/${version}`;
}

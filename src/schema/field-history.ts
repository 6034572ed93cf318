import type { Resource } from '../model/resource.ts';
import type { Path } from '../yaml/document.ts';
import { type Catalog, type CatalogKind, rootOf } from './catalog.ts';
import type { RawFault } from './judge.ts';
import { showMinor } from './minor.ts';
import { pathText } from './path-text.ts';
import type { NodePool } from './pool.ts';

/** Turns "unknown" into "too new" or "gone", where another Flux minor knows the field or value. */
export function explainFields(
  faults: readonly RawFault[],
  resource: Resource,
  kind: CatalogKind,
  catalog: Catalog,
  minor: number,
): readonly RawFault[] {
  const described = kind.shipped ?? kind;
  const version = described.versions.find(candidate => candidate.name === resource.version);
  if (!version) return faults.map(fault => (fault.code === 'unknown-field' ? stranger(fault, kind) : fault));
  const history: History = {
    kind: described,
    catalog,
    // Any minor may know what the installed CRD does not.
    minor: kind.shipped ? -1 : minor,
    root: at => rootOf(described, version, at),
  };
  return faults.map(fault => {
    if (fault.code === 'unknown-field') return explainField(fault, history);
    if (fault.code === 'enum') return explainValue(fault, history, resource);
    return fault;
  });
}

function stranger(fault: RawFault, kind: CatalogKind): RawFault {
  return { ...fault, message: `${pathText(fault.path)} is not a field of ${kind.kind}` };
}

interface History {
  readonly kind: CatalogKind;
  readonly catalog: Catalog;
  readonly minor: number;
  root(minor: number): number | undefined;
}

function explainField(fault: RawFault, history: History): RawFault {
  const { kind, catalog, minor } = history;
  const knows = (at: number): boolean => {
    const root = history.root(at);
    return root !== undefined && nodeAt(kind.pool, root, fault.path) !== undefined;
  };
  const name = pathText(fault.path);
  const since = firstAfter(catalog, minor, knows);
  if (since !== undefined) {
    const { suggestion: _, help: __, ...rest } = fault;
    const message = `${name} exists since Flux ${since}, but ${holder(history)}`;
    return { ...rest, code: 'newer-field', message };
  }
  const until = lastBefore(catalog, minor, knows);
  if (until === undefined) return stranger(fault, kind);
  const { suggestion: _, help: __, ...rest } = fault;
  return { ...rest, message: `${name} was removed from ${kind.kind} in Flux ${until}` };
}

function explainValue(fault: RawFault, history: History, resource: Resource): RawFault {
  const { kind, catalog, minor } = history;
  const value = valueAt(resource, fault.path);
  const since = firstAfter(catalog, minor, at => {
    const root = history.root(at);
    const node = root === undefined ? undefined : nodeAt(kind.pool, root, fault.path);
    const allowed = node === undefined ? undefined : kind.pool.node(node).stored.enum;
    return allowed?.includes(value as never) === true;
  });
  if (since === undefined) return fault;
  const { suggestion: _, help: __, ...rest } = fault;
  const message = `${pathText(fault.path)} may be ${String(value)} since Flux ${since}, but ${holder(history)}`;
  return { ...rest, code: 'newer-field', message };
}

function holder({ catalog, minor }: History): string {
  if (minor < 0) return 'the CustomResourceDefinition in this repository does not have it';
  return `the target is Flux ${flux(catalog, minor)}`;
}

function valueAt(resource: Resource, path: Path): unknown {
  let value: unknown = resource.tree.value;
  for (const step of path) value = (value as Record<string | number, unknown> | undefined)?.[step];
  return value;
}

/** The schema that judges the value at `path` below `root`. */
export function nodeAt(pool: NodePool, root: number, path: Path): number | undefined {
  let index = root;
  for (const step of path) {
    const node = pool.node(index);
    const child = typeof step === 'number' ? node.items : (node.props.get(step) ?? node.values);
    if (child < 0) return undefined;
    index = child;
  }
  return index;
}

function firstAfter(catalog: Catalog, minor: number, knows: (at: number) => boolean): string | undefined {
  for (let at = minor + 1; at < catalog.minors.length; at++) if (knows(at)) return flux(catalog, at);
  return undefined;
}

function lastBefore(catalog: Catalog, minor: number, knows: (at: number) => boolean): string | undefined {
  for (let at = minor - 1; at >= 0; at--) if (knows(at)) return flux(catalog, at + 1);
  return undefined;
}

function flux(catalog: Catalog, at: number): string {
  const found = catalog.minors[at];
  return found ? showMinor(found) : '';
}

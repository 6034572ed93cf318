import { parseApiVersion, type Resource } from '../model/resource.ts';
import { Cursor, isMap } from '../yaml/cursor.ts';
import type { Value } from '../yaml/document.ts';
import { judgeType } from './api-version.ts';
import { judgeBuiltIn } from './built-in.ts';
import { type Catalog, type CatalogKind, minorIndex, rootOf } from './catalog.ts';
import { loadCel } from './cel/load.ts';
import type { CelEngine } from './cel/outcome.ts';
import { isCertain } from './certain.ts';
import { judgeExpressions } from './expressions.ts';
import type { SchemaFault } from './fault.ts';
import { explainFields } from './field-history.ts';
import { Judge, type RawFault } from './judge.ts';
import { judgeMetadata } from './metadata.ts';
import type { MinorVersion } from './minor.ts';
import { pathText } from './path-text.ts';
import { foreignPatterns, patterns } from './patterns.ts';
import { type FindSchema, userSchemas } from './user-schemas.ts';
import { every } from './words.ts';

export interface SchemaSettings {
  readonly catalog: Catalog;
  /** The Flux minor the repository targets. */
  readonly flux: MinorVersion;
  /** JSON Schemas that people bring; they win over the catalog. */
  readonly schemaFor?: FindSchema;
}

/** What is asked of one object beyond its schema. */
export interface Expectation {
  /** Nothing after this will give a namespaced object its namespace, so it must have one. */
  readonly namespace: boolean;
}

/** Judges objects one after the other; made once for a run. */
export interface SchemaValidator {
  /** What the API server would refuse about an object; empty for kinds that no schema describes. */
  validate(resource: Resource, expect?: Expectation): readonly SchemaFault[];
  /** Whether a schema describes the kind, whatever its version. */
  knows(resource: Resource): boolean;
}

export function schemaValidator({ catalog, flux, schemaFor }: SchemaSettings): SchemaValidator {
  const trusted = patterns();
  const foreign = foreignPatterns(text => catalog.trustsPattern(text));
  let engine: CelEngine | undefined;
  const cel = (): CelEngine => {
    engine ??= loadCel();
    return engine;
  };
  const structure = (resource: Resource, kind: CatalogKind, root: number): readonly RawFault[] => {
    const { value } = resource.tree;
    if (value === undefined) return none;
    const judge = new Judge(kind.pool, {
      secret: resource.kind === 'Secret',
      pattern: kind.installed ? foreign : trusted,
      cel,
    });
    judge.check(root, resource.encrypted ? withoutSops(value) : value);
    return judge.faults;
  };
  const tools = { cel, regex: foreignPatterns(() => false) };
  const brought = schemaFor && userSchemas(schemaFor);
  const judged = (resource: Resource, expect: Expectation): readonly RawFault[] => {
    const { value } = resource.tree;
    const own =
      value === undefined ? undefined : brought?.(resource, resource.encrypted ? withoutSops(value) : value);
    if (own) return own;
    const minor = minorIndex(catalog, flux);
    const verdict = judgeType(resource, catalog, minor);
    if (verdict.state === 'unknown') return none;
    if (verdict.state === 'wrong') return [withSafeSuggestion(verdict.fault, resource, minor)];
    const { kind, root } = verdict;
    const faults = structure(resource, kind, root);
    const explained = faults.length === 0 ? faults : explainFields(faults, resource, kind, catalog, minor);
    return [
      ...explained,
      ...judgeMetadata(resource, kind, expect.namespace),
      ...judgeBuiltIn(resource),
      ...judgeExpressions(resource, tools),
    ];
  };
  /** Another apiVersion is only certain to be right when the object is valid there as it stands. */
  const withSafeSuggestion = (fault: RawFault, resource: Resource, minor: number): RawFault => {
    if (fault.code !== 'removed-version' || fault.suggestion === undefined) return fault;
    const { group, version } = parseApiVersion(fault.suggestion);
    const kind = catalog.find({ group, kind: resource.kind });
    const entry = kind?.versions.find(candidate => candidate.name === version);
    const root = kind && entry && rootOf(kind, entry, minor);
    if (!kind || root === undefined) return fault;
    const faults = structure(resource, kind, root).filter(found => isUpheld(found, resource));
    if (faults.length === 0) return fault;
    const { suggestion, ...rest } = fault;
    const changed = [...new Set(faults.map(found => pathText(found.path)))].sort().slice(0, 3);
    return { ...rest, help: `use ${suggestion}, where ${every(changed)} must change` };
  };
  return {
    validate: (resource, expect = { namespace: false }) => place(judged(resource, expect), resource),
    knows: resource => schemaFor?.(resource) !== undefined || catalog.find(resource) !== undefined,
  };
}

function isUpheld(fault: RawFault, { tree, encrypted }: Resource): boolean {
  if (!isCertain(tree, fault.path, encrypted, false)) return false;
  return (fault.basis ?? []).every(place => isCertain(tree, place, encrypted, true));
}

/** Cursors for the faults that can stand. */
function place(faults: readonly RawFault[], resource: Resource): readonly SchemaFault[] {
  if (faults.length === 0) return none;
  const root = Cursor.root(resource.tree);
  return faults
    .filter(fault => isUpheld(fault, resource))
    .map(({ code, path, part, message, help, suggestion }) => {
      const at = root.at(path);
      return {
        code,
        at: part === 'key' && path.length > 0 ? at.key : at,
        message,
        ...(help === undefined ? {} : { help }),
        ...(suggestion === undefined ? {} : { suggestion }),
      };
    });
}

const none: readonly never[] = [];

/** The `sops` block is SOPS's own and gone before the API server sees the object. */
function withoutSops(value: Value): Value {
  if (!isMap(value) || value.sops === undefined) return value;
  const { sops: _, ...rest } = value;
  return rest;
}

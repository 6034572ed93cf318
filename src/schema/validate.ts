import { parseApiVersion, type Resource } from '../model/resource.ts';
import { Cursor, isMap } from '../yaml/cursor.ts';
import type { Value } from '../yaml/document.ts';
import { judgeType, type TypeVerdict } from './api-version.ts';
import { judgementOf } from './built-in.ts';
import { type Catalog, type CatalogKind, minorIndex, rootOf } from './catalog.ts';
import { loadCel } from './cel/load.ts';
import type { CelEngine } from './cel/outcome.ts';
import { isCertain } from './certain.ts';
import { withoutEchoes } from './echoes.ts';
import { type ExpressionTools, judgeExpressions, type Readings, readingsOf } from './expressions.ts';
import type { SchemaChange, SchemaFault } from './fault.ts';
import { explainFields } from './field-history.ts';
import type { JsonSchema } from './json-schema.ts';
import { Judge, type RawFault } from './judge.ts';
import { judgeMetadata } from './metadata.ts';
import { applyChanges, migrationOf, type RawChange } from './migrations.ts';
import type { MinorVersion } from './minor.ts';
import { foreignPatterns, type Patterns, patterns } from './patterns.ts';
import { userSchemas } from './user-schemas.ts';

export interface SchemaSettings {
  readonly catalog: Catalog;
  /** The Flux minor the repository targets. */
  readonly flux: MinorVersion;
  /** The Kubernetes minor of the cluster; absent: the newest. Versions that it still serves are not judged. */
  readonly kubernetes?: MinorVersion;
  /** JSON Schemas that people bring; they win over the catalog. */
  readonly schemaFor?: (resource: Resource, catalog: Catalog) => JsonSchema | undefined;
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
  /** The same; `undefined` for an object that no schema describes. */
  judge(resource: Resource, expect?: Expectation): readonly SchemaFault[] | undefined;
}

/** What all objects of one kind and apiVersion have in common. */
interface JudgedType {
  readonly verdict: TypeVerdict;
  readonly across: ReturnType<typeof judgementOf>;
  readonly readings: Readings | undefined;
}

export function schemaValidator(settings: SchemaSettings): SchemaValidator {
  return new Validator(settings);
}

class Validator implements SchemaValidator {
  readonly #settings: SchemaSettings;
  readonly #trusted = patterns();
  readonly #foreign: Patterns;
  readonly #tools: ExpressionTools;
  readonly #brought: ReturnType<typeof userSchemas>;
  /** By kind and then by apiVersion. */
  readonly #types = new Map<string, Map<string, JudgedType>>();
  #minorFound: number | undefined;
  #engine: CelEngine | undefined;

  constructor(settings: SchemaSettings) {
    const { catalog, schemaFor } = settings;
    this.#settings = settings;
    this.#foreign = foreignPatterns(text => catalog.trustsPattern(text));
    this.#tools = { cel: () => this.#cel(), regex: foreignPatterns(() => false) };
    this.#brought = userSchemas(schemaFor ? resource => schemaFor(resource, catalog) : () => undefined);
  }

  validate(resource: Resource, expect?: Expectation): readonly SchemaFault[] {
    return this.judge(resource, expect) ?? none;
  }

  judge(resource: Resource, expect: Expectation = { namespace: false }): readonly SchemaFault[] | undefined {
    const faults = this.#judge(resource, expect);
    return faults && place(faults, resource);
  }

  #judge(resource: Resource, expect: Expectation): readonly RawFault[] | undefined {
    const value = judgedValue(resource);
    // What a template makes of a text is reported where the template is.
    if (!isMap(value)) return none;
    const brought = this.#brought(resource, value);
    if (brought) return brought;
    const { verdict, across, readings } = this.#typeOf(resource);
    if (verdict.state === 'unknown') return undefined;
    if (verdict.state === 'wrong') return [this.#withSafeSuggestion(verdict.fault, resource, value)];
    const { kind, root } = verdict;
    const faults = this.#structure(kind, root, value);
    const { catalog } = this.#settings;
    let all = faults.length === 0 ? faults : explainFields(faults, resource, kind, catalog, this.#minor);
    all = withLater(all, judgeMetadata(resource, kind, expect.namespace));
    if (across) all = withLater(all, across(value));
    if (readings) all = withLater(all, judgeExpressions(value, readings, this.#tools));
    return all;
  }

  #typeOf(resource: Resource): JudgedType {
    let versions = this.#types.get(resource.kind);
    if (!versions) {
      versions = new Map();
      this.#types.set(resource.kind, versions);
    }
    let type = versions.get(resource.apiVersion);
    if (!type) {
      const { catalog, kubernetes } = this.#settings;
      const verdict = judgeType(resource, catalog, this.#minor, kubernetes);
      type = { verdict, across: judgementOf(resource), readings: readingsOf(resource) };
      versions.set(resource.apiVersion, type);
    }
    return type;
  }

  #structure(kind: CatalogKind, root: number, value: Value): readonly RawFault[] {
    const judge = new Judge(kind.pool, {
      secret: kind.kind === 'Secret',
      pattern: kind.installed ? this.#foreign : this.#trusted,
      cel: this.#tools.cel,
    });
    judge.check(root, value);
    return judge.faults;
  }

  /** Another apiVersion is only certain to be right when the object is valid there, after the changes we know. */
  #withSafeSuggestion(fault: RawFault, resource: Resource, value: Value): RawFault {
    const { catalog } = this.#settings;
    // A slip in the name of a group or kind says nothing about the rest.
    if (fault.suggestion === undefined || !catalog.find(resource)) return fault;
    const { group, version } = parseApiVersion(fault.suggestion);
    const kind = catalog.find({ group, kind: resource.kind });
    const entry = kind?.versions.find(candidate => candidate.name === version);
    const root = kind && entry && rootOf(kind, entry, this.#minor);
    if (!kind || root === undefined) return fault;
    const changes = migrationOf(resource.kind, value);
    const faults = this.#structure(kind, root, applyChanges(value, changes)).filter(found =>
      isUpheld(found, resource),
    );
    if (faults.length === 0) return changes.length === 0 ? fault : { ...fault, changes };
    const { suggestion, ...rest } = fault;
    const more = faults.length > 1 ? ` (and ${faults.length - 1} more)` : '';
    return { ...rest, help: `use ${suggestion}; there ${faults[0]?.message}${more}` };
  }

  /** The place of the target in the catalog, which is opened for the first object. */
  get #minor(): number {
    this.#minorFound ??= minorIndex(this.#settings.catalog, this.#settings.flux);
    return this.#minorFound;
  }

  #cel(): CelEngine {
    this.#engine ??= loadCel();
    return this.#engine;
  }
}

function withLater(first: readonly RawFault[], later: readonly RawFault[]): readonly RawFault[] {
  return later.length === 0 ? first : [...first, ...withoutEchoes(first, later)];
}

/** What is judged: the object as the API server would get it, without SOPS's own block. */
function judgedValue({ tree: { value }, encrypted }: Resource): Value | undefined {
  return value !== undefined && encrypted ? withoutSops(value) : value;
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
    .map(({ code, path, part, message, help, suggestion, changes }) => {
      const at = root.at(path);
      return {
        code,
        at: part === 'key' && path.length > 0 ? at.key : at,
        message,
        ...(help === undefined ? {} : { help }),
        ...(suggestion === undefined ? {} : { suggestion }),
        ...(changes === undefined ? {} : { also: changes.map(change => toChange(change, root)) }),
      };
    });
}

function toChange(change: RawChange, root: Cursor): SchemaChange {
  const at = root.at(change.path);
  return change.op === 'set' ? { op: 'set', at, value: change.value } : { op: 'remove', at };
}

const none: readonly never[] = [];

/** The `sops` block is SOPS's own and gone before the API server sees the object. */
function withoutSops(value: Value): Value {
  if (!isMap(value) || value.sops === undefined) return value;
  const { sops: _, ...rest } = value;
  return rest;
}

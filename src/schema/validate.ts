import type { Resource } from '../model/resource.ts';
import { Cursor, isMap } from '../yaml/cursor.ts';
import type { Value } from '../yaml/document.ts';
import { judgeType } from './api-version.ts';
import { type Catalog, minorIndex } from './catalog.ts';
import { isCertain } from './certain.ts';
import type { SchemaFault } from './fault.ts';
import { explainFields } from './field-history.ts';
import { Judge, type RawFault } from './judge.ts';
import type { MinorVersion } from './minor.ts';
import { patterns } from './patterns.ts';

export interface SchemaSettings {
  readonly catalog: Catalog;
  /** The Flux minor the repository targets. */
  readonly flux: MinorVersion;
}

/** Judges objects one after the other; made once for a run. */
export interface SchemaValidator {
  /** What the API server would refuse about an object; empty for kinds that no schema describes. */
  validate(resource: Resource): readonly SchemaFault[];
  /** Whether a schema describes the kind, whatever its version. */
  knows(resource: Resource): boolean;
}

export function schemaValidator({ catalog, flux }: SchemaSettings): SchemaValidator {
  const pattern = patterns();
  const judged = (resource: Resource): readonly RawFault[] => {
    const minor = minorIndex(catalog, flux);
    const verdict = judgeType(resource, catalog, minor);
    if (verdict.state === 'unknown') return [];
    if (verdict.state === 'wrong') return [verdict.fault];
    const judge = new Judge(verdict.kind.pool, { secret: resource.kind === 'Secret', pattern });
    const { value } = resource.tree;
    if (value === undefined) return [];
    judge.check(verdict.root, resource.encrypted ? withoutSops(value) : value);
    if (judge.faults.length === 0) return judge.faults;
    return explainFields(judge.faults, resource, verdict.kind, catalog, minor);
  };
  return {
    validate: resource => place(judged(resource), resource),
    knows: ({ group, kind }) => catalog.find({ group, kind }) !== undefined,
  };
}

/** Judges a single object. */
export function validateResource(resource: Resource, settings: SchemaSettings): readonly SchemaFault[] {
  return schemaValidator(settings).validate(resource);
}

/** Cursors for the faults that can stand. */
function place(faults: readonly RawFault[], resource: Resource): readonly SchemaFault[] {
  if (faults.length === 0) return none;
  const { tree, encrypted } = resource;
  const root = Cursor.root(tree);
  return faults
    .filter(fault => isCertain(tree, fault.path, encrypted, fault.deep === true))
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

const none: readonly SchemaFault[] = [];

/** The `sops` block is SOPS's own and gone before the API server sees the object. */
function withoutSops(value: Value): Value {
  if (!isMap(value) || value.sops === undefined) return value;
  const { sops: _, ...rest } = value;
  return rest;
}

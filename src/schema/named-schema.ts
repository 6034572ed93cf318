import type { JsonSchema } from './json-schema.ts';

/** What one JSON Schema file is for. */
export interface NamedSchema {
  /** In lower case. */
  readonly kind: string;
  readonly apiVersions: readonly string[];
}

/**
 * The kind a schema describes: as `x-kubernetes-group-version-kind` says, else its fixed `apiVersion` and
 * `kind`, else the name of its file, `group/kind_version.json`.
 */
export function describedKind(path: string, schema: JsonSchema): NamedSchema | undefined {
  return stated(schema) ?? fixed(schema) ?? fromName(path);
}

function stated(schema: JsonSchema): NamedSchema | undefined {
  const entries = schema['x-kubernetes-group-version-kind'];
  if (!Array.isArray(entries) || entries.length === 0) return undefined;
  const [{ kind }] = entries as [Record<string, unknown>];
  const apiVersions = entries.map(({ group, version }: Record<string, unknown>) => {
    return group === '' || group === undefined ? String(version) : `${group}/${version}`;
  });
  return { kind: String(kind).toLowerCase(), apiVersions };
}

function fixed({ properties }: JsonSchema): NamedSchema | undefined {
  const { apiVersion, kind } = (properties ?? {}) as Record<string, unknown>;
  const [versions, kinds] = [allowedBy(apiVersion), allowedBy(kind)];
  const [only] = kinds;
  return versions.length > 0 && only !== undefined && kinds.length === 1
    ? { kind: only.toLowerCase(), apiVersions: versions }
    : undefined;
}

function allowedBy(schema: unknown): readonly string[] {
  const { const: only, enum: several } = (schema ?? {}) as { const?: unknown; enum?: unknown };
  const values = Array.isArray(several) ? several : [only];
  return values.filter(value => typeof value === 'string');
}

function fromName(path: string): NamedSchema | undefined {
  const match = /(?:^|\/)([^/]+)\/([a-z0-9]+)_(v\d[a-z0-9]*)\.json$/.exec(path);
  if (!match) return undefined;
  const [, group = '', kind = '', version = ''] = match;
  return { kind, apiVersions: [group === 'core' ? version : `${group}/${version}`] };
}

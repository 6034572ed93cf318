import { resolve } from 'node:path/posix';
import { type GroupKind, parseApiVersion } from '../model/resource.ts';

/** What a schema location is filled in with. */
export interface SchemaQuery extends GroupKind {
  readonly version: string;
  /** `v1.34.0`, or `master` when unknown. */
  readonly kubernetesVersion?: string;
}

const defaultTemplate = '{{.Group}}/{{.ResourceKind}}_{{.ResourceAPIVersion}}.json';

/**
 * The file or URL that a `--schema-location` means for a kind, in the template forms of kubeconform
 * (https://github.com/yannh/kubeconform#overriding-schemas-location) and flux-schema. A folder or base URL without a
 * template takes `group/kind_version.json`, as `schema extract` and flux-schema lay files out. Kinds are in
 * lower case; the core group is `core`.
 */
export function expandLocation(
  location: string,
  { group, kind, version, kubernetesVersion = 'master' }: SchemaQuery,
): string {
  const isTemplate = location.includes('{{') || /\.(json|ya?ml)$/.test(location);
  const template = isTemplate ? location : `${location.replace(/\/$/, '')}/${defaultTemplate}`;
  const home = group === '' ? 'core' : group;
  const values: Readonly<Record<string, string>> = {
    Group: home,
    GroupPrefix: home.split('.')[0] ?? home,
    Kind: kind.toLowerCase(),
    KindSuffix: `-${[...(group === '' ? [] : [group.split('.')[0]]), version].join('-').toLowerCase()}`,
    NormalizedKubernetesVersion: kubernetesVersion,
    ResourceAPIVersion: version,
    ResourceKind: kind.toLowerCase(),
    StrictSuffix: '-strict',
    Version: version,
  };
  return template.replace(/\{\{\s*\.?\s*(\w+)\s*\}\}/g, (whole, name: string) => values[name] ?? whole);
}

/** A location with its path counted from a folder; words and URLs stay as they are. */
export function absoluteLocation(location: string, folder: string): string {
  return /^(default|ecosystem)$|^https?:/.test(location) ? location : resolve(folder, location);
}

export function queryOf(apiVersion: string, kind: string): SchemaQuery {
  return { ...parseApiVersion(apiVersion), kind };
}

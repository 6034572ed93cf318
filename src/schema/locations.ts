import { type GroupKind, parseApiVersion } from '../model/resource.ts';

/** What a schema location is filled in with. */
export interface SchemaQuery extends GroupKind {
  readonly version: string;
  /** `v1.34.0`, or `master` when unknown. */
  readonly kubernetesVersion?: string;
}

const defaultTemplate = '{{.Group}}/{{.ResourceKind}}_{{.ResourceAPIVersion}}.json';

/**
 * The file or URL that a `--schema-location` means for a kind, in kubeconform's template form
 * (https://github.com/yannh/kubeconform#overriding-schemas-location). A folder or base URL without a
 * template takes `group/kind_version.json`, as `schema extract` and flux-schema lay files out. Kinds are in
 * lower case; the core group is `core`.
 */
export function expandLocation(
  location: string,
  { group, kind, version, kubernetesVersion = 'master' }: SchemaQuery,
): string {
  const isTemplate = location.includes('{{') || /\.(json|ya?ml)$/.test(location);
  const template = isTemplate ? location : `${location.replace(/\/$/, '')}/${defaultTemplate}`;
  const values: Readonly<Record<string, string>> = {
    Group: group === '' ? 'core' : group,
    KindSuffix: `-${[...(group === '' ? [] : [group.split('.')[0]]), version].join('-').toLowerCase()}`,
    NormalizedKubernetesVersion: kubernetesVersion,
    ResourceAPIVersion: version,
    ResourceKind: kind.toLowerCase(),
    StrictSuffix: '-strict',
  };
  return template.replace(/\{\{\s*\.?\s*(\w+)\s*\}\}/g, (whole, name: string) => values[name] ?? whole);
}

export function queryOf(apiVersion: string, kind: string): SchemaQuery {
  return { ...parseApiVersion(apiVersion), kind };
}

import { Cursor, isMap, type Resource, type Scope, type ScopeContext, type Value } from '../../src/rule.ts';
import { compiledLayer, type Layer, overrideLayer } from './_layers.ts';

/** A HelmRelease that installs floe-platform, with the parts that the contract speaks about. */
export interface FloeRelease {
  readonly resource: Resource;
  readonly root: Cursor;
  readonly spec: Cursor;
  /** The release namespace: where Flux looks for the source, the ConfigMap and the Secret. */
  readonly namespace: string | undefined;
  /** The OCIRepository that chartRef means, even when it stands in the wrong namespace. */
  readonly source: Resource | undefined;
  readonly compiled: Layer | undefined;
  readonly overrides: Layer | undefined;
}

type Asking = Pick<ScopeContext, 'scope' | 'floeReleases'>;

export const ociRepository = { group: 'source.toolkit.fluxcd.io', kind: 'OCIRepository' };
const helmRepository = { group: 'source.toolkit.fluxcd.io', kind: 'HelmRepository' };
const helmRelease = { group: 'helm.toolkit.fluxcd.io', kind: 'HelmRelease' };

/** Derived once per scope; the key is the scope itself, so nothing outlives it. */
const known = new WeakMap<Scope, ReadonlyMap<Resource, FloeRelease>>();

/** The floe releases of the cluster, by their HelmRelease. */
export function floeReleases(ctx: Asking): ReadonlyMap<Resource, FloeRelease> {
  const earlier = known.get(ctx.scope);
  if (earlier) return earlier;
  const releases = new Map<Resource, FloeRelease>();
  for (const resource of ctx.scope.ofKind(helmRelease)) {
    if (isFloe(resource, ctx)) releases.set(resource, describe(resource, ctx.scope));
  }
  known.set(ctx.scope, releases);
  return releases;
}

/** Whether the cluster has any floe release, so that most repositories pay nothing for the contract. */
export function hasFloeReleases(ctx: Asking): boolean {
  return floeReleases(ctx).size > 0;
}

/** The floe release that the hook is called for; `undefined` for any other HelmRelease. */
export function floeRelease(ctx: Asking & { readonly resource: Resource }): FloeRelease | undefined {
  return floeReleases(ctx).get(ctx.resource);
}

function describe(resource: Resource, scope: Scope): FloeRelease {
  const root = Cursor.root(resource.tree);
  const spec = root.get('spec');
  return {
    resource,
    root,
    spec,
    namespace: resource.namespace,
    source: sourceOf(resource, scope),
    compiled: compiledLayer(spec),
    overrides: overrideLayer(spec),
  };
}

/** Plain values, since this is asked of every HelmRelease of a repository. */
function isFloe(resource: Resource, { scope, floeReleases: globs }: Asking): boolean {
  const spec = field(resource.tree.value, 'spec');
  const sourceRef = field(field(field(spec, 'chart'), 'spec'), 'sourceRef');
  return (
    field(field(spec, 'chartRef'), 'name') === 'floe-platform' ||
    field(sourceRef, 'name') === 'floe-platform' ||
    list(field(spec, 'valuesFrom')).some(entry => isContractName(field(entry, 'name'))) ||
    isFloeUrl(chartUrl(resource, scope)) ||
    globs.some(glob => matches(glob, resource))
  );
}

/** With what an overlay may put around a name: a prefix, a suffix, the hash of a generator. */
const contractName = /(^|[-.])(floe-compiled-values|floe-platform-overrides)($|[-.])/;
function isContractName(name: Value | undefined): boolean {
  return typeof name === 'string' && contractName.test(name);
}

/** Lenient on purpose: a URL with a tag, a slash too many or a wrong scheme is still meant to be the floe chart. */
function isFloeUrl(url: string | undefined): boolean {
  return url !== undefined && /\/floe-platform\/*(?:[:@][^/]*)?$/i.test(url);
}

function chartUrl(resource: Resource, scope: Scope): string | undefined {
  const spec = field(resource.tree.value, 'spec');
  const source = sourceOf(resource, scope);
  if (source) return text(field(field(source.tree.value, 'spec'), 'url'));
  const chart = field(field(spec, 'chart'), 'spec');
  const sourceRef = field(chart, 'sourceRef');
  const name = text(field(sourceRef, 'name'));
  if (name === undefined || field(sourceRef, 'kind') !== 'HelmRepository') return undefined;
  const repository = scope.find(
    helmRepository,
    text(field(sourceRef, 'namespace')) ?? resource.namespace,
    name,
  );
  const url = text(field(field(repository?.tree.value, 'spec'), 'url'));
  return url?.startsWith('oci://') ? `${url}/${text(field(chart, 'chart')) ?? ''}` : undefined;
}

/** Where chartRef leads; when nothing is there, the only source of that name in the cluster. */
function sourceOf(resource: Resource, scope: Scope): Resource | undefined {
  const chartRef = field(field(resource.tree.value, 'spec'), 'chartRef');
  const name = text(field(chartRef, 'name'));
  if (name === undefined || field(chartRef, 'kind') !== 'OCIRepository') return undefined;
  const namespace = text(field(chartRef, 'namespace')) ?? resource.namespace;
  const found = scope.find(ociRepository, namespace, name);
  if (found) return found;
  const named = scope.named(ociRepository, name);
  return named.length === 1 ? named[0] : undefined;
}

function matches(glob: string, { namespace = '', name }: Resource): boolean {
  if (glob === '*') return true;
  const pattern = glob
    .split(/(\*+)/)
    .map(part => (part.startsWith('*') ? '[^/]*' : part.replace(/[.+?^${}()|[\]\\]/g, '\\$&')))
    .join('');
  return new RegExp(`^(?:${pattern})$`).test(glob.includes('/') ? `${namespace}/${name}` : name);
}

function field(value: Value | undefined, key: string): Value | undefined {
  return isMap(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

function list(value: Value | undefined): readonly Value[] {
  return Array.isArray(value) ? value : [];
}

function text(value: Value | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The chart sources of the floe releases, each once. */
export function floeSources(ctx: Asking): readonly Resource[] {
  const sources = [...floeReleases(ctx).values()].flatMap(({ source }) => source ?? []);
  return [...new Set(sources)];
}

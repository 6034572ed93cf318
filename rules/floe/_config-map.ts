import { Cursor, type Resource, type ScopeContext } from '../../src/rule.ts';
import { referenceOf } from './_layers.ts';
import type { FloeRelease } from './_release.ts';

export const configMap = { group: '', kind: 'ConfigMap' };
const helmRelease = { group: 'helm.toolkit.fluxcd.io', kind: 'HelmRelease' };

/** What the compiled-values entry of a release leads to. */
export type CompiledValues =
  | { readonly state: 'found'; readonly configMap: Resource }
  /** It exists, but in a namespace where Flux does not look. */
  | { readonly state: 'elsewhere'; readonly configMap: Resource }
  | { readonly state: 'missing'; readonly near: Resource | undefined; readonly hashed: boolean }
  /** Declared external, not rendered, or there is no entry at all. */
  | { readonly state: 'unknown' };

type Asking = Pick<ScopeContext, 'scope' | 'references' | 'resolve'>;

export function compiledValues(release: FloeRelease, ctx: Asking): CompiledValues {
  const { compiled, namespace } = release;
  const name = compiled?.name;
  const reference = compiled && referenceOf(compiled, release, ctx);
  if (!compiled || name === undefined || !reference) return { state: 'unknown' };
  const resolution = ctx.resolve(reference);
  if (resolution.state === 'found' && namespace !== undefined) {
    return { state: 'found', configMap: resolution.resource };
  }
  if (resolution.state === 'external') return { state: 'unknown' };
  const elsewhere = inOtherNamespace(release, name, ctx);
  if (elsewhere && (resolution.state !== 'unknown' || elsewhere.overlay === release.resource.overlay)) {
    return { state: 'elsewhere', configMap: elsewhere };
  }
  if (resolution.state !== 'missing') return { state: 'unknown' };
  const hashed = withHash(name, namespace, ctx);
  return { state: 'missing', near: hashed ?? resolution.near[0], hashed: hashed !== undefined };
}

/** The ConfigMap of that name, unless it serves another release of its own namespace. */
function inOtherNamespace(release: FloeRelease, name: string, { scope }: Asking): Resource | undefined {
  const named = scope.named(configMap, name).filter(found => {
    if (found.namespace === undefined) return true;
    return found.namespace !== release.namespace && !isUsed(found, release, scope.ofKind(helmRelease));
  });
  return named.find(found => found.overlay === release.resource.overlay) ?? named[0];
}

function isUsed(found: Resource, release: FloeRelease, releases: readonly Resource[]): boolean {
  return releases.some(
    other =>
      other !== release.resource &&
      other.namespace === found.namespace &&
      Cursor.root(other.tree)
        .at(['spec', 'valuesFrom'])
        .items()
        .some(entry => entry.at(['kind']).value === 'ConfigMap' && entry.at(['name']).value === found.name),
  );
}

/** kustomize writes hashes with these letters only. */
const hashSuffix = /^-[2456789bcdfghkmt]{10}$/;

/** The generated ConfigMap whose name got a hash that the entry does not have. */
function withHash(name: string, namespace: string | undefined, { scope }: Asking): Resource | undefined {
  return scope
    .ofKind(configMap)
    .find(
      found =>
        (found.namespace === namespace || found.namespace === undefined) &&
        found.name.startsWith(name) &&
        hashSuffix.test(found.name.slice(name.length)),
    );
}

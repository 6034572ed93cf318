import type { Cursor, Reference, ScopeContext } from '../../src/rule.ts';
import type { FloeRelease } from './_release.ts';

/** One entry of `valuesFrom` that the contract gives a part. */
export interface Layer {
  readonly entry: Cursor;
  readonly index: number;
  /** `undefined` when the name is missing or not certain. */
  readonly name: string | undefined;
  /** The key Flux reads: `valuesKey`, or what its absence means. */
  readonly key: string;
}

export const defaultKey = 'values.yaml';

/** The ConfigMap entry: by its documented name, else the first that brings a whole document. */
export function compiledLayer(spec: Cursor): Layer | undefined {
  return choose(spec, 'ConfigMap', [/^floe-compiled-values$/, /floe-compiled-values/, /compiled/]);
}

/** The Secret entry: by its documented name, else the first that brings a whole document. */
export function overrideLayer(spec: Cursor): Layer | undefined {
  return choose(spec, 'Secret', [/^floe-platform-overrides$/, /floe-platform-overrides/, /override/]);
}

/** The reference that an entry of `valuesFrom` makes. */
export function referenceOf(
  layer: Layer,
  release: FloeRelease,
  ctx: Pick<ScopeContext, 'references'>,
): Reference | undefined {
  return ctx
    .references(release.resource)
    .find(({ field, entry }) => field === 'valuesFrom' && entry.path.at(-1) === layer.index);
}

function choose(spec: Cursor, kind: string, names: readonly RegExp[]): Layer | undefined {
  const entries = spec
    .get('valuesFrom')
    .items()
    .map((entry, index) => ({ entry, index }))
    .filter(({ entry }) => entry.get('kind').value === kind);
  const named = names
    .map(name => entries.find(({ entry }) => name.test(String(entry.get('name').value))))
    .find(found => found !== undefined);
  // With targetPath an entry sets one value; it is no layer of its own.
  const chosen = named ?? entries.find(({ entry }) => !entry.get('targetPath').exists);
  if (!chosen) return undefined;
  const { entry, index } = chosen;
  return {
    entry,
    index,
    name: entry.get('name').string() || undefined,
    key: entry.get('valuesKey').string() || defaultKey,
  };
}

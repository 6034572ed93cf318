import { clampPath, isAtOrBelow, joinPath } from '../model/paths.ts';
import type { Resource } from '../model/resource.ts';
import type { Cursor } from '../yaml/cursor.ts';
import { type SourceRef, specOf } from './flux-kustomization.ts';

/** A folder of a source that an artifact holds at `to`. */
interface Copy {
  readonly source: SourceRef;
  readonly from: string;
  readonly to: string;
}

/** Where a path of an artifact lies in the source it was copied from. */
export interface Copied {
  readonly source: SourceRef;
  readonly directory: string;
}

/**
 * Follows a path in an ExternalArtifact back through the ArtifactGenerator that makes it. `undefined` when
 * nothing in the files makes it, or when it is put together from several folders.
 * https://fluxcd.io/flux/components/source/artifactgenerators/
 */
export function originalDirectory(
  generators: readonly Resource[],
  artifact: SourceRef,
  path: string,
): Copied | undefined {
  for (const generator of generators) {
    if ((generator.namespace ?? '') !== artifact.namespace) continue;
    const made = specOf(generator)
      .get('artifacts')
      .items()
      .find(entry => entry.get('name').value === artifact.name);
    if (!made) continue;
    const copies = copiesOf(generator, made);
    const above = copies.filter(({ to }) => isAtOrBelow(path, to));
    const [copy] = above;
    const mixed = copies.some(({ to }) => to !== path && isAtOrBelow(to, path));
    if (!copy || above.length > 1 || mixed) return undefined;
    const rest = copy.to === '' ? path : path.slice(copy.to.length + 1);
    return { source: copy.source, directory: joinPath(copy.from, rest) };
  }
  return undefined;
}

function copiesOf(generator: Resource, artifact: Cursor): Copy[] {
  const sources = new Map<string, SourceRef>();
  for (const entry of specOf(generator).get('sources').items()) {
    const [alias, kind, name] = [
      entry.get('alias').string(),
      entry.get('kind').string(),
      entry.get('name').string(),
    ];
    if (alias === undefined || kind === undefined || name === undefined) continue;
    const namespace = entry.get('namespace').string() ?? generator.namespace ?? '';
    sources.set(alias, { kind, name, namespace });
  }
  return artifact
    .get('copy')
    .items()
    .flatMap(
      entry => copyOf(entry.get('from').string() ?? '', entry.get('to').string() ?? '', sources) ?? [],
    );
}

/** `@repo/apps/**` gives what is in the folder, `@repo/apps` the folder itself below a `to` that ends with a slash. */
function copyOf(from: string, to: string, sources: ReadonlyMap<string, SourceRef>): Copy | undefined {
  const [, alias = '', pattern = ''] = /^@([^/]+)\/?(.*)$/.exec(from) ?? [];
  const [, target = ''] = /^@artifact\/?(.*)$/.exec(to) ?? [];
  const source = sources.get(alias);
  const folder = clampPath(pattern.replace(/\/?\*\*$/, ''));
  if (!source || folder.includes('*')) return undefined;
  const contents = pattern.endsWith('**') || pattern === '' || pattern.endsWith('/');
  const keepsName = !contents && (target === '' || target.endsWith('/'));
  const name = folder.slice(folder.lastIndexOf('/') + 1);
  const directory = clampPath(target);
  return { source, from: folder, to: keepsName ? joinPath(directory, name) : directory };
}

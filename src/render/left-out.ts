import type { Exclusions } from '../flux/source-ignore.ts';
import type { Resource } from '../model/resource.ts';
import type { SkippedFile } from '../model/workspace.ts';
import type { Inventory } from './inventory.ts';

/**
 * What is in no artifact never gets to a cluster, so it is not judged either. The names that Flux leaves
 * out without being told are those of other programs, and what nobody wrote says nothing of an intent.
 */
export function withoutLeftOut(inventory: Inventory, { custom, excludes }: Exclusions): Inventory {
  if (!custom) return inventory;
  const left = new Set([...pathsOf(inventory)].filter(excludes));
  if (left.size === 0) return inventory;
  const kept = (resources: readonly Resource[]): Resource[] =>
    resources.filter(({ source }) => !left.has(source.path));
  const folders = [...inventory.folders].map(([path, { manifests, kustomizations }]) => {
    const isKept = (file: string): boolean => !left.has(file);
    return [
      path,
      { path, manifests: manifests.filter(isKept), kustomizations: kustomizations.filter(isKept) },
    ] as const;
  });
  const ignored: SkippedFile[] = [...left].map(path => ({ path, reason: 'ignored' }));
  return {
    ...inventory,
    folders: new Map(folders),
    manifests: new Map([...inventory.manifests].filter(([path]) => !left.has(path))),
    kustomizations: kept(inventory.kustomizations),
    instances: kept(inventory.instances),
    skipped: [...inventory.skipped.filter(({ path }) => !left.has(path)), ...ignored],
    unreadable: inventory.unreadable.filter(({ path }) => !left.has(path)),
  };
}

function* pathsOf({ folders }: Inventory): Iterable<string> {
  for (const { manifests, kustomizations } of folders.values()) {
    yield* kustomizations;
    yield* manifests;
  }
}

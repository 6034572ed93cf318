import type { Build } from '../model/build.ts';
import { directoryOf } from '../model/paths.ts';
import type { Resource } from '../model/resource.ts';
import { parse } from '../yaml/parse.ts';
import type { Inventory } from './inventory.ts';
import { type Manifest, resourcesOf } from './manifest.ts';
import type { Rendered } from './rendered.ts';

/** Folders that programs write into; what is in them is not delivered from there. */
const outputFolders: ReadonlySet<string> = new Set(['target', 'dist', 'out', 'build', 'tmp', 'temp']);

/** The manifests that no build has read, as they are, one build for each folder. */
export function looseBuilds(
  { manifests }: Inventory,
  rendered: readonly Rendered[],
  skip: ReadonlySet<string>,
  isComponent: (folder: string) => boolean,
): Build[] {
  const read = new Set<string>();
  for (const { reads } of rendered) for (const path of reads) read.add(path);
  const byFolder = new Map<string, Manifest[]>();
  for (const [path, manifest] of manifests) {
    if (read.has(path) || skip.has(path)) continue;
    const folder = directoryOf(path);
    const list = byFolder.get(folder);
    if (list) list.push(manifest);
    else byFolder.set(folder, [manifest]);
  }
  const listed = listedFolders(rendered);
  const misnamed = misnamedKustomizations(rendered);
  return [...byFolder].map(([folder, members]) => {
    const own = misnamed.get(folder);
    if (own) return looseBuild(folder, 'loose', [...own, ...members], own[0]?.resources[0]);
    // What a component holds is half an object until an overlay uses it.
    if (isComponent(folder)) return { ...looseBuild(folder, 'orphan', members), resources: [] };
    return looseBuild(folder, isOrphan(folder, listed) ? 'orphan' : 'loose', members);
  });
}

/**
 * A Flux Kustomization under a name that only kustomize's own file may have. Nothing can be built there,
 * but its author meant it to deliver the manifests beside it, and these are judged as if it did.
 */
function misnamedKustomizations(rendered: readonly Rendered[]): Map<string, Manifest[]> {
  const misnamed = new Map<string, Manifest[]>();
  for (const { build } of rendered) {
    for (const { code, at } of build.problems) {
      const source = code === 'flux-kustomization-file' ? at.origin()?.source : undefined;
      if (!source) continue;
      const file = { source, documents: parse(source, 'manifest') };
      misnamed.set(directoryOf(source.path), [{ file, resources: resourcesOf(file) }]);
    }
  }
  return misnamed;
}

export function looseBuild(
  directory: string,
  kind: 'loose' | 'orphan',
  members: readonly Manifest[],
  delivery?: Resource,
): Build {
  return {
    directory,
    kind,
    delivery,
    resources: members.flatMap(({ resources }) => resources),
    files: [],
    manifests: members.map(({ file }) => file.source),
    problems: [],
    unrendered: [],
  };
}

/** Folders for which a kustomization file says what counts. One that could not be read says nothing. */
function listedFolders(rendered: readonly Rendered[]): Set<string> {
  const listed = new Set<string>();
  for (const { build, reads } of rendered) {
    if (reads.size === 0) continue;
    const unread = build.problems.some(({ fatal }) => fatal) && build.manifests.length === 0;
    if (build.kind === 'generated') listed.add(build.directory);
    else if (!unread) for (const { directory } of build.files) listed.add(directory);
  }
  return listed;
}

/** A kustomization file at the root of a repository speaks for its own folder only. */
function isOrphan(folder: string, listed: ReadonlySet<string>): boolean {
  if (listed.has(folder)) return true;
  for (let at = folder; at !== ''; at = directoryOf(at)) {
    if (listed.has(at) || outputFolders.has(at.slice(at.lastIndexOf('/') + 1))) return true;
  }
  return false;
}

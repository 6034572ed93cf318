import type { Build } from '../model/build.ts';
import { directoryOf } from '../model/paths.ts';
import type { Resource } from '../model/resource.ts';
import type { Inventory } from './inventory.ts';
import type { Manifest } from './manifest.ts';
import type { Rendered } from './rendered.ts';

/** Folders that programs write into; what is in them is not delivered from there. */
const outputFolders: ReadonlySet<string> = new Set(['target', 'dist', 'out', 'build', 'tmp', 'temp']);

/** The manifests that no build has read, as they are, one build for each folder. */
export function looseBuilds(
  { manifests }: Inventory,
  rendered: readonly Rendered[],
  skip: ReadonlySet<string>,
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
  return [...byFolder].map(([folder, members]) => {
    const kind = isOrphan(folder, listed) ? 'orphan' : 'loose';
    return looseBuild(folder, kind, members);
  });
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

import { siblingForks, siblingNames } from '../discover/forks.ts';
import { contextOf, strangers } from '../discover/root.ts';
import type { FluxMinor } from '../flux/flux-version.ts';
import { Sources } from '../flux/sources.ts';
import type { Host } from '../host.ts';
import { openRepository } from '../model/open-repository.ts';
import { isAtOrBelow } from '../model/paths.ts';
import type { Repository } from '../model/repository.ts';
import type { ParsedFile, Workspace } from '../model/workspace.ts';
import { type Inventory, takeInventory } from './inventory.ts';
import { withoutLeftOut } from './left-out.ts';
import { looseBuilds } from './loose.ts';
import { ReachMap } from './reach.ts';
import type { Rendered } from './rendered.ts';
import { Renderer } from './renderer.ts';
import { sortIntoScopes } from './scopes.ts';
import { findStarts } from './starts.ts';
import { isStrictRepository } from './strictness.ts';
import { findAsked } from './targets.ts';

export interface WorkspaceOptions {
  /** Absolute path, as `findRoot` gives it. */
  readonly root: string;
  /** What findings are wanted on: files and folders relative to the root, `''` for all of it. */
  readonly targets: readonly string[];
  /** The `ignore` setting; folders end with a slash. */
  readonly ignores?: (path: string) => boolean;
  /** The target version when it is configured; otherwise the repository tells, else it is the newest. */
  readonly flux?: FluxMinor;
  /** `Kind/namespace/name` of sources that are this repository. */
  readonly sources?: readonly string[];
}

/** Reads a repository and renders what each cluster in it receives. */
export function openWorkspace(host: Host, options: WorkspaceOptions): Workspace {
  const { root, targets } = options;
  const repository = openRepository(host, root);
  const isSibling = siblingForks(targets);
  const isStrange = strangers(host, root, targets);
  const all = takeInventory(repository, contextOf(host, root, targets), {
    list: path => repository.list(path),
    ignores: options.ignores ?? (() => false),
    excludes: folder => isSibling(folder) || isStrange(folder),
  });
  const sources = new Sources(repository, { ...all, configured: options.sources ?? [] });
  const inventory = withoutLeftOut(all, sources.leftOut());
  const left = siblingNames(targets, path => foldersIn(repository, path));
  const rendered = render(repository, inventory, sources, options).filter(one => !isOfSibling(one, left));
  const { isTarget, isBuildAsked } = findAsked(targets, rendered);
  return {
    root,
    // A cluster that no target reaches would only add findings that nobody asked for.
    scopes: sortIntoScopes(rendered).filter(({ builds }) => builds.some(isBuildAsked)),
    files: filesOf(repository, inventory, rendered),
    skipped: inventory.skipped.filter(({ path }) => isTarget(path) || isAbove(path, targets)),
    unreadable: inventory.unreadable.filter(({ path }) => isTarget(path)),
    isTarget,
  };
}

function foldersIn(repository: Repository, path: string): string[] {
  const entries = repository.list(path) ?? [];
  return entries.filter(({ kind }) => kind === 'directory').map(({ name }) => name);
}

/** `apps/prod`, which nothing that was read delivers, is no part of `clusters/dev` when there is a `clusters/prod`. */
function isOfSibling(rendered: Rendered, siblings: ReadonlySet<string>): boolean {
  if (siblings.size === 0) return false;
  let first = rendered;
  while (first.parent) first = first.parent;
  if (first.entry !== undefined) return false;
  return first.build.directory.split('/').some(step => siblings.has(step));
}

function render(
  repository: Repository,
  inventory: Inventory,
  sources: Sources,
  options: WorkspaceOptions,
): Rendered[] {
  const { variables, skipped } = inventory;
  const renderer = new Renderer({
    repository,
    sources,
    variables,
    hasLinks: skipped.some(({ reason }) => reason === 'symlink'),
    strict: isStrictRepository(repository, inventory, options.flux),
  });
  const reach = new ReachMap(repository);
  const starts = findStarts(inventory, sources, reach);
  for (const entry of starts.entries) renderer.entry(entry);
  for (const directory of starts.overlays) renderer.standalone(directory);
  // First what no Flux Kustomization lists, because it may hold more of them; then what is left over.
  const parts = [...inventory.folders.values()].flatMap(({ path, kustomizations }) =>
    kustomizations.length > 0 ? reach.partsOf(path) : [],
  );
  for (const skip of [new Set([...starts.covered, ...parts]), new Set(parts)]) {
    const loose = looseBuilds(inventory, renderer.rendered, skip, folder => reach.isComponent(folder));
    for (const build of loose) renderer.asWritten(build);
  }
  const { rendered } = renderer;
  const delivered = new Set<string>();
  for (const { build, parent, reads } of rendered)
    if (parent && reads.size > 0) delivered.add(build.directory);
  const read = new Set(rendered.flatMap(({ parent, reads }) => (parent ? [...reads] : [])));
  return rendered.flatMap(one => {
    const { build, parent, entry } = one;
    const kept = parent || entry !== undefined || !delivered.has(build.directory) || build.kind === 'orphan';
    if (kept) return one;
    // A path that only rendering tells may show that an overlay was delivered after all.
    const left = build.kind === 'loose' && build.manifests.every(({ path }) => !read.has(path));
    return left ? { ...one, build: { ...build, kind: 'orphan' } } : [];
  });
}

function filesOf(
  repository: Repository,
  { manifests, folders }: Inventory,
  rendered: readonly Rendered[],
): ParsedFile[] {
  const files = new Map<string, ParsedFile>();
  for (const [path, { file }] of manifests) files.set(path, file);
  for (const { build } of rendered) {
    for (const { source, document } of build.files) files.set(source.path, { source, documents: [document] });
    // What a build breaks off over is a manifest, whatever it looked like.
    for (const { code, data } of build.problems) {
      if (code !== 'invalid-yaml' || data.path === undefined || files.has(data.path)) continue;
      const file = repository.parse(data.path, 'manifest');
      if (!('error' in file)) files.set(data.path, file);
    }
  }
  // A component that nothing uses is not built, and its text is judged all the same.
  for (const { kustomizations } of folders.values()) {
    for (const path of kustomizations) {
      const file = files.has(path) ? undefined : repository.parse(path, 'values');
      if (file && !('error' in file)) files.set(path, file);
    }
  }
  return [...files.values()];
}

function isAbove(path: string, targets: readonly string[]): boolean {
  return targets.some(target => isAtOrBelow(target, path));
}

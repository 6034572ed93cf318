import { fluxInstanceSync } from '../flux/flux-instance.ts';
import type { Sources } from '../flux/sources.ts';
import type { Resource } from '../model/resource.ts';
import type { Inventory } from './inventory.ts';
import type { ReachMap } from './reach.ts';

/** Where rendering begins. */
export interface Starts {
  /** Flux Kustomizations that Flux itself was bootstrapped with. */
  readonly entries: readonly Resource[];
  /** Directories with a kustomization file that nothing else builds. */
  readonly overlays: readonly string[];
  /** Files that some Flux Kustomization delivers, as far as their lists tell. */
  readonly covered: ReadonlySet<string>;
}

interface Delivery {
  readonly kustomization: Resource;
  readonly directory: string;
}

export function findStarts(inventory: Inventory, sources: Sources, reach: ReachMap): Starts {
  const deliveries: Delivery[] = [];
  for (const kustomization of inventory.kustomizations) {
    const location = sources.locate(kustomization);
    if (location.state === 'here') deliveries.push({ kustomization, directory: location.directory });
  }
  const synced = inventory.instances.flatMap(instance => fluxInstanceSync(instance) ?? []);
  const bootstrap = synced.flatMap(kustomization => {
    const location = sources.locate(kustomization);
    return location.state === 'here' ? [{ kustomization, directory: location.directory }] : [];
  });
  const directories = new Set([...deliveries, ...bootstrap].map(({ directory }) => directory));
  const built = new Set<string>();
  const covered = new Set<string>();
  for (const directory of directories) {
    const { directories: below, files } = reach.of(directory);
    for (const other of below) built.add(other);
    for (const file of files) covered.add(file);
  }
  const chosen = entriesOf(deliveries, bootstrap, reach);
  return { entries: chosen, overlays: rootOverlays(inventory, reach, built), covered };
}

/**
 * A bootstrap Kustomization lies in the directory it delivers. When several do, the one that Flux made
 * (`flux-system`) comes first, and what it reaches is no entry of its own.
 */
function entriesOf(
  deliveries: readonly Delivery[],
  bootstrap: readonly Delivery[],
  reach: ReachMap,
): Resource[] {
  const own = deliveries.filter(({ kustomization, directory }) =>
    reach.of(directory).files.has(kustomization.source.path),
  );
  const rank = ({ kustomization }: Delivery): number => (kustomization.name === 'flux-system' ? 0 : 1);
  const candidates = [...bootstrap, ...own.sort((a, b) => rank(a) - rank(b))];
  const entries: Resource[] = [];
  const reached = new Set<string>();
  const byFile = new Map<string, Delivery[]>();
  for (const delivery of deliveries) {
    const { path } = delivery.kustomization.source;
    const list = byFile.get(path);
    if (list) list.push(delivery);
    else byFile.set(path, [delivery]);
  }
  for (const { kustomization, directory } of candidates) {
    if (
      reached.has(kustomization.source.path) &&
      !bootstrap.some(made => made.kustomization === kustomization)
    )
      continue;
    entries.push(kustomization);
    closeOver(directory, reach, byFile, reached);
  }
  return entries;
}

/** Adds every file that delivering this directory reaches, through the Kustomizations in them too. */
function closeOver(
  start: string,
  reach: ReachMap,
  byFile: ReadonlyMap<string, readonly Delivery[]>,
  reached: Set<string>,
): void {
  const seen = new Set<string>();
  const pending = [start];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    for (const file of reach.of(next).files) {
      reached.add(file);
      for (const { directory } of byFile.get(file) ?? []) pending.push(directory);
    }
  }
}

function rootOverlays({ folders }: Inventory, reach: ReachMap, built: ReadonlySet<string>): string[] {
  const overlays = [...folders.values()].filter(({ kustomizations }) => kustomizations.length > 0);
  const bases = new Set<string>();
  for (const { path } of overlays) for (const base of reach.basesOf(path)) if (base !== path) bases.add(base);
  const roots = overlays
    .map(({ path }) => path)
    .filter(path => !built.has(path) && !reach.isComponent(path) && !bases.has(path));
  const reached = new Set(roots.flatMap(root => [...reach.of(root).directories]));
  // Of directories that only list each other none is a root; building the first one shows the cycle.
  for (const { path } of overlays) {
    if (reached.has(path) || built.has(path) || !isInCycle(path, reach)) continue;
    roots.push(path);
    for (const directory of reach.of(path).directories) reached.add(directory);
  }
  return roots;
}

function isInCycle(path: string, reach: ReachMap): boolean {
  return reach.basesOf(path).some(base => base !== path && reach.of(base).directories.has(path));
}

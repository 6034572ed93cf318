import { type Folder, type WalkOptions, walk } from '../discover/walk.ts';
import { isFluxKustomization } from '../flux/flux-kustomization.ts';
import type { Repository } from '../model/repository.ts';
import type { Resource } from '../model/resource.ts';
import type { SkippedFile, UnreadableFile } from '../model/workspace.ts';
import { type Manifest, readManifest } from './manifest.ts';
import { namedKinds } from './variable-objects.ts';

/** What the files say before anything is built. */
export interface Inventory {
  readonly folders: ReadonlyMap<string, Folder>;
  /** By path; files without Kubernetes objects are not here. */
  readonly manifests: ReadonlyMap<string, Manifest>;
  readonly kustomizations: readonly Resource[];
  /** Objects of the source kinds, and ArtifactGenerators. */
  readonly sources: readonly Resource[];
  /** FluxInstance objects, and releases of the chart that makes one. */
  readonly instances: readonly Resource[];
  /** Objects that others take text from, by `Kind/name`; they may be needed before they are rendered. */
  readonly variables: ReadonlyMap<string, readonly Resource[]>;
  /** Paths of `.sourceignore` files. */
  readonly sourceIgnores: readonly string[];
  readonly skipped: readonly SkippedFile[];
  readonly unreadable: readonly UnreadableFile[];
}

const sourceGroups = new Set(['source.toolkit.fluxcd.io', 'source.extensions.fluxcd.io']);

export function takeInventory(repository: Repository, start: string, options: WalkOptions): Inventory {
  const { folders, skipped, sourceIgnores, unlisted } = walk(start, options);
  const manifests = new Map<string, Manifest>();
  const left: SkippedFile[] = [...skipped];
  const unreadable: UnreadableFile[] = unlisted.map(path => ({
    path,
    failure: { error: 'denied', message: 'cannot be listed' },
  }));
  const kustomizations: Resource[] = [];
  const sources: Resource[] = [];
  const instances: Resource[] = [];
  const variables = new Map<string, Resource[]>();
  // All reading goes before all parsing: taking turns costs both, the disk its cache and the parser its.
  for (const { manifests: paths, kustomizations: lists } of folders.values()) {
    for (const path of paths) repository.readText(path, true);
    for (const path of lists) repository.readText(path, true);
  }
  for (const folder of folders.values()) {
    for (const path of folder.manifests) {
      const manifest = readManifest(repository, path);
      if (manifest === undefined) left.push({ path, reason: 'not-kubernetes' });
      else if ('error' in manifest) unreadable.push({ path, failure: manifest });
      else {
        manifests.set(path, manifest);
        for (const resource of manifest.resources) {
          if (isFluxKustomization(resource)) kustomizations.push(resource);
          else if (sourceGroups.has(resource.group)) sources.push(resource);
          else if (isInstance(resource)) instances.push(resource);
          else if (namedKinds.has(resource.kind)) note(variables, resource);
        }
      }
    }
  }
  return {
    folders,
    manifests,
    kustomizations,
    sources,
    instances,
    variables,
    sourceIgnores,
    skipped: left,
    unreadable,
  };
}

function isInstance({ group, kind, name }: Resource): boolean {
  if (kind === 'FluxInstance') return group === 'fluxcd.controlplane.io';
  return kind === 'HelmRelease' && name === 'flux-instance';
}

function note(variables: Map<string, Resource[]>, resource: Resource): void {
  const key = `${resource.kind}/${resource.name}`;
  const list = variables.get(key);
  if (list) list.push(resource);
  else variables.set(key, [resource]);
}

import type { Build } from '../model/build.ts';
import type { Repository } from '../model/repository.ts';
import type { Resource } from '../model/resource.ts';
import { Cursor } from '../yaml/cursor.ts';
import { accumulate, newAccumulator } from './accumulate.ts';
import { BuildRun, type Directory } from './build-run.ts';
import type { Draft } from './draft.ts';
import { textAt } from './fields.ts';
import { finishObjects } from './finish.ts';
import { buildMetadata, type Kustomization } from './kustomization.ts';
import { loadKustomizationFile } from './kustomization-file.ts';
import { chooseOpenApi } from './openapi.ts';
import type { BuildOptions } from './options.ts';
import { RenderedTree } from './rendered-tree.ts';
import { noSettings } from './settings.ts';

/**
 * Builds a directory as kustomize 5.8.1 does, and knows where every byte came from. Never throws for
 * what people write: faults are problems of the build, and what is not affected is still rendered.
 */
export function build(repository: Repository, directory: string, options: BuildOptions = {}): Build {
  const run = new BuildRun(repository, directory, options);
  const kustomization = rootKustomization(run);
  const into = newAccumulator();
  if (kustomization) {
    run.notes = buildMetadata(kustomization).size > 0;
    chooseOpenApi(run, kustomization.directory, kustomization.settings);
    accumulate(run, kustomization, into);
    finishObjects(run, kustomization, into);
  }
  return {
    directory,
    kind: options.generatedResources ? 'generated' : 'kustomization',
    delivery: options.delivery,
    resources: into.collection.drafts.map(draft => toResource(draft, directory)),
    files: run.files,
    manifests: [...run.manifests.values()],
    problems: run.problems,
    unrendered: run.unrendered,
    removed: run.removed,
  };
}

function rootKustomization(run: BuildRun): Kustomization | undefined {
  const { overlay = {}, generatedResources, delivery } = run.options;
  const byFlux = run.options.overlay !== undefined;
  const directory: Directory = { path: run.directory, parent: undefined };
  if (!generatedResources) {
    const loaded = loadKustomizationFile(run, directory, undefined);
    return loaded && { directory, ...loaded, overlay, byFlux, generated: undefined };
  }
  const settings = noSettings();
  const at = delivery ? Cursor.root(delivery.tree).at(['spec', 'path']) : settings.cursor;
  const generated = generatedResources.map(text => ({ text, at }));
  return { directory, settings, file: undefined, overlay, byFlux, generated };
}

function toResource(draft: Draft, overlay: string): Resource {
  const { root, source } = draft;
  const { group, version, kind, name, namespace } = draft.id;
  return {
    apiVersion: textAt(root, 'apiVersion'),
    group,
    version,
    kind,
    name,
    namespace: namespace === '' ? undefined : namespace,
    tree: new RenderedTree(root),
    source,
    overlay,
    encrypted: root.get('sops')?.kind === 'map',
  };
}

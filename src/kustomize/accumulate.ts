import { joinPath } from '../model/paths.ts';
import { Cursor } from '../yaml/cursor.ts';
import { spanTree } from '../yaml/tree.ts';
import { type BuildRun, type Directory, isGitTarget, isRemoteFile } from './build-run.ts';
import { complaint } from './complaint.ts';
import { configuredFieldSpecs } from './configurations.ts';
import { crdFieldSpecs } from './crds.ts';
import { Collection, type Draft } from './draft.ts';
import { mergeFieldSpecs, noFieldSpecs } from './field-specs.ts';
import { textAt } from './fields.ts';
import { describeId } from './identity.ts';
import {
  type ComponentSetting,
  componentSettings,
  type Kustomization,
  placeOf,
  resourceSettings,
} from './kustomization.ts';
import { loadKustomizationFile } from './kustomization-file.ts';
import { placeIn } from './load-node.ts';
import { loadResources } from './load-resources.ts';
import { chooseOpenApi } from './openapi.ts';
import { runValidators } from './plugins.ts';
import { runGenerators } from './run-generators.ts';
import { runTransformers } from './run-transformers.ts';
import type { TextSetting } from './settings.ts';
import { type FieldSpecs, isBuiltInType } from './tables.ts';
import { collectVars, joinVars, type Variables } from './vars.ts';

/** What a kustomization has gathered so far. A component adds to that of its parent. */
export interface Accumulator {
  readonly collection: Collection;
  specs: FieldSpecs;
  readonly vars: Variables;
}

export function newAccumulator(): Accumulator {
  return { collection: new Collection(), specs: noFieldSpecs, vars: new Map() };
}

/** Runs one kustomization with everything below it, in kustomize's order. */
export function accumulate(run: BuildRun, kustomization: Kustomization, into: Accumulator): void {
  const { directory } = kustomization;
  for (const setting of resourceSettings(kustomization)) addResource(run, directory, setting, into);
  const complain = run.complainAt(placeOf(kustomization));
  into.specs = mergeFieldSpecs(into.specs, configuredFieldSpecs(run, kustomization), complain);
  into.specs = mergeFieldSpecs(into.specs, crdFieldSpecs(run, kustomization), complain);
  runGenerators(run, kustomization, into);
  for (const setting of componentSettings(kustomization)) addComponent(run, directory, setting, into);
  runTransformers(run, kustomization, into);
  runValidators(run, kustomization, into);
  collectVars(run, kustomization, into);
}

/** An entry is tried as a file first, then as a directory. */
export function addResource(
  run: BuildRun,
  directory: Directory,
  setting: TextSetting,
  into: Accumulator,
): void {
  const { text, at } = setting;
  if (text === '') {
    run.report(complaint('empty-path', { field: 'resources' }), at);
    return;
  }
  if (isRemote(run, directory, text)) {
    run.unrendered.push({ what: 'remote', detail: text, at });
    return;
  }
  const path = run.join(directory, setting);
  if (path === undefined) return;
  const kind = run.repository.kind(path);
  if (kind === 'directory') addDirectory(run, directory, path, setting, false, into);
  else if (kind === undefined) run.report(complaint('missing-resource', { path: text }), at);
  else if (run.mayRead(directory, path, setting)) addFile(run, path, setting, into);
}

function isRemote(run: BuildRun, directory: Directory, text: string): boolean {
  if (isRemoteFile(text)) return true;
  return isGitTarget(text) && run.repository.kind(joinPath(directory.path, text)) !== 'file';
}

function addFile(run: BuildRun, path: string, setting: TextSetting, into: Accumulator): void {
  const parsed = run.parseAt(path, setting, 'manifest', 'missing-resource');
  if (!parsed) return;
  const { source, documents } = parsed;
  run.manifests.set(source.path, source);
  const text = { source, documents, place: placeIn(source, 'written') };
  const drafts = loadResources(text, (found, at) => run.report(found, at));
  for (const draft of drafts) {
    run.sawCustomType ||= !isBuiltInType(textAt(draft.root, 'apiVersion'), textAt(draft.root, 'kind'));
    if (run.notes) draft.addNote({ path: relativePath(run.directory, source.path) });
    addDraft(run, draft, into, setting.at);
  }
}

/** Two objects may not have the same id. */
function addDraft(run: BuildRun, draft: Draft, { collection }: Accumulator, at: Cursor): void {
  const registered = collection.append(draft);
  if (!registered) return;
  const name = draft.root.get('metadata')?.get('name') ?? draft.root;
  const first = registered.root.get('metadata')?.get('name') ?? registered.root;
  const found = complaint('duplicate-id', { object: describeId(draft.id) }, first.mark);
  const { spot } = name.mark;
  const place = spot.kind === 'span' ? Cursor.root(spanTree(spot.source, spot.span)) : at;
  run.report(found, place);
}

function addComponent(
  run: BuildRun,
  directory: Directory,
  setting: ComponentSetting,
  into: Accumulator,
): void {
  const { text, at } = setting;
  if (text === '') {
    run.report(complaint('empty-path', { field: 'components' }), at);
    return;
  }
  if (isRemoteFile(text) || isGitTarget(text)) {
    // Flux takes only local components.
    if (setting.byFlux) run.report(complaint('missing-component', { path: text }), at);
    else run.unrendered.push({ what: 'remote', detail: text, at });
    return;
  }
  const path = run.join(directory, setting);
  if (path === undefined) return;
  const kind = run.repository.kind(path);
  if (kind === 'directory') addDirectory(run, directory, path, setting, true, into);
  else if (kind !== undefined) run.report(complaint('not-a-directory', { path: text }), at);
  else if (!setting.optional) run.report(complaint('missing-component', { path: text }), at);
}

function addDirectory(
  run: BuildRun,
  parent: Directory,
  path: string,
  { text, at }: TextSetting,
  component: boolean,
  into: Accumulator,
): void {
  if (isCycle(path, parent)) {
    run.report(complaint('cycle', { path: text }), at);
    return;
  }
  const directory = { path, parent };
  const loaded = loadKustomizationFile(run, directory, at);
  if (!loaded) return;
  const { file, settings } = loaded;
  chooseOpenApi(run, directory, settings);
  if (component !== file.component) {
    const code = component ? 'kustomization-in-components' : 'component-in-resources';
    run.report(complaint(code, { path: text }), at);
    return;
  }
  const kustomization: Kustomization = {
    directory,
    settings,
    file,
    overlay: {},
    byFlux: false,
    generated: undefined,
  };
  if (component) {
    accumulate(run, kustomization, into);
    return;
  }
  const child = newAccumulator();
  accumulate(run, kustomization, child);
  for (const draft of child.collection.drafts) addDraft(run, draft, into, at);
  into.specs = mergeFieldSpecs(into.specs, child.specs, run.complainAt(at));
  joinVars(run, into.vars, child.vars);
}

/** A directory may not be, or be above, one that is being built. */
function isCycle(path: string, from: Directory): boolean {
  for (let directory: Directory | undefined = from; directory; directory = directory.parent) {
    if (path === '' || directory.path === path || directory.path.startsWith(`${path}/`)) return true;
  }
  return false;
}

/** The way from one directory to a file, as `buildMetadata` writes it. */
export function relativePath(directory: string, path: string): string {
  const from = directory === '' ? [] : directory.split('/');
  const to = path.split('/');
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared++;
  return [...from.slice(shared).map(() => '..'), ...to.slice(shared)].join('/');
}

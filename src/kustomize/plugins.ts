import { Cursor } from '../yaml/cursor.ts';
import { type Accumulator, addResource, newAccumulator, relativePath } from './accumulate.ts';
import type { BuildRun } from './build-run.ts';
import { complaint } from './complaint.ts';
import type { Draft } from './draft.ts';
import type { Kustomization } from './kustomization.ts';
import { loadResources } from './load-resources.ts';
import { pluginNote } from './origin-note.ts';
import { inlineText } from './patch-text.ts';
import { runGeneratorPlugin } from './plugin-generators.ts';
import { runTransformerPlugin } from './plugin-transformers.ts';
import { RenderedTree } from './rendered-tree.ts';
import { addNote } from './run-transformers.ts';
import { Settings, type TextSetting } from './settings.ts';
import { areUntouched, remembered } from './validators.ts';

/** A plugin's configuration: an object in a file, in a directory that is built, or inline. */
export interface Plugin {
  readonly draft: Draft;
  readonly settings: Settings;
  /** The entry of the kustomization file that names it. */
  readonly at: Cursor;
}

export function runGeneratorPlugins(run: BuildRun, kustomization: Kustomization, into: Accumulator): void {
  for (const plugin of loadPlugins(run, kustomization, 'generators')) {
    runGeneratorPlugin(run, kustomization, plugin, into.collection);
  }
}

export function runTransformerPlugins(run: BuildRun, kustomization: Kustomization, into: Accumulator): void {
  for (const plugin of loadPlugins(run, kustomization, 'transformers')) {
    runTransformerPlugin(run, kustomization, plugin, into.collection);
    into.collection.dropEmpty();
    if (run.notes) addNote(into, noteOf(run, plugin));
  }
}

/** A validator is a transformer that must not change anything. */
export function runValidators(run: BuildRun, kustomization: Kustomization, into: Accumulator): void {
  const plugins = loadPlugins(run, kustomization, 'validators');
  if (plugins.length === 0) return;
  for (const plugin of plugins) {
    const before = remembered(into.collection.drafts);
    runTransformerPlugin(run, kustomization, plugin, into.collection);
    if (areUntouched(before, into.collection.drafts)) continue;
    run.report(complaint('validator-changed-object', { kind: plugin.draft.gvk.kind }), plugin.at);
  }
}

export function noteOf(run: BuildRun, { draft }: Plugin) {
  const path = relativePath(run.directory, draft.source.path);
  return pluginNote(path, draft.gvk, draft.name, draft.namespace);
}

/** Items that are no objects themselves are paths, and are gathered after the inline ones. */
function loadPlugins(run: BuildRun, { directory, settings }: Kustomization, field: string): Plugin[] {
  const plugins: Plugin[] = [];
  const paths: TextSetting[] = [];
  for (const item of settings.texts(field)) {
    let faults = 0;
    const drafts = loadResources(inlineText(item.at, 'transformer').read('manifest'), () => faults++);
    if (faults > 0) paths.push(item);
    else plugins.push(...drafts.map(draft => toPlugin(draft, item.at)));
  }
  for (const item of paths) {
    const gathered = newAccumulator();
    addResource(run, directory, item, gathered);
    plugins.push(...gathered.collection.drafts.map(draft => toPlugin(draft, item.at)));
  }
  return plugins.filter(plugin => isBuiltIn(run, plugin));
}

function toPlugin(draft: Draft, at: Cursor): Plugin {
  return { draft, at, settings: new Settings(Cursor.root(new RenderedTree(draft.root)), true) };
}

/** Programs and containers are never run, here as little as in Flux. */
function isBuiltIn(run: BuildRun, { draft, at }: Plugin): boolean {
  const { group, version, kind } = draft.gvk;
  if (group === '' && version === 'builtin') return true;
  const isFunction = [...draft.annotations().keys()].includes('config.kubernetes.io/function');
  run.unrendered.push({ what: isFunction ? 'function' : 'plugin', detail: `${kind} ${draft.name}`, at });
  return false;
}

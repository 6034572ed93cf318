import type { Cursor } from '../yaml/cursor.ts';
import type { BuildRun } from './build-run.ts';
import { complaint } from './complaint.ts';
import type { Collection } from './draft.ts';
import { readFieldSpec } from './field-specs.ts';
import { addHash } from './finish.ts';
import { changeImages } from './image-transform.ts';
import { type Kustomization, readImage, type SingleSetting } from './kustomization.ts';
import { setPairs } from './label-transform.ts';
import { cursorMark } from './mark.ts';
import { changeNames } from './name-affix.ts';
import { changeNamespace, type SubjectMode } from './namespace-transform.ts';
import { applyMergeTexts, applyPatches6902 } from './old-patches.ts';
import { applyPatch } from './patches.ts';
import type { Plugin } from './plugins.ts';
import { applyReplacements } from './replacements.ts';
import { changeReplicas } from './replica-transform.ts';
import type { Settings } from './settings.ts';
import type { FieldSpec } from './tables.ts';
import { addValues } from './value-add.ts';

/** Runs one built-in transformer that is configured by an object. */
export function runTransformerPlugin(
  run: BuildRun,
  kustomization: Kustomization,
  plugin: Plugin,
  collection: Collection,
): void {
  const { kind } = plugin.draft.gvk;
  const transform = transformers[kind];
  if (transform) transform(new PluginRun(run, kustomization, plugin, collection));
  else
    run.report(complaint('plugin-bad-config', { kind, reason: 'there is no such transformer' }), plugin.at);
}

class PluginRun {
  readonly run: BuildRun;
  readonly kustomization: Kustomization;
  readonly plugin: Plugin;
  readonly collection: Collection;

  constructor(run: BuildRun, kustomization: Kustomization, plugin: Plugin, collection: Collection) {
    this.run = run;
    this.kustomization = kustomization;
    this.plugin = plugin;
    this.collection = collection;
  }

  get settings(): Settings {
    return this.plugin.settings;
  }

  get specs(): readonly FieldSpec[] {
    return this.settings.structs('fieldSpecs').map(readFieldSpec);
  }

  complain(at: Cursor = this.settings.cursor) {
    return this.run.complainAt(at);
  }

  fail(reason: string, at: Cursor = this.settings.cursor): void {
    this.run.report(complaint('plugin-bad-config', { kind: this.plugin.draft.gvk.kind, reason }), at);
  }

  single(settings: Settings | undefined, name: string): SingleSetting | undefined {
    const setting = settings?.setting(name);
    return setting && { ...setting, mark: (step, ...from) => cursorMark(step, setting.at, ...from) };
  }
}

type Transform = (plugin: PluginRun) => void;

const transformers: Readonly<Record<string, Transform>> = {
  AnnotationsTransformer: plugin => {
    const pairs = plugin.settings.pairs('annotations');
    setPairs(plugin.collection, pairs, plugin.specs, 'annotation', plugin.complain());
  },
  LabelTransformer: plugin => {
    setPairs(plugin.collection, plugin.settings.pairs('labels'), plugin.specs, 'label', plugin.complain());
  },
  HashTransformer: ({ collection }) => {
    for (const draft of collection.drafts) if (draft.needsHash) addHash(draft);
    collection.changed();
  },
  ImageTagTransformer: plugin => {
    const image = plugin.settings.struct('imageTag');
    if (image) changeImages(plugin.collection, readImage(image, false), plugin.specs, plugin.complain());
  },
  NamespaceTransformer: changeNamespaces,
  PatchJson6902Transformer: ({ run, kustomization, settings, collection }) => {
    applyPatches6902(run, kustomization.directory, settings, collection, 'jsonOp');
  },
  PatchStrategicMergeTransformer: ({ run, kustomization, settings, collection }) => {
    applyMergeTexts(run, kustomization.directory, settings, collection);
  },
  PatchTransformer: ({ run, kustomization, settings, collection }) => {
    applyPatch(run, kustomization.directory, settings, collection);
  },
  PrefixTransformer: plugin => changeAffix(plugin, 'prefix'),
  SuffixTransformer: plugin => changeAffix(plugin, 'suffix'),
  PrefixSuffixTransformer: plugin => {
    changeAffix(plugin, 'prefix');
    changeAffix(plugin, 'suffix');
  },
  ReplacementTransformer: ({ run, kustomization, settings, collection }) => {
    applyReplacements(run, kustomization.directory, settings.structs('replacements'), collection);
  },
  ReplicaCountTransformer: plugin => {
    const replica = plugin.settings.struct('replica');
    if (replica) changeReplicas(plugin.collection, replica, plugin.specs, plugin.complain(replica.cursor));
  },
  ValueAddTransformer: ({ run, kustomization, settings, collection }) => {
    addValues(run, kustomization.directory, settings, collection);
  },
};

const subjectModes: readonly SubjectMode[] = ['defaultOnly', 'allServiceAccounts', 'none'];

function changeNamespaces(plugin: PluginRun): void {
  const { settings, collection } = plugin;
  const mode = settings.text('setRoleBindingSubjects') || 'defaultOnly';
  const subjects = subjectModes.find(each => each === mode);
  if (!subjects) {
    const data = { field: 'setRoleBindingSubjects', value: mode, expected: subjectModes.join(', ') };
    plugin.run.report(complaint('bad-option', data), settings.at('setRoleBindingSubjects'));
    return;
  }
  const setting = plugin.single(settings.struct('metadata'), 'namespace');
  if (!setting) return;
  const change = { setting, specs: plugin.specs, unsetOnly: settings.flag('unsetOnly'), subjects };
  changeNamespace(collection, change, plugin.complain(setting.at));
}

function changeAffix(plugin: PluginRun, side: 'prefix' | 'suffix'): void {
  if (!plugin.settings.has('fieldSpecs')) {
    plugin.fail('it needs fieldSpecs');
    return;
  }
  const setting = plugin.single(plugin.settings, side);
  if (setting) changeNames(plugin.collection, setting, side, plugin.specs, plugin.complain(setting.at));
}

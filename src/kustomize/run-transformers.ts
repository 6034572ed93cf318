import { type Accumulator, relativePath } from './accumulate.ts';
import type { BuildRun } from './build-run.ts';
import { changeImages } from './image-transform.ts';
import { imageSettings, type Kustomization, patchSettings, singleSetting } from './kustomization.ts';
import { labelSpecs, setPairs } from './label-transform.ts';
import { changeNames } from './name-affix.ts';
import { changeNamespace } from './namespace-transform.ts';
import { applyPatches6902, applyPatchesStrategicMerge } from './old-patches.ts';
import { builtInNote } from './origin-note.ts';
import { applyPatch } from './patches.ts';
import { runTransformerPlugins } from './plugins.ts';
import { applyReplacements } from './replacements.ts';
import { changeReplicas } from './replica-transform.ts';

/** Runs every transformer of a kustomization, in kustomize's order whatever that of the file. */
export function runTransformers(run: BuildRun, kustomization: Kustomization, into: Accumulator): void {
  const transform = new Transformation(run, kustomization, into);
  transform.patches();
  transform.names();
  transform.metadata();
  transform.values();
  runTransformerPlugins(run, kustomization, into);
}

class Transformation {
  readonly #run: BuildRun;
  readonly #kustomization: Kustomization;
  readonly #into: Accumulator;

  constructor(run: BuildRun, kustomization: Kustomization, into: Accumulator) {
    this.#run = run;
    this.#kustomization = kustomization;
    this.#into = into;
  }

  patches(): void {
    const { directory } = this.#kustomization;
    const { collection } = this.#into;
    if (applyPatchesStrategicMerge(this.#run, this.#kustomization, collection)) {
      this.#note('PatchStrategicMergeTransformer');
    }
    for (const entry of patchSettings(this.#kustomization, 'patches')) {
      applyPatch(this.#run, directory, entry, collection);
      this.#note('PatchTransformer');
    }
  }

  names(): void {
    const { collection, specs } = this.#into;
    const namespace = singleSetting(this.#kustomization, 'namespace');
    if (namespace) {
      const change = {
        setting: namespace,
        specs: specs.namespace,
        unsetOnly: false,
        subjects: 'defaultOnly',
      } as const;
      changeNamespace(collection, change, this.#run.complainAt(namespace.at));
      this.#note('NamespaceTransformer');
    }
    for (const side of ['prefix', 'suffix'] as const) {
      const affix = singleSetting(this.#kustomization, side === 'prefix' ? 'namePrefix' : 'nameSuffix');
      if (!affix) continue;
      const list = side === 'prefix' ? specs.namePrefix : specs.nameSuffix;
      changeNames(collection, affix, side, list, this.#run.complainAt(affix.at));
      this.#note(side === 'prefix' ? 'PrefixTransformer' : 'SuffixTransformer');
    }
  }

  metadata(): void {
    const { settings } = this.#kustomization;
    const { collection, specs } = this.#into;
    for (const entry of settings.structs('labels')) {
      const complain = this.#run.complainAt(entry.cursor);
      setPairs(collection, entry.pairs('pairs'), labelSpecs(entry, specs, complain), 'label', complain);
      this.#note('LabelTransformer');
    }
    const labels = settings.pairs('commonLabels');
    const at = settings.at('commonLabels');
    setPairs(collection, labels, specs.commonLabels, 'label', this.#run.complainAt(at));
    if (labels.length > 0 || settings.structs('labels').length > 0) this.#note('LabelTransformer');
    const annotations = settings.pairs('commonAnnotations');
    if (annotations.length === 0) return;
    const complain = this.#run.complainAt(settings.at('commonAnnotations'));
    setPairs(collection, annotations, specs.commonAnnotations, 'annotation', complain);
    this.#note('AnnotationsTransformer');
  }

  values(): void {
    const { settings, directory } = this.#kustomization;
    const { collection, specs } = this.#into;
    for (const entry of patchSettings(this.#kustomization, 'patchesJson6902')) {
      applyPatches6902(this.#run, directory, entry, collection);
      this.#note('PatchJson6902Transformer');
    }
    for (const entry of settings.structs('replicas')) {
      changeReplicas(collection, entry, specs.replicas, this.#run.complainAt(entry.cursor));
      this.#note('ReplicaCountTransformer');
    }
    for (const image of imageSettings(this.#kustomization)) {
      changeImages(collection, image, specs.images, this.#run.complainAt(image.at));
      this.#note('ImageTagTransformer');
    }
    if (applyReplacements(this.#run, directory, settings.structs('replacements'), collection)) {
      this.#note('ReplacementTransformer');
    }
  }

  #note(transformer: string): void {
    const { file } = this.#kustomization;
    if (!this.#run.notes || !file) return;
    const note = builtInNote(relativePath(this.#run.directory, file.source.path), transformer);
    addNote(this.#into, note);
  }
}

/** Every object is told about every transformer, whether or not it changed anything. */
export function addNote({ collection }: Accumulator, note: ReturnType<typeof builtInNote>): void {
  for (const draft of collection.drafts) draft.addNote(note);
}

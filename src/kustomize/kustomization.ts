import type { KustomizationFile } from '../model/build.ts';
import type { OriginStep } from '../text/origin.ts';
import { type Cursor, isMap } from '../yaml/cursor.ts';
import type { Directory } from './build-run.ts';
import { cursorMark, type Mark } from './mark.ts';
import type { FluxOverlay } from './options.ts';
import { Settings, type TextSetting } from './settings.ts';

/** A kustomization as it counts: its file, and at the root what Flux adds to it. */
export interface Kustomization {
  readonly directory: Directory;
  readonly settings: Settings;
  readonly file: KustomizationFile | undefined;
  readonly overlay: FluxOverlay;
  /** Whether it is the root of a build that a Flux Kustomization asks for. */
  readonly byFlux: boolean;
  /** The list Flux made because there is no file. */
  readonly generated: readonly TextSetting[] | undefined;
}

/** A setting of a single text, and the mark of what it makes. */
export interface SingleSetting extends TextSetting {
  mark(step: OriginStep, ...from: Mark[]): Mark;
}

/** An entry of `components`. */
export interface ComponentSetting extends TextSetting {
  /** Flux may be told to go on without it. */
  readonly optional: boolean;
  /** Flux takes only local relative paths. */
  readonly byFlux: boolean;
}

/** One image to rename or pin; a missing part is empty. */
export interface ImageSetting {
  readonly name: string;
  readonly newName: string;
  readonly newTag: string;
  readonly digest: string;
  readonly tagSuffix: string;
  /** The entry that says so. */
  readonly at: Cursor;
  /** The texts that say it, what a person would edit first; Flux's before those of the file. */
  readonly parts: readonly ImagePart[];
}

export interface ImagePart {
  readonly field: 'newTag' | 'digest' | 'newName' | 'tagSuffix';
  readonly at: Cursor;
  readonly byFlux: boolean;
}

/** `bases` are `resources` under an old name, and come last. */
export function resourceSettings({ settings, generated }: Kustomization): TextSetting[] {
  return [...settings.texts('resources'), ...settings.texts('bases'), ...(generated ?? [])];
}

export function componentSettings({ settings, overlay }: Kustomization): ComponentSetting[] {
  const own = settings.texts('components').map(each => ({ ...each, optional: false, byFlux: false }));
  const optional = overlay.ignoreMissingComponents?.value === true;
  const added = listTexts(overlay.components).map(each => ({ ...each, optional, byFlux: true }));
  return [...own, ...added];
}

/** What Flux says replaces what the file says. */
export function singleSetting(
  { settings, overlay }: Kustomization,
  name: 'namespace' | 'namePrefix' | 'nameSuffix',
): SingleSetting | undefined {
  const flux = overlay[name === 'namespace' ? 'targetNamespace' : name];
  if (typeof flux?.value === 'string' && flux.value !== '') {
    return { text: flux.value, at: flux, mark: (_, ...from) => cursorMark('flux-field', flux, ...from) };
  }
  const own = settings.setting(name);
  return own && { ...own, mark: (step, ...from) => cursorMark(step, own.at, ...from) };
}

/** Flux's patches follow those of the file. */
export function patchSettings(
  { settings, overlay }: Kustomization,
  name: 'patches' | 'patchesJson6902',
): Settings[] {
  return [...settings.structs(name), ...listStructs(overlay[name])];
}

/** `imageTags` are `images` under an old name; Flux's entries change those of the same name. */
export function imageSettings({ settings, overlay }: Kustomization): ImageSetting[] {
  const images = [...settings.structs('images'), ...settings.structs('imageTags')].map(each =>
    readImage(each, false),
  );
  for (const each of listStructs(overlay.images)) {
    const added = readImage(each, true);
    const index = images.findIndex(({ name }) => name === added.name);
    const before = images[index];
    if (before) images[index] = mergeImages(before, added);
    else images.push(added);
  }
  return images;
}

/** A new tag and a digest replace the old ones together. */
function mergeImages(before: ImageSetting, added: ImageSetting): ImageSetting {
  const pinned = added.newTag !== '' || added.digest !== '';
  const { newTag, digest } = pinned ? added : before;
  const kept = before.parts.filter(({ field }) => {
    if (field === 'newName') return added.newName === '';
    return field !== 'tagSuffix' && !pinned;
  });
  const parts = [...added.parts, ...kept];
  return { ...added, newName: added.newName || before.newName, newTag, digest, parts };
}

export function readImage(settings: Settings, byFlux: boolean): ImageSetting {
  const text = (name: string) => settings.text(name);
  return {
    name: text('name'),
    newName: text('newName'),
    newTag: text('newTag'),
    digest: text('digest'),
    tagSuffix: text('tagSuffix'),
    at: settings.cursor,
    parts: (['newTag', 'digest', 'newName', 'tagSuffix'] as const)
      .filter(field => text(field) !== '')
      .map(field => ({ field, at: settings.at(field), byFlux })),
  };
}

/** The words of `buildMetadata` with where they stand. Flux's list replaces that of the file. */
export function buildMetadata({
  settings,
  overlay,
  byFlux,
  generated,
}: Kustomization): ReadonlyMap<string, Cursor> {
  const flux = listTexts(overlay.buildMetadata);
  const words = flux.length > 0 ? flux : settings.texts('buildMetadata');
  // Flux keeps a file without resources from being refused as empty by asking for origins.
  const helped = byFlux && generated === undefined && settings.texts('resources').length === 0;
  if (helped && flux.length === 0) return new Map([['originAnnotations', settings.cursor]]);
  return new Map(words.map(({ text, at }) => [text, at]));
}

export function listTexts(cursor: Cursor | undefined): TextSetting[] {
  return (cursor?.items() ?? []).flatMap((at: Cursor) =>
    typeof at.value === 'string' ? [{ text: at.value, at }] : [],
  );
}

function listStructs(cursor: Cursor | undefined): Settings[] {
  return (cursor?.items() ?? [])
    .filter((at: Cursor) => isMap(at.value))
    .map((at: Cursor) => new Settings(at));
}

/** Where to point when a kustomization has no file. */
export function placeOf({ settings, generated }: Kustomization): Cursor {
  return generated?.[0]?.at ?? settings.cursor;
}

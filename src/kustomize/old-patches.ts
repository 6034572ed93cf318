import type { BuildRun, Directory } from './build-run.ts';
import { complaint } from './complaint.ts';
import type { Collection, Draft } from './draft.ts';
import type { Kustomization } from './kustomization.ts';
import { listTexts } from './kustomization.ts';
import { loadResources } from './load-resources.ts';
import { inlineText } from './patch-text.ts';
import { applyJson, jsonOperations, mergeIntoMatches, nameOf, patchFile, patchText } from './patches.ts';
import { readSelector, selects } from './selector.ts';
import type { Settings, TextSetting } from './settings.ts';

const noRights = { name: false, kind: false } as const;

/** Applies `patchesStrategicMerge`, whose items are patches themselves or paths of files with patches. */
export function applyPatchesStrategicMerge(
  run: BuildRun,
  { directory, settings, overlay }: Kustomization,
  collection: Collection,
): boolean {
  const items = [...settings.texts('patchesStrategicMerge'), ...listTexts(overlay.patchesStrategicMerge)];
  if (items.length === 0) return false;
  applyMerges(run, directory, items, collection);
  return true;
}

/** As a plugin: `paths` as in a kustomization file, then the documents of `patches`. */
export function applyMergeTexts(
  run: BuildRun,
  directory: Directory,
  settings: Settings,
  collection: Collection,
): void {
  const paths = settings.texts('paths');
  const patches = settings.setting('patches');
  if (paths.length === 0 && !patches) run.report(complaint('patch-without-content', {}), settings.cursor);
  applyMerges(run, directory, patches ? [...paths, patches] : paths, collection);
}

function applyMerges(
  run: BuildRun,
  directory: Directory,
  items: readonly TextSetting[],
  collection: Collection,
): void {
  // All patches are read before the first one is applied.
  const read = items.map(item => ({ item, patches: readMerges(run, directory, item) }));
  const [first] = read;
  if (first && read.every(({ patches }) => patches?.length === 0)) {
    run.report(complaint('patch-empty', { patch: describe(first.item) }), first.item.at);
  }
  for (const { item, patches = [] } of read) {
    mergeIntoMatches(run, patches, collection, item.at, noRights, true);
    collection.dropEmpty();
  }
}

function describe({ text }: TextSetting): string {
  return text.trim() === '' || text.includes('\n') ? 'inline patch' : text;
}

/** `undefined` without a file. */
function readMerges(run: BuildRun, directory: Directory, item: TextSetting): Draft[] | undefined {
  let faults = 0;
  const text = inlineText(item.at, 'patch').read('manifest');
  const inline = loadResources(text, () => faults++);
  if (faults === 0) return inline;
  const file = patchFile(run, directory, item);
  return file && loadResources(file.read('manifest'), (found, at) => run.report(found, at));
}

/** Applies one entry of `patchesJson6902`, which unlike `patches` leaves no trace in an object's history. */
export function applyPatches6902(
  run: BuildRun,
  directory: Directory,
  entry: Settings,
  collection: Collection,
  inline = 'patch',
): void {
  const target = entry.struct('target');
  if (!target?.setting('name')) {
    run.report(complaint('patch-missing-target-name', {}), target?.cursor ?? entry.cursor);
    return;
  }
  const text = patchText(run, directory, entry, inlineText(entry.at(inline), 'patch'));
  if (!text) return;
  const operations = jsonOperations(text);
  if (!operations) {
    const data = { patch: nameOf(text), reason: 'it is no list of JSON 6902 operations' };
    run.report(complaint('patch-unparsable', data), text.at);
    return;
  }
  if (operations.length === 0) {
    run.report(complaint('patch-empty', { patch: nameOf(text) }), text.at);
    return;
  }
  const selector = readSelector(target, run.complainAt(target.cursor));
  if (!selector) return;
  const chosen = collection.drafts.filter(draft => selects(selector, draft));
  applyJson(run, operations, chosen, text.at, false);
  collection.changed();
  collection.dropEmpty();
}

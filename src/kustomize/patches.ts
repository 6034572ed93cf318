import type { Cursor } from '../yaml/cursor.ts';
import type { BuildRun, Directory } from './build-run.ts';
import { type Complaint, complaint, notice } from './complaint.ts';
import { type Collection, checkIds, type Draft } from './draft.ts';
import { setField } from './fields.ts';
import { describeId } from './identity.ts';
import { applyOperations, type Operation, readOperations } from './json-patch.ts';
import { loadResources, type ResourceText } from './load-resources.ts';
import { normaliseAnnotations, stringMap } from './metadata.ts';
import { type Node, scalarNode } from './node.ts';
import { fileText, type PatchText, trimmedText } from './patch-text.ts';
import { describeSelector, readSelector, type Selector, selects } from './selector.ts';
import type { Settings, TextSetting } from './settings.ts';
import { directiveKey, strategicMerge } from './strategic-merge.ts';

/** What one entry turns out to be. */
export interface ReadPatch {
  readonly objects: readonly Draft[];
  readonly operations: readonly Operation[] | undefined;
}

/** What a strategic merge may change besides the fields it names. */
export interface MergeRights {
  readonly name: boolean;
  readonly kind: boolean;
}

/** Applies one entry of `patches`. */
export function applyPatch(
  run: BuildRun,
  directory: Directory,
  entry: Settings,
  collection: Collection,
): void {
  const text = patchText(run, directory, entry, trimmedText(entry.at('patch'), 'patch'));
  const read = text && readPatch(run, text);
  if (!text || !read) return;
  const targetSettings = entry.struct('target');
  const selector = targetSettings && readSelector(targetSettings, run.complainAt(targetSettings.cursor));
  if (targetSettings && !selector) return;
  const options = entry.struct('options');
  const rights = {
    name: options?.flag('allowNameChange') ?? false,
    kind: options?.flag('allowKindChange') ?? false,
  };
  if (read.operations) {
    if (!selector || !targetSettings) run.report(complaint('patch-missing-target', {}), entry.cursor);
    else applyJson(run, read.operations, chosen(run, collection, selector, targetSettings), text.at, true);
  } else if (read.objects.length > 0) {
    if (selector && targetSettings)
      mergeIntoChosen(run, read, selector, targetSettings, collection, text, rights);
    else mergeIntoMatches(run, read.objects, collection, text.at, rights, false);
  }
  collection.changed();
  collection.dropEmpty();
}

function mergeIntoChosen(
  run: BuildRun,
  read: ReadPatch,
  selector: Selector,
  settings: Settings,
  collection: Collection,
  text: PatchText,
  rights: MergeRights,
): void {
  const [patch, second] = read.objects;
  if (second) run.report(complaint('patch-several-documents', {}), text.at);
  if (!patch) return;
  for (const draft of chosen(run, collection, selector, settings)) {
    mergeCopy(run, draft, patch, text.at, rights);
  }
  if (rights.name || rights.kind) checkIds(collection.drafts, found => run.report(found, text.at));
}

/** The objects a target means; none at all is usually a slip, though the real tool says nothing. */
function chosen(run: BuildRun, collection: Collection, selector: Selector, settings: Settings): Draft[] {
  const found = collection.drafts.filter(draft => selects(selector, draft));
  if (found.length === 0) {
    run.report(notice('patch-target-no-match', { target: describeSelector(settings) }), settings.cursor);
  }
  return found;
}

/** Finds the one object that each patch names and merges into it. */
export function mergeIntoMatches(
  run: BuildRun,
  patches: readonly Draft[],
  collection: Collection,
  at: Cursor,
  rights: MergeRights,
  copied: boolean,
): void {
  for (const patch of patches) {
    const found = collection.withAnyId(patch.id);
    const [target] = found;
    const { mark } = patch.root.get('metadata')?.get('name') ?? patch.root;
    if (!target) run.reportInside(complaint('patch-no-match', { object: describeId(patch.id) }, mark), at);
    else if (found.length > 1) {
      const data = { object: describeId(patch.id), count: String(found.length) };
      run.reportInside(complaint('patch-several-matches', data, mark), at);
    } else if (copied) mergeCopy(run, target, patch, at, rights);
    else mergeObject(run, target, patch.root, at, rights);
    collection.changed();
  }
}

/** Kustomize copies a patch for each of several targets, and on the way labels and annotations become strings. */
function mergeCopy(run: BuildRun, draft: Draft, patch: Draft, at: Cursor, rights: MergeRights): void {
  const root = patch.root.copy();
  stringMap(root, 'labels');
  stringMap(root, 'annotations');
  const apiVersion = draft.root.get('apiVersion');
  const written = root.get('apiVersion');
  if (apiVersion && written) written.become(apiVersion);
  else if (!apiVersion) root.put('apiVersion', scalarNode('', root.mark), root.mark);
  mergeObject(run, draft, root, at, rights);
}

/** Type and names are put back afterwards, unless they may change; the namespace never may. */
function mergeObject(run: BuildRun, draft: Draft, patch: Node, at: Cursor, rights: MergeRights): void {
  const kind = draft.root.get('kind')?.copy();
  const name = draft.root.get('metadata')?.get('name')?.copy();
  const namespace = draft.root.get('metadata')?.get('namespace')?.copy();
  const apiVersion = draft.root.get('apiVersion')?.copy();
  if (rights.name || rights.kind) draft.remember();
  draft.touches++;
  const complain = (found: Complaint) => run.reportInside(found, at);
  const merged = strategicMerge(draft.root, patch, { schemas: run.schemas, complain });
  // What is not merged in place, as with `$patch: replace` at the top, is lost.
  if (!merged) {
    run.noteRemoval(draft, patch.removals?.get(directiveKey)?.value ?? patch.mark);
    empty(draft.root);
  }
  if (draft.root.isEmpty) return;
  if (!rights.kind) putBack(draft.root, 'kind', kind);
  const version = draft.root.get('apiVersion');
  if (version && apiVersion && version.text === apiVersion.text) version.mark = apiVersion.mark;
  const metadata = draft.root.get('metadata');
  if (metadata?.kind !== 'map') return;
  if (!rights.name) putBack(metadata, 'name', name);
  if (namespace && namespace.text !== '') putBack(metadata, 'namespace', namespace);
  else if (metadata.get('namespace')) metadata.remove('namespace', metadata.mark);
}

function putBack(map: Node, key: string, before: Node | undefined): void {
  if (!before) return;
  const mark = map.entries.get(key)?.mark ?? before.mark;
  setField(map, key, scalarNode(before.text, before.mark), mark);
  const field = map.get(key);
  if (field) field.mark = before.mark;
}

function empty(root: Node): void {
  for (const key of [...root.entries.keys()]) root.remove(key, root.mark);
}

/** Applies JSON operations; the object of a failed one stays as it was. */
export function applyJson(
  run: BuildRun,
  operations: readonly Operation[],
  drafts: readonly Draft[],
  at: Cursor,
  remember: boolean,
): void {
  for (const draft of drafts) {
    const before = draft.root.copy();
    if (remember) draft.remember();
    draft.touches++;
    draft.root.unshare();
    normaliseAnnotations(draft, true);
    const done = applyOperations(draft.root, operations, describeId(draft.id), found =>
      run.reportInside(found, at),
    );
    if (!done) draft.root.become(before);
    normaliseAnnotations(draft, false);
  }
}

/** The text of an entry that has either `path` or an inline text. */
export function patchText(
  run: BuildRun,
  directory: Directory,
  entry: Settings,
  inline: PatchText,
): PatchText | undefined {
  const text = inline.text.trim();
  const path = entry.setting('path');
  if (text !== '' && path) {
    run.report(complaint('patch-path-and-text', {}), path.at);
  } else if (path) {
    return patchFile(run, directory, path);
  } else if (text === '') {
    run.report(complaint('patch-without-content', {}), entry.cursor);
  } else {
    return inline;
  }
  return undefined;
}

export function patchFile(run: BuildRun, directory: Directory, path: TextSetting): PatchText | undefined {
  const parsed = run.parseFile(directory, path, 'manifest', 'missing-patch-file');
  return parsed && fileText(parsed.source, path.at, 'patch', parsed.documents);
}

/** Reads a text as objects and as operations; exactly one of the two must work. Nothing at all is fine. */
function readPatch(run: BuildRun, text: PatchText): ReadPatch | undefined {
  // What begins as a list is no object; an empty one is nothing at all.
  const listed = /^\s*(?:\[|-\s)/.test(text.text) ? jsonOperations(text) : undefined;
  if (listed?.length) return { objects: [], operations: listed };
  const faults: { readonly found: Complaint; readonly at: Cursor }[] = [];
  const objects = loadResources(text.read('manifest'), (found, at) => faults.push({ found, at }));
  const [fault] = faults;
  if (!fault) return { objects, operations: undefined };
  const operations = jsonOperations(text);
  if (operations) return { objects: [], operations };
  const data = { patch: nameOf(text), reason: reasonOf(fault.found) };
  run.problems.push({
    code: 'patch-unparsable',
    data,
    at: text.at,
    related: [{ at: fault.at, message: 'the fault is here' }],
    fatal: true,
  });
  return undefined;
}

/** JSON when it begins with a bracket, else YAML 1.1, of which only the first document counts. */
export function jsonOperations(text: PatchText): readonly Operation[] | undefined {
  const trimmed = text.text.trim();
  if (trimmed.startsWith('[') && !isJson(trimmed)) return undefined;
  const { documents, place }: ResourceText = text.read('values');
  const [document] = documents;
  if (!document) return undefined;
  const value = document.value ?? null;
  if (value === null) return document.problems.length > 0 ? undefined : [];
  return readOperations(document, place);
}

function isJson(text: string): boolean {
  try {
    return Array.isArray(JSON.parse(text));
  } catch {
    return false;
  }
}

export function nameOf({ at }: PatchText): string {
  const { value, name } = at;
  return name === 'path' && typeof value === 'string' ? value : 'inline patch';
}

/** Why a text is no object, in a few words. */
export function reasonOf({ code, data }: Complaint): string {
  if (code === 'missing-kind') return 'it has no kind';
  if (code === 'missing-name') return 'it has no metadata.name';
  if (code === 'not-an-object') return `it is a ${data.found} and no list of operations either`;
  if (code === 'duplicate-key') return `the key ${data.key} is written twice`;
  return data.reason ?? 'it is neither an object nor a list of operations';
}

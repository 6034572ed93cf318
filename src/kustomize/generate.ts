import type { SourceFile } from '../text/span.ts';
import type { BuildRun, Directory } from './build-run.ts';
import { complaint } from './complaint.ts';
import { type Behavior, type Collection, Draft } from './draft.ts';
import { ensureMap } from './fields.ts';
import { describeId } from './identity.ts';
import { type KeyValue, readKeyValues } from './key-values.ts';
import { cursorMark, type Mark } from './mark.ts';
import { mapNode, type Node, scalarNode, stringNode } from './node.ts';
import { isOddKey } from './scalar.ts';
import type { PairSetting, Settings } from './settings.ts';

export type GeneratedKind = 'ConfigMap' | 'Secret';

/** Where a generator's entry says what it makes, and what applies to all of them. */
export interface GeneratorEntry {
  readonly kind: GeneratedKind;
  readonly entry: Settings;
  /** `generatorOptions` of the file. */
  readonly common: Settings | undefined;
  readonly source: SourceFile;
  /** A plugin object may name its product in its own metadata. */
  readonly metadata?: Settings | undefined;
}

const behaviors: Readonly<Record<string, Behavior>> = { merge: 'merge', replace: 'replace' };

/** Makes the object of one entry. */
export function generate(run: BuildRun, directory: Directory, generator: GeneratorEntry): Draft | undefined {
  const { kind, entry, metadata } = generator;
  const at = entry.cursor;
  const name = entry.setting('name') ?? metadata?.setting('name');
  if (!name) {
    run.report(complaint('generator-missing-name', { kind }), at);
    return undefined;
  }
  const mark = cursorMark('generator', at);
  const root = mapNode(mark);
  put(root, 'apiVersion', stringNode('v1', mark));
  put(root, 'kind', stringNode(kind, mark));
  const meta = ensureMap(root, 'metadata', mark);
  put(meta, 'name', stringNode(name.text, cursorMark('generator', name.at)));
  const namespace = entry.setting('namespace') ?? metadata?.setting('namespace');
  if (namespace) put(meta, 'namespace', stringNode(namespace.text, cursorMark('generator', namespace.at)));
  if (kind === 'Secret') addType(root, entry, mark);
  addData(run, root, kind, name.text, readKeyValues(run, directory, entry), generator);
  addOptions(root, generator);
  return finish(root, generator);
}

function finish(root: Node, { entry, common, source }: GeneratorEntry): Draft {
  const draft = new Draft(root, source);
  const options = entry.struct('options');
  const keepName =
    (options?.flag('disableNameSuffixHash') ?? false) || (common?.flag('disableNameSuffixHash') ?? false);
  draft.generated = true;
  draft.needsHash = !keepName;
  draft.behavior = behaviors[entry.text('behavior')] ?? 'create';
  return draft;
}

function addType(root: Node, entry: Settings, mark: Mark): void {
  const type = entry.setting('type');
  put(root, 'type', stringNode(type?.text ?? 'Opaque', type ? cursorMark('generator', type.at) : mark));
}

function addData(
  run: BuildRun,
  root: Node,
  kind: GeneratedKind,
  name: string,
  pairs: readonly KeyValue[],
  { entry }: GeneratorEntry,
): void {
  if (kind === 'Secret') ensureMap(root, 'data', root.mark);
  const seen = new Map<string, KeyValue>();
  for (const pair of pairs) {
    const first = seen.get(pair.key);
    if (first) {
      const data = { key: pair.key, generator: name };
      run.report(complaint('duplicate-key-in-generator', data, pair.keyMark), entry.cursor);
      continue;
    }
    seen.set(pair.key, pair);
    const binary = typeof pair.value !== 'string';
    const field = kind === 'ConfigMap' && binary ? 'binaryData' : 'data';
    // The one control character that kustomize prints as it is, and cannot read again.
    if (kind === 'ConfigMap' && String(pair.value).includes('\x7f')) {
      const data = { value: `the value of ${pair.key}, which has a DEL character,`, type: 'printable text' };
      run.report(complaint('bad-scalar', data), entry.cursor);
    }
    const text = kind === 'Secret' || binary ? base64(pair.value) : String(pair.value);
    ensureMap(root, field, root.mark).put(
      pair.key,
      stringNode(text, pair.mark),
      pair.keyMark,
      isOddKey(pair.key),
    );
  }
}

/** From 70 columns on, kustomize breaks base64 into lines, which become part of the value. */
export function base64(value: string | Uint8Array): string {
  const text = Buffer.from(value as Uint8Array).toString('base64');
  return text.length < 70 ? text : text.replace(/.{1,70}/g, '$&\n');
}

/** The entry's own labels and annotations win over the common ones. */
function addOptions(root: Node, { entry, common }: GeneratorEntry): void {
  const own = entry.struct('options');
  const metadata = ensureMap(root, 'metadata', root.mark);
  for (const field of ['labels', 'annotations'] as const) {
    const pairs = new Map<string, PairSetting>();
    for (const options of [common, own]) {
      for (const pair of options?.pairs(field) ?? []) pairs.set(pair.key, pair);
    }
    for (const { key, text, at } of pairs.values()) {
      const map = ensureMap(metadata, field, root.mark);
      map.put(
        key,
        stringNode(text, cursorMark('generator', at)),
        cursorMark('generator', at.key),
        isOddKey(key),
      );
    }
  }
  const immutable = [own, common].find(options => options?.flag('immutable'));
  if (!immutable) return;
  put(root, 'immutable', scalarNode('true', cursorMark('generator', immutable.at('immutable')), '!!bool'));
}

/** Adds a generated object, or merges it into the one that its behavior asks for. */
export function absorb(run: BuildRun, collection: Collection, draft: Draft, entry: Settings): void {
  const { id, behavior } = draft;
  const found = collection.withAnyId(id);
  const [old] = found;
  const at = entry.at('name').exists ? entry.at('name') : entry.cursor;
  const object = describeId(id);
  if (!old) {
    if (behavior === 'create') collection.append(draft);
    else run.report(complaint('generator-missing', { object, behavior }), at);
  } else if (found.length > 1) {
    run.report(complaint('generator-ambiguous', { object }), at);
  } else if (behavior === 'create') {
    run.report(complaint('generator-exists', { object }, old.root.get('metadata')?.get('name')?.mark), at);
  } else {
    takeOver(old, draft);
    collection.replace(old, draft);
  }
}

/** The new object takes the old one's place, name and bookkeeping; with `merge` also its data. */
function takeOver(old: Draft, draft: Draft): void {
  const { root } = draft;
  const metadata = ensureMap(root, 'metadata', root.mark);
  for (const field of ['labels', 'annotations'] as const) {
    mergeTexts(metadata, field, old.root.get('metadata')?.get(field));
  }
  for (const field of ['name', 'namespace'] as const) {
    const before = old.root.get('metadata')?.entries.get(field);
    if (before && before.value.text !== '') metadata.put(field, before.value.copy(), before.mark);
    else if (metadata.get(field)) metadata.remove(field, root.mark);
  }
  if (draft.behavior === 'merge') {
    mergeTexts(root, 'data', old.root.get('data'));
    mergeTexts(root, 'binaryData', old.root.get('binaryData'));
    for (const field of ['data', 'binaryData']) if (root.get(field)?.isEmpty) root.remove(field, root.mark);
    draft.note = old.note ?? draft.note;
  }
  draft.former.push(...old.former);
  draft.prefixes.push(...old.prefixes);
  draft.suffixes.push(...old.suffixes);
  draft.needsHash &&= old.needsHash;
  draft.transformations = [...old.transformations, ...draft.transformations];
  draft.behavior = old.behavior;
  draft.generated = old.generated;
  draft.varNames = new Set(old.varNames);
}

/** Old entries stay unless the new object has the same key; all become strings. */
function mergeTexts(parent: Node, field: string, old: Node | undefined): void {
  if (old?.kind !== 'map' || old.entries.size === 0) return;
  const made = parent.get(field);
  const merged = mapNode(old.mark);
  for (const { key, mark, value } of old.entries.values()) {
    merged.put(key, stringNode(value.isNull ? '' : value.text, value.mark), mark, isOddKey(key));
  }
  for (const { key, mark, value } of made?.entries.values() ?? []) {
    const before = merged.get(key);
    const copy = value.copy();
    if (before) copy.mark = { ...copy.mark, from: [...copy.mark.from, before.mark] };
    merged.put(key, copy, mark, isOddKey(key));
  }
  if (made) made.become(merged);
  else parent.put(field, merged, old.mark);
}

function put(map: Node, key: string, value: Node): void {
  map.put(key, value, value.mark);
}

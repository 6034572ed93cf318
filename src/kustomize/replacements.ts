import { Cursor, isMap } from '../yaml/cursor.ts';
import { documentTree } from '../yaml/tree.ts';
import type { BuildRun, Directory } from './build-run.ts';
import { complaint } from './complaint.ts';
import type { Collection, Draft } from './draft.ts';
import { describeId, effectiveNamespace, isSelected, type ObjectId } from './identity.ts';
import { replacementShape } from './kustomization-schema.ts';
import { cursorMark } from './mark.ts';
import { type Node, scalarNode } from './node.ts';
import { findExact, splitFieldPath } from './path-match.ts';
import { replaceInTargets } from './replacement-target.ts';
import { Settings } from './settings.ts';
import { checkShape } from './shape-check.ts';

const defaultPath = 'metadata.name';

/** Runs every replacement in order; each reads its source when its turn comes. */
export function applyReplacements(
  run: BuildRun,
  directory: Directory,
  entries: readonly Settings[],
  collection: Collection,
): boolean {
  if (entries.length === 0) return false;
  for (const replacement of entries.flatMap(entry => readReplacements(run, directory, entry))) {
    applyReplacement(run, replacement, collection);
    collection.changed();
  }
  return true;
}

/** An entry is a replacement, or names a file with one or a list of them. */
function readReplacements(run: BuildRun, directory: Directory, entry: Settings): Settings[] {
  const path = entry.setting('path');
  if (!path) return [entry];
  if (entry.has('source') || entry.structs('targets').length > 0) {
    run.report(complaint('replacement-path-and-inline', {}), path.at);
    return [];
  }
  const parsed = run.parseFile(directory, path, 'values', 'missing-file');
  const [document] = parsed?.documents ?? [];
  if (!document) return [];
  const root = Cursor.root(documentTree(document));
  const items: Cursor[] = Array.isArray(root.value) ? root.items() : [root];
  const found = items.filter(item => isMap(item.value));
  if (found.length === 0) {
    const data = {
      field: 'replacements[].path',
      expected: 'mapping or list of mappings',
      found: typeof root.value,
    };
    run.report(complaint('wrong-type', data), path.at);
  }
  // A file of replacements is decoded leniently: unknown fields are passed over.
  for (const item of found) {
    checkShape(item, replacementShape, true, (fault, at) =>
      run.report({ ...fault, fatal: fault.code !== 'unknown-field' }, at),
    );
  }
  return found.map(item => new Settings(item, true));
}

function applyReplacement(run: BuildRun, entry: Settings, collection: Collection): void {
  const source = entry.struct('source');
  const literal = entry.at('sourceValue');
  const targets = entry.structs('targets');
  const hasLiteral = typeof literal.value === 'string';
  if ((!source && !hasLiteral) || !Array.isArray(entry.at('targets').value)) {
    run.report(complaint('replacement-incomplete', {}), entry.cursor);
    return;
  }
  if (source && hasLiteral) {
    const reason = 'source and sourceValue exclude each other';
    run.report(complaint('replacement-source', { source: '', reason }), literal);
    return;
  }
  const value = source
    ? readSource(run, source, collection)
    : scalarNode(String(literal.value), cursorMark('replacement', literal));
  if (!value) return;
  for (const target of targets) replaceInTargets(run, target, value, collection);
}

/** The value to copy, with the marks of where it was written. */
function readSource(run: BuildRun, source: Settings, collection: Collection): Node | undefined {
  const name = describeSource(source);
  const fail = (reason: string) => {
    run.report(complaint('replacement-source', { source: name, reason }), source.cursor);
    return undefined;
  };
  const found = collection.drafts.filter(draft => isSource(draft, source));
  const [draft] = found;
  if (!draft) return fail('no object is like that');
  if (found.length > 1) return fail(`${found.length} objects are like that, it must be one`);
  const path = source.text('fieldPath') || defaultPath;
  const field = findExact(draft.root, splitFieldPath(path));
  if (!field || field.isEmpty) return fail(`${describeId(draft.id)} has nothing at ${path}`);
  const options = source.struct('options');
  const delimiter = options?.text('delimiter') ?? '';
  // Not a copy: when a target changes the source itself, later targets get what it is then.
  if (!options || delimiter === '') return field;
  if (field.kind !== 'scalar') return fail('a delimiter needs a scalar');
  const index = options.number('index');
  const part = field.text.split(delimiter)[index];
  if (part === undefined || index < 0) return fail(`index ${index} is beyond the parts of the value`);
  const value = field.copy();
  value.text = part;
  return value;
}

/** Exact, but an object may be named as it is or as it was. */
function isSource(draft: Draft, source: Settings): boolean {
  const wanted: ObjectId = {
    group: source.text('group'),
    version: source.text('version'),
    kind: source.text('kind'),
    name: source.text('name'),
    namespace: source.text('namespace'),
  };
  return draft.allIds.some(
    id =>
      (wanted.name === '' || wanted.name === id.name) &&
      (wanted.namespace === '' || effectiveNamespace(wanted) === effectiveNamespace(id)) &&
      isSelected(id, wanted),
  );
}

function describeSource(source: Settings): string {
  const parts = ['kind', 'namespace', 'name'].map(field => source.text(field)).filter(text => text !== '');
  return parts.join(' ') || 'anything';
}

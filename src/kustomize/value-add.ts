import { Cursor } from '../yaml/cursor.ts';
import { documentTree } from '../yaml/tree.ts';
import type { BuildRun, Directory } from './build-run.ts';
import { complaint } from './complaint.ts';
import type { Collection, Draft } from './draft.ts';
import { splitPath } from './field-spec.ts';
import { isKind, newNode, setScalar } from './fields.ts';
import { cursorMark, type Mark } from './mark.ts';
import { changeObject } from './namespace-transform.ts';
import type { Node } from './node.ts';
import { readSelector, selects } from './selector.ts';
import { Settings } from './settings.ts';

/** Puts one text into fields of many objects, into a part of a path when asked to. */
export function addValues(
  run: BuildRun,
  directory: Directory,
  settings: Settings,
  collection: Collection,
): void {
  const targets = [...settings.structs('targets'), ...fileTargets(run, directory, settings)];
  const kind = 'ValueAddTransformer';
  if (targets.length === 0) {
    run.report(complaint('plugin-bad-config', { kind, reason: 'it needs a target' }), settings.cursor);
  }
  const value = settings.text('value').trim() || directory.path.split('/').pop() || '';
  for (const target of targets) {
    const reason =
      target.text('fieldPath') === ''
        ? 'a target needs a fieldPath'
        : target.number('filePathPosition') < 0
          ? 'filePathPosition must not be negative'
          : undefined;
    if (reason) run.report(complaint('plugin-bad-config', { kind, reason }), target.cursor);
    else addToTarget(run, target, value, settings, collection);
  }
  collection.changed();
}

function fileTargets(run: BuildRun, directory: Directory, settings: Settings): readonly Settings[] {
  const path = settings.setting('targetFilePath');
  const parsed = path && run.parseFile(directory, path, 'values', 'missing-file');
  const [document] = parsed?.documents ?? [];
  return document ? new Settings(Cursor.root(documentTree(document))).structs('targets') : [];
}

function addToTarget(
  run: BuildRun,
  target: Settings,
  text: string,
  settings: Settings,
  collection: Collection,
): void {
  const select = target.struct('selector');
  const selector = select && readSelector(select, run.complainAt(select.cursor));
  if (select && !selector) return;
  const at = settings.at('value').exists ? settings.at('value') : settings.cursor;
  const mark = cursorMark('transformer', at);
  for (const draft of collection.drafts) {
    if (selector && !selects(selector, draft)) continue;
    if (target.text('fieldPath') === 'metadata/namespace') moveObject(run, draft, text, at, target);
    else addToObject(run, draft.root, target, text, mark);
  }
}

function moveObject(run: BuildRun, draft: Draft, text: string, at: Cursor, target: Settings): void {
  const setting = { text, at, mark: () => cursorMark('transformer', at) };
  const change = { setting, specs: [], unsetOnly: false, subjects: 'defaultOnly' } as const;
  changeObject(draft, change, run.complainAt(target.cursor));
}

function addToObject(run: BuildRun, root: Node, target: Settings, text: string, mark: Mark): void {
  const complain = run.complainAt(target.cursor);
  let node = root;
  const steps = splitPath(target.text('fieldPath')).filter(step => step.trim() !== '');
  for (const [index, step] of steps.entries()) {
    if (!isKind(node, 'map', step, complain)) return;
    if (!node.get(step)) node.put(step, newNode(index === steps.length - 1 ? 'scalar' : 'map', mark), mark);
    node = node.get(step) ?? node;
  }
  if (!isKind(node, 'scalar', target.text('fieldPath'), complain)) return;
  const position = target.number('filePathPosition');
  setScalar(node, position > 0 ? insertPart(node.text, position - 1, text) : text, '', mark);
}

/** Puts a part into a path, counted from 0 behind a leading slash. */
function insertPart(path: string, position: number, part: string): string {
  const absolute = path.startsWith('/');
  const parts = path.split('/').filter(each => each !== '');
  parts.splice(Math.min(position, parts.length), 0, part);
  return (absolute ? '/' : '') + parts.join('/');
}

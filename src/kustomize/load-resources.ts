import type { SourceFile } from '../text/span.ts';
import { Cursor } from '../yaml/cursor.ts';
import type { Document } from '../yaml/document.ts';
import { rootView } from '../yaml/node-view.ts';
import { spanTree } from '../yaml/tree.ts';
import { type Complain, type Complaint, complaint, cursorAt } from './complaint.ts';
import { Draft } from './draft.ts';
import { textAt } from './fields.ts';
import { asJson } from './json-form.ts';
import { loadView, type Placing } from './load-node.ts';
import type { Node } from './node.ts';

/** Where a fault of an object is said: at its bytes. */
export type SayAt = (found: Complaint, at: Cursor) => void;

export interface ResourceText {
  readonly source: SourceFile;
  readonly documents: readonly Document[];
  readonly place: Placing;
}

/** The objects of a text, lists opened. Those that kustomize would refuse are left out and reported. */
export function loadResources(text: ResourceText, say: SayAt): Draft[] {
  checkSeparators(text, say);
  const drafts: Draft[] = [];
  const later: Draft[] = [];
  const documents = separated(text);
  for (const document of documents) {
    for (const root of rootsOf(document, text, documents.length === 1, say)) {
      if (!isObject(root, text.source.path, say)) continue;
      const items = textAt(root, 'kind').endsWith('List') ? root.get('items') : undefined;
      if (!items) drafts.push(new Draft(root, text.source));
      else later.push(...openList(root, items, text.source, say));
    }
  }
  return later.length === 0 ? drafts : [...drafts, ...later];
}

/** The splitter knows only `---`, so what comes after `...` without it is never looked at. */
function separated({ documents, source }: ResourceText): readonly Document[] {
  if (documents.length < 2 || !source.text.includes('\n...')) return documents;
  let end = 0;
  return documents.filter((document, index) => {
    const root = document.spanOf([], 'value');
    if (!root) return true;
    const between = source.text.slice(end, root.start);
    end = root.end;
    return index === 0 || /^[ \t]*---/m.test(between);
  });
}

/** A list that is alone in its file opens in place. */
function rootsOf(document: Document, text: ResourceText, alone: boolean, say: SayAt): readonly Node[] {
  const root = readDocument(document, text, say);
  if (!root) return [];
  const kind = alone ? textAt(root, 'kind') : '';
  if ((kind !== 'List' && kind !== 'ResourceList') || (!root.get('items') && !root.get('functionConfig')))
    return [root];
  return root.get('items')?.items ?? [];
}

function readDocument(document: Document, { source, place }: ResourceText, say: SayAt): Node | undefined {
  const view = rootView(document);
  for (const fault of document.problems) {
    const at = Cursor.root(spanTree(source, fault.span));
    if (fault.code === 'non-string-key') {
      // At the top of an object kustomize takes any key for a string.
      const top = view?.entries().some(({ keySpan }) => keySpan.start === fault.span.start);
      const key = source.text.slice(fault.span.start, fault.span.end);
      if (!top) say(complaint('non-string-key', { key }), at);
      continue;
    }
    // A tag of somebody's own makes the value a string.
    const before = source.text.slice(Math.max(fault.span.start - 80, 0), fault.span.start);
    const own = fault.code === 'unsupported-tag' && /(?:^|\s|\[|\{|,)!(?!!)\S*\s+$/.test(before);
    if (own && view) continue;
    if (fault.code === 'duplicate-key') {
      const key = source.text.slice(fault.span.start, fault.span.end);
      const found = complaint('duplicate-key', { key });
      say(fault.related ? { ...found, mark: place(fault.related) } : found, at);
    } else {
      say(complaint('invalid-yaml', { path: source.path, reason: fault.message }), at);
      return undefined;
    }
  }
  if (!view || view.value === null) return undefined;
  const root = loadView(view, place);
  // Infinities cannot be printed, and times may be no times, which is found when their nodes are looked at.
  if (/\.(?:inf|nan)\b|\d-\d{1,2}[Tt ]\d{1,2}:/i.test(source.text)) open(root);
  else openOdd(root);
  return root;
}

function open(node: Node): void {
  for (const { value } of node.entries.values()) open(value);
  for (const item of node.items) open(item);
}

/** What does not print as it is must be opened at once; the rest may wait. */
function openOdd(node: Node): void {
  if (!node.unopened?.hasOddNodes) return;
  for (const { value } of node.entries.values()) openOdd(value);
  for (const item of node.items) openOdd(item);
}

/** Only blanks or a comment may follow the dashes that separate documents. */
function checkSeparators({ source, documents }: ResourceText, say: SayAt): void {
  const first = documents[0]?.spanOf([], 'value');
  if (first === undefined) return;
  // Behind the first of several documents only.
  const text = documents.length < 2 ? source.text.slice(0, first.start) : source.text;
  if (!text.includes('\n---')) return;
  const found = /\r?\n---[^\S\n]*([^\s#][^\n]*)\n/.exec(source.text);
  if (!found) return;
  const start = found.index + found[0].indexOf('---');
  const at = Cursor.root(spanTree(source, { start, end: start + found[0].trim().length }));
  const reason = 'only a comment may follow the three dashes that separate documents';
  say(complaint('invalid-yaml', { path: source.path, reason }), at);
}

/** An empty mapping is passed over; anything else must be an object with a kind and a name. */
function isObject(root: Node, path: string, say: SayAt): boolean {
  if (root.isEmpty) return false;
  const refuse = (found: Complaint, where = cursorAt(root.mark)) => {
    if (where) say(found, where);
    return false;
  };
  if (root.kind !== 'map') {
    return refuse(complaint('not-an-object', { path, found: root.kind === 'list' ? 'list' : 'scalar' }));
  }
  const kind = textAt(root, 'kind');
  if (kind === '') return refuse(complaint('missing-kind', { path }));
  if (kind.endsWith('List') || textAt(root, 'metadata', 'name') !== '') return true;
  const metadata = root.get('metadata');
  return refuse(complaint('missing-name', { path, kind }), metadata && cursorAt(metadata.mark));
}

/** The items of any other list go through JSON and come after everything else in the file. */
function openList(root: Node, items: Node, source: SourceFile, say: SayAt): Draft[] {
  if (items.isNull) return [];
  const at = cursorAt(items.mark);
  if (items.kind !== 'list') {
    if (at) say(complaint('bad-list-items', { kind: textAt(root, 'kind'), found: items.kind }), at);
    return [];
  }
  const complain: Complain = found => at && say(found, at);
  const drafts: Draft[] = [];
  for (const item of items.items) {
    asJson(item, complain);
    if (!isObject(item, source.path, say)) continue;
    const nested = textAt(item, 'kind').endsWith('List') ? item.get('items') : undefined;
    if (nested) drafts.push(...openList(item, nested, source, say));
    else drafts.push(new Draft(item, source));
  }
  return drafts;
}

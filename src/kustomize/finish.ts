import type { OriginStep } from '../text/origin.ts';
import type { Accumulator } from './accumulate.ts';
import type { BuildRun } from './build-run.ts';
import { type Complain, type Complaint, complaint, cursorAt } from './complaint.ts';
import { type Collection, checkIds, type Draft } from './draft.ts';
import { ensureMap, isKind, lookup, setScalar, words } from './fields.ts';
import { describeId } from './identity.ts';
import { checkedValue } from './json-form.ts';
import { buildMetadata, type Kustomization, placeOf } from './kustomization.ts';
import { cursorMark, type Mark, restep } from './mark.ts';
import { annotate, finishAnnotations } from './metadata.ts';
import { fixNameReferences } from './name-reference.ts';
import { type Node, stringNode } from './node.ts';
import { objectHash } from './object-hash.ts';
import { notesText, noteText, originAnnotation, transformationsAnnotation } from './origin-note.ts';
import { sortObjects } from './sort-objects.ts';
import { resolveVars } from './vars.ts';

/** What happens once, when everything is gathered: hashes, references, variables, order, annotations. */
export function finishObjects(run: BuildRun, kustomization: Kustomization, into: Accumulator): void {
  const { collection } = into;
  const at = placeOf(kustomization);
  const complain = run.complainAt(at);
  // A fault of an object is said at its own bytes.
  const complainThere: Complain = found =>
    run.report({ ...found, mark: undefined }, (found.mark && cursorAt(found.mark)) ?? at);
  for (const draft of collection.drafts) if (draft.needsHash) addHash(draft);
  collection.changed();
  for (const draft of collection.drafts) checkSubjects(draft, complainThere);
  fixNameReferences(collection.drafts, into.specs.nameReference, complain);
  resolveVars(run, into);
  checkNames(collection.drafts, complainThere);
  dropLocal(run, collection);
  checkIds(collection.drafts, complainThere);
  sortObjects(run, kustomization, collection);
  const marks = metadataMarks(kustomization);
  for (const draft of collection.drafts) finishObject(draft, marks, complainThere);
}

/** What `buildMetadata` asks to be written into every object, marked with the word that asks. */
interface MetadataMarks {
  readonly managed: Mark | undefined;
  readonly origins: Mark | undefined;
  readonly changes: Mark | undefined;
}

function metadataMarks(kustomization: Kustomization): MetadataMarks {
  const metadata = buildMetadata(kustomization);
  const markOf = (word: string, step: OriginStep) => {
    const at = metadata.get(word);
    return at && cursorMark(step, at);
  };
  return {
    managed: markOf('managedByLabel', 'label'),
    origins: markOf('originAnnotations', 'annotation'),
    changes: markOf('transformerAnnotations', 'annotation'),
  };
}

/** Appends the hash of an object's content to its name. */
export function addHash(draft: Draft): void {
  const name = draft.root.get('metadata')?.get('name');
  if (!name) return;
  const hash = objectHash(draft.root);
  draft.remember();
  setScalar(name, `${name.text}-${hash}`, '', restep(draft.root.mark, 'hash'));
}

/** Kustomize trips over a service account whose namespace is there but no string. */
function checkSubjects(draft: Draft, complain: Complain): void {
  if (draft.gvk.kind !== 'RoleBinding') return;
  for (const subject of draft.root.get('subjects')?.items ?? []) {
    if (!isKind(subject, 'map', 'subjects', complain)) continue;
    const namespace = subject.get('namespace');
    const kind = subject.get('kind');
    if (!namespace || !kind) continue;
    if (typeof kind.toValue() !== 'string') {
      const data = { field: 'subjects/kind', expected: 'string', found: words[kind.kind] };
      complain(complaint('wrong-node-kind', data, kind.mark));
    }
    if (kind.text !== 'ServiceAccount' || typeof namespace.toValue() === 'string') continue;
    complain(complaint('blank-subject-namespace', { object: describeId(draft.id) }, namespace.mark));
  }
}

/** A patch may have taken away what every object must have. */
function checkNames(drafts: readonly Draft[], complain: Complain): void {
  for (const draft of drafts) {
    if (draft.isUntouched) continue;
    const { root, source, gvk, name, former } = draft;
    if (gvk.kind === '') {
      complain(complaint('missing-kind', { path: source.path }, missingMark(root, 'kind')));
    } else if (areMiscounted(former) || (name === '' && !gvk.kind.endsWith('List'))) {
      const metadata = root.get('metadata');
      const mark = metadata ? missingMark(metadata, 'name') : missingMark(root, 'metadata');
      complain(complaint('missing-name', { path: source.path, kind: gvk.kind }, mark));
    }
  }
}

/**
 * Kustomize keeps former names, namespaces and kinds in three lists with commas, without the empty ones,
 * and stops when they are not of one length.
 */
function areMiscounted(former: Draft['former']): boolean {
  const count = (part: 'name' | 'namespace' | 'kind') =>
    former
      .map(each => each[part])
      .filter(text => text !== '')
      .join(',')
      .split(',').length;
  if (former.every(({ name }) => name === '')) return false;
  return count('name') !== count('namespace') || count('name') !== count('kind');
}

/** What is there instead of a text, or what took it away. */
function missingMark(map: Node, key: string): Mark {
  return map.get(key)?.mark ?? map.removals?.get(key)?.key ?? map.mark;
}

/** Objects that are only meant for tools on a person's machine. */
function dropLocal(run: BuildRun, collection: Collection): void {
  collection.drafts = collection.drafts.filter(draft => {
    const local = lookup(draft.root, 'metadata', 'annotations', 'config.kubernetes.io/local-config');
    if (local === undefined || local.text === 'false') return true;
    run.noteRemoval(draft, local.mark);
    return false;
  });
}

function finishObject(draft: Draft, marks: MetadataMarks, complain: Complain): void {
  const { managed, origins, changes } = marks;
  finishAnnotations(draft);
  if (managed) addManagedBy(draft, managed);
  if (draft.note && origins) annotate(draft, originAnnotation, noteText(draft.note), origins);
  if (draft.transformations.length > 0 && changes) {
    annotate(draft, transformationsAnnotation, notesText(draft.transformations), changes);
  }
  if (draft.root.unopened) return;
  const secret = draft.gvk.kind === 'Secret';
  checkPrintable(draft.root, found => complain(secret ? withoutValue(found) : found), true);
}

function addManagedBy({ root }: Draft, mark: Mark): void {
  const labels = ensureMap(ensureMap(root, 'metadata', mark), 'labels', mark);
  labels.put('app.kubernetes.io/managed-by', stringNode('kustomize-v5.8.1', mark), mark);
}

/** Nothing that a Secret holds is ever said. */
function withoutValue(found: Complaint): Complaint {
  return 'value' in found.data ? { ...found, data: { ...found.data, value: 'the value' } } : found;
}

/** What was put together may not be printable as what it claims to be: a word where a number was. */
function checkPrintable(node: Node, complain: Complain, top: boolean): void {
  if (node.unopened) return;
  if (node.kind === 'scalar') {
    if (node.emptyInFlow) {
      node.tag = '!!str';
      node.emptyInFlow = false;
    } else if (!node.isNull) checkedValue(node, complain);
  } else if (node.kind === 'list') {
    for (const item of node.items) checkPrintable(item, complain, false);
  } else {
    for (const { key, odd, mark, value } of node.entries.values()) {
      if (odd && !top) complain(complaint('odd-key', { key }, mark));
      checkPrintable(value, complain, false);
    }
  }
}

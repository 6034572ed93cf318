import { isMap } from '../yaml/cursor.ts';
import type { Value } from '../yaml/document.ts';
import { timestampText } from '../yaml/timestamp.ts';
import type { Draft } from './draft.ts';
import { ensureMap, lookup, valueBelow } from './fields.ts';
import type { Mark } from './mark.ts';
import { mapNode, type Node, stringNode } from './node.ts';
import { originAnnotation, transformationsAnnotation } from './origin-note.ts';
import { isOddKey } from './scalar.ts';

/** Kustomize's own annotations, which never reach the output. */
const internal: ReadonlySet<string> = new Set([
  ...[
    'previousKinds',
    'previousNames',
    'previousNamespaces',
    'prefixes',
    'suffixes',
    'allowNameChange',
    'allowKindChange',
    'refBy',
    'generatorBehavior',
    'needsHashSuffix',
    'path',
    'index',
    'seqindent',
    'id',
    'annotations-migration-resource-id',
  ].map(name => `internal.config.kubernetes.io/${name}`),
  'config.kubernetes.io/path',
  'config.kubernetes.io/index',
  'config.k8s.io/id',
  'kustomize.config.k8s.io/helm-generated',
]);

/**
 * Rewrites annotations as kustomize does whenever it touches them: every value becomes a string with
 * the text it had, and an empty map goes away unless `keepMap` asks for what internal annotations need.
 */
export function normaliseAnnotations(draft: Draft, keepMap: boolean): void {
  const metadata = draft.root.get('metadata');
  if (metadata !== undefined && metadata.kind !== 'map') return;
  if (keepMap) {
    if (draft.hasInternalAnnotations)
      ensureMap(ensureMap(draft.root, 'metadata', draft.root.mark), 'annotations', draft.root.mark);
    return;
  }
  stringMap(draft.root, 'annotations');
}

/** Makes every value of a map in the metadata a string; an empty or null map disappears. */
export function stringMap(root: Node, field: 'labels' | 'annotations'): void {
  const metadata = root.get('metadata');
  const map = metadata?.get(field);
  if (!metadata || !map) return;
  if (map.kind !== 'map' || map.entries.size === 0) {
    metadata.remove(field, map.mark);
    return;
  }
  for (const { key, value, mark } of [...map.entries.values()]) {
    if (isOddKey(key)) map.put(key, value, mark, true);
    if (value.kind === 'scalar' && value.tag === '!!str') continue;
    value.become(stringNode(value.text, value.mark));
  }
}

/** The last step of a build: only a person's annotations stay, as strings. */
export function finishAnnotations(draft: Draft): void {
  const { root } = draft;
  if (!root.has('metadata')) root.put('metadata', mapNode(root.mark), root.mark);
  if (root.unopened && areFinished(valueBelow(root.unopened.value, ['metadata', 'annotations']))) return;
  const annotations = lookup(root, 'metadata', 'annotations');
  if (!annotations) return;
  if (annotations.kind === 'map') {
    for (const key of [...annotations.entries.keys()]) {
      if (isInternal(key)) annotations.remove(key, annotations.mark);
    }
  }
  stringMap(root, 'annotations');
}

function isInternal(key: string): boolean {
  return internal.has(key) || key === originAnnotation || key === transformationsAnnotation;
}

/** Whether nothing is to be done, which the plain values tell without opening anything. */
function areFinished(annotations: Value | undefined): boolean {
  if (annotations === undefined) return true;
  if (!isMap(annotations) || Object.keys(annotations).length === 0) return false;
  return Object.entries(annotations).every(
    ([key, value]) => !isInternal(key) && !isOddKey(key) && isPlainString(value),
  );
}

/** An unquoted time has another value than text. */
function isPlainString(value: Value): boolean {
  return typeof value === 'string' && timestampText(value) === undefined;
}

/** Writes an annotation of kustomize's own. */
export function annotate(draft: Draft, key: string, text: string, mark: Mark): void {
  const annotations = ensureMap(ensureMap(draft.root, 'metadata', mark), 'annotations', mark);
  annotations.put(key, stringNode(text, mark), mark);
}

import type { Cursor } from '../yaml/cursor.ts';
import { type Complain, complaint } from './complaint.ts';
import type { Draft } from './draft.ts';
import { goPattern } from './go-pattern.ts';
import { effectiveNamespace, type Gvk, type ObjectId } from './identity.ts';
import { type LabelTest, labelSelector } from './label-selector.ts';
import type { Settings } from './settings.ts';

type Field = 'group' | 'version' | 'kind' | 'name' | 'namespace';
const fields: readonly Field[] = ['group', 'version', 'kind', 'name', 'namespace'];

/** Whether a text matches; absent fields match everything. */
type TextTest = (text: string) => boolean;

/** Chooses objects by patterns on their type and names, and by labels and annotations. */
export interface Selector {
  readonly cursor: Cursor;
  readonly tests: Readonly<Record<Field, TextTest>>;
  readonly labels: LabelTest;
  readonly annotations: LabelTest;
  /** No pattern at all. */
  readonly anyId: boolean;
  readonly anyMetadata: boolean;
}

/** Reads `patches[].target` and the like; `undefined` when one of its patterns is wrong. */
export function readSelector(settings: Settings, complain: Complain): Selector | undefined {
  const tests: Partial<Record<Field, TextTest>> = {};
  for (const field of fields) {
    const pattern = settings.text(field);
    const compiled = pattern === '' ? undefined : goPattern(pattern);
    if (compiled && 'error' in compiled) {
      complain(complaint('bad-selector', { field, pattern, reason: compiled.error }));
      return undefined;
    }
    tests[field] = compiled ? text => compiled.regexp.test(text) : () => true;
  }
  const labels = readLabels(settings, 'labelSelector', complain);
  const annotations = readLabels(settings, 'annotationSelector', complain);
  if (!labels || !annotations) return undefined;
  return {
    cursor: settings.cursor,
    tests: tests as Record<Field, TextTest>,
    labels,
    annotations,
    anyId: fields.every(field => settings.text(field) === ''),
    anyMetadata: settings.text('labelSelector') === '' && settings.text('annotationSelector') === '',
  };
}

function readLabels(settings: Settings, field: string, complain: Complain): LabelTest | undefined {
  const pattern = settings.text(field);
  const test = labelSelector(pattern);
  if (!test) {
    const reason = 'it is not a selector like `a=b,c in (d,e),!f`';
    complain(complaint('bad-selector', { field, pattern, reason }));
  }
  return test;
}

/** As patches choose: type and labels as they are now, names as they are or once were. */
export function selects(selector: Selector, draft: Draft): boolean {
  const { tests } = selector;
  const ids = [draft.originalId, draft.id];
  return (
    ids.some(id => tests.namespace(effectiveNamespace(id))) &&
    ids.some(id => tests.name(id.name)) &&
    matchesType(selector, draft.gvk) &&
    matchesMetadata(selector, draft)
  );
}

export function matchesType({ tests }: Selector, { group, version, kind }: Gvk): boolean {
  return tests.group(group) && tests.version(version) && tests.kind(kind);
}

/** As replacements choose: one id must match in everything, with its namespace as written. */
export function matchesId(selector: Selector, id: ObjectId): boolean {
  const { tests } = selector;
  return matchesType(selector, id) && tests.name(id.name) && tests.namespace(id.namespace);
}

export function matchesMetadata({ labels, annotations, anyMetadata }: Selector, draft: Draft): boolean {
  if (anyMetadata) return true;
  return labels(draft.labels()) && annotations(draft.annotations());
}

/** The selector in words, for messages. */
export function describeSelector(settings: Settings): string {
  const parts = [...fields, 'labelSelector', 'annotationSelector'].flatMap(field => {
    const text = settings.text(field);
    return text === '' ? [] : [`${field} ${text}`];
  });
  return parts.join(', ') || 'everything';
}

import type { OriginStep } from '../text/origin.ts';
import type { Complain } from './complaint.ts';
import type { Collection } from './draft.ts';
import { visitFields } from './field-spec.ts';
import { mergeSpecLists, readFieldSpec } from './field-specs.ts';
import { isKind, setField } from './fields.ts';
import { cursorMark } from './mark.ts';
import { scalarNode } from './node.ts';
import type { PairSetting, Settings } from './settings.ts';
import type { FieldSpec, FieldSpecs } from './tables.ts';

const metadataLabels: FieldSpec = { group: '', version: '', kind: '', path: 'metadata/labels', create: true };

/** The fields that one entry of `labels` sets. */
export function labelSpecs(entry: Settings, specs: FieldSpecs, complain: Complain): readonly FieldSpec[] {
  const own = entry.structs('fields').map(readFieldSpec);
  const merge = (left: readonly FieldSpec[], right: readonly FieldSpec[]) =>
    mergeSpecLists(left, right, 'labels', complain);
  const configured = merge(own, specs.labels);
  if (entry.flag('includeSelectors')) return merge(configured, specs.commonLabels);
  const templates = entry.flag('includeTemplates') ? merge(configured, specs.templateLabels) : configured;
  return merge(templates, [metadataLabels]);
}

/** Sets labels or annotations in every field that the specs name. */
export function setPairs(
  collection: Collection,
  pairs: readonly PairSetting[],
  specs: readonly FieldSpec[],
  step: OriginStep,
  complain: Complain,
): void {
  for (const draft of collection.drafts) {
    for (const { key, text, at } of pairs) {
      const mark = cursorMark(step, at);
      const keyMark = cursorMark(step, at.key);
      // Kustomize puts one and the same node wherever it makes the key: whoever changes one place later
      // changes all of them.
      const value = scalarNode(text, mark, '!!str');
      for (const spec of specs) {
        visitFields(draft.root, spec, {
          create: { kind: 'map', mark: keyMark },
          complain,
          set(field) {
            if (!isKind(field, 'map', spec.path, complain) || field.kind !== 'map') return;
            setField(field, key, value, keyMark);
          },
        });
      }
    }
  }
}

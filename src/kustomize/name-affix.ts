import type { Complain } from './complaint.ts';
import type { Collection } from './draft.ts';
import { visitFields } from './field-spec.ts';
import { setScalar } from './fields.ts';
import { isSelected } from './identity.ts';
import type { SingleSetting } from './kustomization.ts';
import type { FieldSpec } from './tables.ts';

/** Objects whose names mean something to others are never renamed. */
const untouched = [
  { group: '', version: '', kind: 'CustomResourceDefinition' },
  { group: 'apiregistration.k8s.io', version: '', kind: 'APIService' },
  { group: '', version: '', kind: 'Namespace' },
] as const;

/** Puts a text before or behind names. */
export function changeNames(
  collection: Collection,
  setting: SingleSetting,
  side: 'prefix' | 'suffix',
  specs: readonly FieldSpec[],
  complain: Complain,
): void {
  const { text } = setting;
  const mark = setting.mark(side === 'prefix' ? 'name-prefix' : 'name-suffix');
  for (const draft of collection.drafts) {
    const original = draft.originalId;
    if (untouched.some(type => isSelected(original, type))) continue;
    for (const spec of specs) {
      if (!isSelected(original, spec)) continue;
      if (spec.path === 'metadata/name') {
        draft[side === 'prefix' ? 'prefixes' : 'suffixes'].push(text);
        draft.remember();
      }
      visitFields(draft.root, spec, {
        create: { kind: 'scalar', mark },
        complain,
        set(field) {
          const name = side === 'prefix' ? text + field.text : field.text + text;
          setScalar(field, name, '', mark, complain);
        },
      });
    }
  }
  collection.changed();
}

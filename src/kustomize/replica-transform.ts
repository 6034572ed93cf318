import { type Complain, complaint } from './complaint.ts';
import type { Collection } from './draft.ts';
import { visitFields } from './field-spec.ts';
import { setScalar } from './fields.ts';
import { isSelected } from './identity.ts';
import { cursorMark } from './mark.ts';
import type { Settings } from './settings.ts';
import type { FieldSpec } from './tables.ts';

/** Sets the number of replicas of the workloads that have or had a name. */
export function changeReplicas(
  collection: Collection,
  entry: Settings,
  specs: readonly FieldSpec[],
  complain: Complain,
): void {
  const name = entry.text('name');
  const count = entry.at('count');
  const mark = cursorMark('replica', count.exists ? count : entry.cursor);
  let found = false;
  for (const spec of specs) {
    for (const draft of collection.drafts) {
      if (!draft.allIds.some(id => id.name === name && isSelected(id, spec))) continue;
      found = true;
      visitFields(draft.root, spec, {
        create: { kind: 'scalar', mark },
        complain,
        set: field => setScalar(field, String(entry.number('count')), '!!int', mark, complain),
      });
    }
  }
  if (!found) complain(complaint('replica-no-match', { name }));
}

import { type Complain, complaint } from './complaint.ts';
import type { Collection, Draft } from './draft.ts';
import { visitFields } from './field-spec.ts';
import { isKind, newNode, setScalar, textAt } from './fields.ts';
import { describeId, isCluster } from './identity.ts';
import type { SingleSetting } from './kustomization.ts';
import type { Mark } from './mark.ts';
import type { Node } from './node.ts';
import type { FieldSpec } from './tables.ts';

/** Which subjects of role bindings move along. */
export type SubjectMode = 'defaultOnly' | 'allServiceAccounts' | 'none';

export interface NamespaceChange {
  readonly setting: SingleSetting;
  readonly specs: readonly FieldSpec[];
  readonly unsetOnly: boolean;
  readonly subjects: SubjectMode;
}

const roleBindings: ReadonlySet<string> = new Set(['RoleBinding', 'ClusterRoleBinding']);
const metadataNamespace: FieldSpec = {
  group: '',
  version: '',
  kind: '',
  path: 'metadata/namespace',
  create: true,
};

/** Puts every object that is not known to be cluster-scoped into a namespace. */
export function changeNamespace(collection: Collection, change: NamespaceChange, complain: Complain): void {
  for (const draft of collection.drafts) {
    draft.remember();
    changeObject(draft, change, complain);
  }
  collection.changed();
  const seen = new Set<string>();
  for (const draft of collection.drafts) {
    const { key } = draft;
    if (seen.has(key)) {
      const { mark } = draft.root.get('metadata')?.get('name') ?? draft.root;
      complain(complaint('namespace-conflict', { object: describeId(draft.id) }, mark));
    }
    seen.add(key);
  }
}

export function changeObject(draft: Draft, change: NamespaceChange, complain: Complain): void {
  const { root, gvk } = draft;
  const visit = { ...namespaceVisit(change, complain) };
  const apiVersion = textAt(root, 'apiVersion');
  if (!isCluster(gvk)) visitFields(root, metadataNamespace, visit);
  const bindsRoles = roleBindings.has(gvk.kind);
  if (bindsRoles) changeSubjects(root, change, complain);
  for (const spec of change.specs) {
    if (spec.path === 'metadata/namespace') continue;
    // Only core Namespaces are renamed; the spec itself does not say so.
    if (spec.path === 'metadata/name' && apiVersion !== 'v1') continue;
    if (bindsRoles && spec.path === 'subjects/namespace' && roleBindings.has(spec.kind)) continue;
    visitFields(root, spec, visit);
  }
}

function namespaceVisit({ setting, unsetOnly }: NamespaceChange, complain: Complain) {
  const mark = setting.mark('namespace');
  return {
    create: { kind: 'scalar', mark } as const,
    complain,
    set(field: Node) {
      setNamespace(field, setting.text, unsetOnly, mark, complain);
    },
  };
}

function setNamespace(field: Node, text: string, unsetOnly: boolean, mark: Mark, complain: Complain): void {
  if (unsetOnly && field.kind === 'scalar' && !field.isNull && field.text !== '') return;
  setScalar(field, text, '!!str', mark, complain);
}

function changeSubjects(
  root: Node,
  { setting, subjects, unsetOnly }: NamespaceChange,
  complain: Complain,
): void {
  if (subjects === 'none') return;
  const mark = setting.mark('namespace');
  for (const subject of root.get('subjects')?.items ?? []) {
    if (!isKind(subject, 'map', 'subjects', complain)) continue;
    const chosen =
      subjects === 'defaultOnly'
        ? textAt(subject, 'name') === 'default'
        : textAt(subject, 'kind') === 'ServiceAccount';
    if (!chosen) continue;
    if (!subject.get('namespace')) subject.put('namespace', newNode('scalar', mark), mark);
    const field = subject.get('namespace');
    if (field) setNamespace(field, setting.text, unsetOnly, mark, complain);
  }
}

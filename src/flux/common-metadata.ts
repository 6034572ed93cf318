import type { Resource } from '../model/resource.ts';
import { Cursor, isMap } from '../yaml/cursor.ts';
import type { Value } from '../yaml/document.ts';
import { type Edit, EditedTree, pathKey } from './edited-tree.ts';
import { specOf } from './flux-kustomization.ts';

/** Labels or annotations that a Flux Kustomization puts on everything it applies. */
interface Addition {
  readonly field: 'labels' | 'annotations';
  readonly name: string;
  readonly value: string;
  readonly at: Cursor;
  /** The whole map it is in. */
  readonly all: Cursor;
}

/** `spec.commonMetadata`, which comes after substitution and overrides what the objects say. */
export function addCommonMetadata(
  resources: readonly Resource[],
  kustomization: Resource,
): readonly Resource[] {
  const common = specOf(kustomization).get('commonMetadata');
  const additions = (['labels', 'annotations'] as const).flatMap(field => {
    const all = common.get(field);
    return all
      .entries()
      .flatMap(at =>
        typeof at.value === 'string' ? [{ field, name: at.name, value: at.value, at, all }] : [],
      );
  });
  return additions.length === 0 ? resources : resources.map(resource => withMetadata(resource, additions));
}

function withMetadata(resource: Resource, additions: readonly Addition[]): Resource {
  const { tree } = resource;
  if (!isMap(tree.value)) return resource;
  const edits = new Map<string, Edit>();
  const metadata: Record<string, Value> = isMap(tree.value.metadata) ? { ...tree.value.metadata } : {};
  for (const { field, name, value, at, all } of additions) {
    const present = metadata[field];
    const own = Cursor.root(tree).at(['metadata', field, name]);
    const from = own.exists ? [own] : [];
    const edit: Edit = { step: 'flux-field', from, known: at.known, setBy: at };
    if (!isMap(present)) edits.set(pathKey(['metadata', field]), { ...edit, setBy: all });
    metadata[field] = { ...(isMap(present) ? present : {}), [name]: value };
    edits.set(pathKey(['metadata', field, name]), edit);
  }
  return { ...resource, tree: new EditedTree(tree, { ...tree.value, metadata }, edits) };
}

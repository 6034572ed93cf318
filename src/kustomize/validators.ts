import type { Draft } from './draft.ts';
import type { Mark } from './mark.ts';
import { mapNode, type Node } from './node.ts';

const permitted = 'validated-by';

/** What an object was before a validator ran. */
export interface Unvalidated {
  readonly draft: Draft;
  readonly root: Node;
  readonly touches: number;
}

export function remembered(drafts: readonly Draft[]): Unvalidated[] {
  return drafts.map(draft => ({ draft, root: draft.root.copy(), touches: draft.touches }));
}

/**
 * Whether a validator left the objects alone. Kustomize compares its nodes with where they were read, so
 * a value that is written anew counts as a change even when it is the same. One label is permitted.
 */
export function areUntouched(before: readonly Unvalidated[], drafts: readonly Draft[]): boolean {
  if (before.length !== drafts.length) return false;
  return before.every(({ draft, root, touches }, index) => {
    if (drafts[index] !== draft || draft.touches !== touches) return false;
    return isSame(root, withoutPermitted(draft.root));
  });
}

/** Taking the permitted label out, kustomize writes all others anew, which shows on those it had read. */
function withoutPermitted(root: Node): Node {
  const labels = root.get('metadata')?.get('labels');
  if (!labels?.get(permitted)) return root;
  const copy = root.copy();
  const metadata = copy.get('metadata');
  const left = metadata?.get('labels');
  left?.remove(permitted, left.mark);
  if (left?.entries.size === 0) metadata?.remove('labels', left.mark);
  for (const { value } of left?.entries.values() ?? []) {
    if (value.mark.step !== 'label') value.become(mapNode(value.mark));
  }
  return copy;
}

function isSame(left: Node, right: Node): boolean {
  if (left.unopened !== undefined && left.unopened === right.unopened) return true;
  if (left.kind !== right.kind || left.tag !== right.tag || left.text !== right.text) return false;
  if (left.kind === 'scalar' && !isSameMark(left.mark, right.mark)) return false;
  if (left.entries.size !== right.entries.size || left.items.length !== right.items.length) return false;
  for (const { key, value } of left.entries.values()) {
    const other = right.get(key);
    if (!other || !isSame(value, other)) return false;
  }
  return left.items.every((item, index) => {
    const other = right.items[index];
    return other !== undefined && isSame(item, other);
  });
}

function isSameMark(left: Mark, right: Mark): boolean {
  if (left === right) return true;
  const [one, other] = [left.spot, right.spot];
  if (left.step !== right.step || one.kind !== 'span' || other.kind !== 'span') return false;
  return (
    one.source === other.source && one.span.start === other.span.start && one.span.end === other.span.end
  );
}

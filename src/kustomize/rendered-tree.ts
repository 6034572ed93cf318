import type { Origin } from '../text/origin.ts';
import type { Tree } from '../yaml/cursor.ts';
import type { Part, Path, Value } from '../yaml/document.ts';
import { type Mark, originOf } from './mark.ts';
import type { Node } from './node.ts';

/** A built object. Its plain value is made at the first use; what nobody changed is shared with the file's. */
export class RenderedTree implements Tree {
  readonly #root: Node;
  #value: Value | undefined;

  constructor(root: Node) {
    this.#root = root;
  }

  /** The nodes, for the printer, which needs more than the plain value. */
  get root(): Node {
    return this.#root;
  }

  get value(): Value {
    this.#value ??= this.#root.toValue();
    return this.#value;
  }

  origin(path: Path, part: Part): Origin | undefined {
    let node = this.#root;
    let { mark } = node;
    for (const [depth, step] of path.entries()) {
      if (node.unopened) {
        const found = node.unopened.find(path.slice(depth), part);
        return found
          ? originOf(found)
          : inexact(originOf(nearestParent(node, path.slice(depth), part) ?? mark));
      }
      const last = depth === path.length - 1;
      if (typeof step === 'number') {
        const item = node.items[step];
        if (!item) return inexact(originOf(mark));
        node = item;
        mark = item.mark;
        continue;
      }
      const entry = node.entries.get(step);
      if (!entry) {
        const removal = node.removals?.get(step);
        return removal
          ? originOf(part === 'key' && last ? removal.key : removal.value)
          : inexact(originOf(mark));
      }
      node = entry.value;
      mark = part === 'key' ? entry.mark : node.mark;
    }
    return originOf(mark);
  }

  known(): boolean {
    return true;
  }
}

/** The nearest parent, when there is nothing at the place itself. */
function inexact(origin: Origin | undefined): Origin | undefined {
  return origin && { ...origin, exact: false };
}

function nearestParent({ unopened }: Node, path: Path, part: Part): Mark | undefined {
  for (let length = path.length - 1; length > 0; length--) {
    const parent = unopened?.find(path.slice(0, length), part);
    if (parent) return parent;
  }
  return undefined;
}

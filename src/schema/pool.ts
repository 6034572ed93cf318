import { SchemaNode, type StoredNode } from './node.ts';

/** Schemas by number; each is built when it is first visited, because a run visits few of them. */
export class NodePool {
  readonly #stored: readonly (string | StoredNode)[];
  readonly #built: (SchemaNode | undefined)[];
  readonly #answers = new Map<number, boolean>();

  /** @param stored nodes, or the JSON text of each */
  constructor(stored: readonly (string | StoredNode)[]) {
    this.#stored = stored;
    this.#built = new Array(stored.length).fill(undefined);
  }

  node(index: number): SchemaNode {
    return this.#built[index] ?? this.#build(index);
  }

  /** Remembers an answer about a node; `ask` is called once for each. */
  recall(index: number, ask: () => boolean): boolean {
    const known = this.#answers.get(index) ?? ask();
    this.#answers.set(index, known);
    return known;
  }

  #build(index: number): SchemaNode {
    const stored = this.#stored[index];
    if (stored === undefined) throw new Error(`the schema pool has no node ${index}`);
    const built = new SchemaNode(typeof stored === 'string' ? JSON.parse(stored) : stored);
    this.#built[index] = built;
    return built;
  }
}

/** Collects nodes, each distinct one once. */
export class PoolBuilder {
  readonly nodes: StoredNode[] = [];
  readonly #indexes = new Map<string, number>();

  /** Keys of `node` must come in one fixed order, since its JSON text is its identity. */
  readonly add = (node: StoredNode): number => {
    const text = JSON.stringify(node);
    const known = this.#indexes.get(text);
    if (known !== undefined) return known;
    const index = this.nodes.length;
    this.nodes.push(node);
    this.#indexes.set(text, index);
    return index;
  };
}

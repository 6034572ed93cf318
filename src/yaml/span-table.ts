/** How a node is written. `empty` is a value that is not there at all: `key:` with nothing behind it. */
export type NodeStyle =
  | 'plain'
  | 'single'
  | 'double'
  | 'literal'
  | 'folded'
  | 'empty'
  | 'mapping'
  | 'sequence'
  | 'flow-mapping'
  | 'flow-sequence'
  | 'alias';

const styles: readonly NodeStyle[] = [
  'plain',
  'single',
  'double',
  'literal',
  'folded',
  'empty',
  'mapping',
  'sequence',
  'flow-mapping',
  'flow-sequence',
  'alias',
];

export const PLAIN = 0;
export const SINGLE = 1;
export const DOUBLE = 2;
export const LITERAL = 3;
export const FOLDED = 4;
export const EMPTY = 5;
export const MAPPING = 6;
export const SEQUENCE = 7;
export const FLOW_MAPPING = 8;
export const FLOW_SEQUENCE = 9;
export const ALIAS = 10;

/** The distance between the numbers of two nodes that follow each other. */
export const NODE = 3;
const STYLE_BITS = 4;

/**
 * Where every node of a document stands: three integers a node, in the order of the text. The nodes
 * of a mapping are key, value, key, value …; a node's number is the index of its first integer:
 * start, end, and the number of its next sibling with the style in the low bits. An alias is followed
 * by a record with the number of the anchored node. Offsets count in the normal text.
 */
export class SpanTable {
  // TypeScript's `private`: the parser is run cold, where `#` fields cost a look-up.
  private cells: Int32Array;
  private used = 0;

  constructor(expectedNodes = 64) {
    this.cells = new Int32Array(expectedNodes * NODE);
  }

  /** The number the next node will have. */
  get length(): number {
    return this.used;
  }

  /** Adds a node without children. */
  scalar(start: number, end: number, style: number): void {
    const node = this.open(start, style);
    this.cells[node + 1] = end;
  }

  alias(start: number, end: number, anchored: number): void {
    const node = this.open(start, ALIAS);
    this.open(anchored, ALIAS);
    this.close(node, end);
  }

  /** Adds a node whose children follow; {@link close} ends it. */
  open(start: number, style: number): number {
    const node = this.used;
    if (node + NODE > this.cells.length) this.grow();
    this.cells[node] = start;
    this.cells[node + 1] = start;
    this.used = node + NODE;
    this.cells[node + 2] = (this.used << STYLE_BITS) | style;
    return node;
  }

  close(node: number, end: number): void {
    this.cells[node + 1] = end;
    this.cells[node + 2] = (this.used << STYLE_BITS) | ((this.cells[node + 2] ?? 0) & 15);
  }

  /** Forgets the node and all that follow. */
  truncate(node: number): void {
    this.used = node;
  }

  start(node: number): number {
    return this.cells[node] ?? 0;
  }

  end(node: number): number {
    return this.cells[node + 1] ?? 0;
  }

  /** The node after this one and its children. */
  next(node: number): number {
    return (this.cells[node + 2] ?? 0) >> STYLE_BITS;
  }

  kind(node: number): number {
    return (this.cells[node + 2] ?? 0) & 15;
  }

  style(node: number): NodeStyle {
    return styles[this.kind(node)] ?? 'plain';
  }

  firstChild(node: number): number {
    return node + NODE;
  }

  /** The node an alias stands for; any other node is itself. */
  target(node: number): number {
    let target = node;
    while (this.kind(target) === ALIAS) target = this.start(target + NODE);
    return target;
  }

  /** The numbers of all scalars, keys included, in the order of the text. */
  *scalars(): Generator<number> {
    for (let node = 0; node < this.used; ) {
      const kind = this.kind(node);
      if (kind < MAPPING) yield node;
      node += kind === ALIAS ? 2 * NODE : NODE;
    }
  }

  /** Moves all nodes to a later place in the text. */
  shift(by: number): void {
    for (let node = 0; node < this.used; node += NODE) {
      this.cells[node] = this.start(node) + by;
      this.cells[node + 1] = this.end(node) + by;
      if (this.kind(node) === ALIAS) node += NODE;
    }
  }

  /** Gives back the memory that was kept for nodes which never came, when it is worth a copy. */
  seal(): this {
    if (this.used * 2 < this.cells.length) this.cells = this.cells.slice(0, this.used);
    return this;
  }

  private grow(): void {
    const cells = new Int32Array(this.cells.length * 2);
    cells.set(this.cells);
    this.cells = cells;
  }
}

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
/** As cells. What the last table of a room cannot use stays unused. */
const LARGEST_ROOM = 65_536 * NODE;

/**
 * Memory for the tables of many documents, one behind the other: an array of its own costs a small
 * document more than all that it holds.
 */
export class SpanRoom {
  cells: Int32Array;
  /** Where the next table starts. */
  used = 0;

  constructor(nodes: number) {
    this.cells = new Int32Array(nodes * NODE);
  }
}

/**
 * Where every node of a document stands: three integers a node, in the order of the text. The nodes
 * of a mapping are key, value, key, value …; a node's number is the index of its first integer:
 * start, end, and the number of its next sibling with the style in the low bits. An alias is followed
 * by a record with the number of the anchored node. Offsets count in the normal text.
 */
export class SpanTable {
  /**
   * Whether there may be an uneven folded text, or an empty value between brackets. Whoever writes a
   * document back as kustomize does has to look for them.
   */
  odd = false;
  // TypeScript's `private`: the parser is run cold, where `#` fields cost a look-up.
  private cells: Int32Array;
  private base: number;
  private used = 0;
  private readonly room: SpanRoom;

  /** Of the tables in one room, only the last one may grow, and the next one starts once it is sealed. */
  constructor(room = new SpanRoom(64)) {
    this.room = room;
    this.cells = room.cells;
    this.base = room.used;
  }

  /** The number the next node will have. */
  get length(): number {
    return this.used;
  }

  /** Adds a node without children. */
  scalar(start: number, end: number, style: number): void {
    const node = this.open(start, style);
    this.cells[this.base + node + 1] = end;
  }

  alias(start: number, end: number, anchored: number): void {
    const node = this.open(start, ALIAS);
    this.open(anchored, ALIAS);
    this.close(node, end);
  }

  /** Adds a node whose children follow; {@link close} ends it. */
  open(start: number, style: number): number {
    const node = this.used;
    this.used = node + NODE;
    if (this.base + this.used > this.cells.length) this.grow();
    const cell = this.base + node;
    this.cells[cell] = start;
    this.cells[cell + 1] = start;
    this.cells[cell + 2] = (this.used << STYLE_BITS) | style;
    return node;
  }

  close(node: number, end: number): void {
    const cell = this.base + node;
    this.cells[cell + 1] = end;
    this.cells[cell + 2] = (this.used << STYLE_BITS) | ((this.cells[cell + 2] ?? 0) & 15);
  }

  /** Forgets the node and all that follow. */
  truncate(node: number): void {
    this.used = node;
  }

  start(node: number): number {
    return this.cells[this.base + node] ?? 0;
  }

  end(node: number): number {
    return this.cells[this.base + node + 1] ?? 0;
  }

  /** The node after this one and its children. */
  next(node: number): number {
    return (this.cells[this.base + node + 2] ?? 0) >> STYLE_BITS;
  }

  kind(node: number): number {
    return (this.cells[this.base + node + 2] ?? 0) & 15;
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
      const cell = this.base + node;
      this.cells[cell] = this.start(node) + by;
      this.cells[cell + 1] = this.end(node) + by;
      if (this.kind(node) === ALIAS) node += NODE;
    }
  }

  /** No more nodes come: what is left of the room is for the next table. */
  seal(): void {
    this.room.used = this.base + this.used;
  }

  /** Moves to a new room, which the tables that follow share. */
  private grow(): void {
    const { room } = this;
    const length = Math.min(2 * room.cells.length, LARGEST_ROOM);
    const cells = new Int32Array(Math.max(length, 2 * this.used));
    cells.set(this.cells.subarray(this.base));
    room.cells = cells;
    room.used = 0;
    this.cells = cells;
    this.base = 0;
  }
}

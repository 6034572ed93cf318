import { isMap } from '../yaml/cursor.ts';
import type { Part, Path, Value } from '../yaml/document.ts';
import { setOwn } from '../yaml/merge.ts';
import type { Mark } from './mark.ts';
import { restep } from './mark.ts';
import type { ScalarForm, Style } from './scalar.ts';
import { scalarValue } from './scalar.ts';

export type Kind = 'scalar' | 'map' | 'list';

/** One key of a map with its value. */
export interface Entry {
  readonly key: string;
  /** Written without quotes and not a string: JSON has no such key. */
  readonly odd: boolean;
  readonly mark: Mark;
  readonly value: Node;
}

/** What a removed entry was, and what removed it. */
export interface Removal {
  readonly key: Mark;
  readonly value: Mark;
}

/** The children of a node that nobody has looked at yet; they are made when somebody does. */
export interface Unopened {
  entries(): Entry[];
  items(): Node[];
  /** The plain value of the whole node. */
  readonly value: Value;
  /** Whether something below does not print as what it is. */
  readonly hasOddNodes: boolean;
  /** The same, but scalars come as if the whole had been JSON for a moment. */
  throughJson(): Unopened;
  /** The bytes of something below, without opening anything. */
  find(path: Path, part: Part): Mark | undefined;
}

/**
 * A value of an object that is being built, with where it comes from. It changes in place, as
 * kustomize's own nodes do, so that a node found by its path can be replaced without its parent.
 */
export class Node implements ScalarForm {
  kind: Kind;
  tag: string;
  style: Style = 'plain';
  text = '';
  tagged = false;
  /** A null that survives being set: written out as `null` or `~`. */
  keep = false;
  /** Nothing at all between the commas of a flow collection, which prints as an empty string. */
  emptyInFlow = false;
  mark: Mark;
  removals: Map<string, Removal> | undefined;
  #entries: Map<string, Entry> | undefined;
  #items: Node[] | undefined;
  #unopened: Unopened | undefined;

  constructor(kind: Kind, tag: string, mark: Mark, unopened?: Unopened) {
    this.kind = kind;
    this.tag = tag;
    this.mark = mark;
    this.#unopened = unopened;
  }

  /** The plain value as long as nobody has opened the node; then everything below is as written. */
  get unopened(): Unopened | undefined {
    return this.#unopened;
  }

  set unopened(unopened: Unopened) {
    this.#unopened = unopened;
  }

  get entries(): ReadonlyMap<string, Entry> {
    return this.#map();
  }

  get items(): Node[] {
    if (this.#items === undefined) {
      this.#items = this.kind === 'list' ? (this.#unopened?.items() ?? []) : [];
      if (this.kind === 'list') this.#unopened = undefined;
    }
    return this.#items;
  }

  set items(items: Node[]) {
    this.#unopened = undefined;
    this.#items = items;
  }

  get isNull(): boolean {
    return this.tag === '!!null';
  }

  /** Null, or a collection without anything in it. */
  get isEmpty(): boolean {
    if (this.isNull) return true;
    if (this.kind === 'scalar') return false;
    if (this.#unopened) return Object.keys(this.#unopened.value ?? {}).length === 0;
    return this.kind === 'map' ? this.entries.size === 0 : this.items.length === 0;
  }

  get isString(): boolean {
    return this.kind === 'scalar' && (this.tag === '' || this.tag === '!!str');
  }

  /** What is not there is told without opening the node. */
  get(key: string): Node | undefined {
    return this.has(key) ? this.#map().get(key)?.value : undefined;
  }

  has(key: string): boolean {
    if (this.kind !== 'map') return false;
    const value = this.#unopened?.value;
    return isMap(value) ? Object.hasOwn(value, key) : this.#map().has(key);
  }

  put(key: string, value: Node, mark: Mark, odd = false): void {
    this.#map().set(key, { key, odd, mark, value });
    this.removals?.delete(key);
  }

  /** Takes a key out and remembers who did it. */
  remove(key: string, by: Mark): Node | undefined {
    const entry = this.#map().get(key);
    if (!entry) return undefined;
    this.#map().delete(key);
    this.removals ??= new Map();
    // Of a whole block its key says enough.
    const was = entry.value.kind === 'scalar' ? entry.value.mark : entry.mark;
    this.removals.set(key, {
      key: restep(by, 'removed', entry.mark),
      value: restep(by, 'removed', was),
    });
    return entry.value;
  }

  /** Becomes a copy of another node without changing who holds it. */
  become(other: Node): void {
    const copy = other.copy();
    this.kind = copy.kind;
    this.tag = copy.tag;
    this.style = copy.style;
    this.text = copy.text;
    this.tagged = copy.tagged;
    this.keep = copy.keep;
    this.emptyInFlow = copy.emptyInFlow;
    this.mark = copy.mark;
    this.removals = copy.removals;
    this.#entries = copy.#entries;
    this.#items = copy.#items;
    this.#unopened = copy.#unopened;
  }

  /** Lets go of nodes that are held at other places, too. */
  unshare(): void {
    if (!this.#unopened) this.become(this);
  }

  copy(): Node {
    const copy = new Node(this.kind, this.tag, this.mark, this.#unopened);
    copy.style = this.style;
    copy.text = this.text;
    copy.tagged = this.tagged;
    copy.keep = this.keep;
    copy.emptyInFlow = this.emptyInFlow;
    copy.removals = this.removals && new Map(this.removals);
    if (this.#entries) {
      copy.#entries = new Map();
      for (const [key, entry] of this.#entries) {
        copy.#entries.set(key, { ...entry, value: entry.value.copy() });
      }
    }
    copy.#items = this.#items?.map(item => item.copy());
    return copy;
  }

  /** The plain tree; a scalar that cannot be printed as what it claims to be gives its text. */
  toValue(): Value {
    if (this.#unopened) return this.#unopened.value;
    if (this.isNull) return null;
    if (this.kind === 'scalar') {
      const value = scalarValue(this);
      return value === undefined ? this.text : value;
    }
    if (this.kind === 'list') return this.items.map(item => item.toValue());
    const value: Record<string, Value> = {};
    for (const [key, entry] of this.#map()) {
      setOwn(value, key, entry.value.toValue());
    }
    return value;
  }

  #map(): Map<string, Entry> {
    if (this.#entries === undefined) {
      this.#entries = new Map();
      if (this.kind === 'map') {
        for (const entry of this.#unopened?.entries() ?? []) this.#entries.set(entry.key, entry);
        this.#unopened = undefined;
      }
    }
    return this.#entries;
  }
}

export function scalarNode(text: string, mark: Mark, tag = ''): Node {
  const node = new Node('scalar', tag, mark);
  node.text = text;
  return node;
}

/** A string that stays one, as kustomize writes generated values. */
export function stringNode(text: string, mark: Mark): Node {
  const node = scalarNode(text, mark, '!!str');
  if (text.includes('\n')) node.style = 'literal';
  return node;
}

export function mapNode(mark: Mark): Node {
  return new Node('map', '!!map', mark);
}

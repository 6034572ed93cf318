import type { Origin } from '../text/origin.ts';
import type { Part, Path, Value } from './document.ts';

/**
 * Something a cursor walks: a parsed document or a rendered object. It knows its value and, asked
 * for a path, where the bytes of that key or value come from.
 */
export interface Tree {
  readonly value: Value | undefined;
  /** `undefined` when nothing exists at `path` and nothing ever did. For a removed field: who removed it. */
  origin(path: Path, part: Part): Origin | undefined;
  /** Whether the value at `path` is certain. A value that depends on an unknown variable is not. */
  known(path: Path): boolean;
}

type Defined<T> = NonNullable<T>;
type Child<T, K> = K extends keyof Defined<T> ? Defined<T>[K] : unknown;
type Item<T> = Defined<T> extends readonly (infer U)[] ? U : unknown;
type KeyOf<T> = unknown extends T ? string : keyof Defined<T> & string;

/**
 * A place in a tree: what is there, and the way to it. Getting a child never fails; a cursor to a
 * missing entry has `exists === false`, so rules read like the document they are about. The type
 * parameter is the shape the API promises, the accessors check what a person really wrote.
 */
export class Cursor<T = unknown> {
  readonly tree: Tree;
  readonly path: Path;
  /** What is there, of whatever type; `undefined` when nothing is. */
  readonly value: Value | undefined;
  /** Which bytes a finding on this cursor points at. */
  readonly part: Part;

  constructor(tree: Tree, path: Path, value: Value | undefined, part: Part = 'value') {
    this.tree = tree;
    this.path = path;
    this.value = value;
    this.part = part;
  }

  get exists(): boolean {
    return this.value !== undefined;
  }

  /** `false` when the value hangs on something no file tells, such as an undefined variable. */
  get known(): boolean {
    return this.tree.known(this.path);
  }

  /** The same entry, pointing at its key. */
  get key(): Cursor<T> {
    return new Cursor<T>(this.tree, this.path, this.value, 'key');
  }

  /** The last step of the path: a key, or `''` for the root and list items. */
  get name(): string {
    const last = this.path[this.path.length - 1];
    return typeof last === 'string' ? last : '';
  }

  get<K extends KeyOf<T>>(key: K): Cursor<Child<T, K>> {
    const { value } = this;
    const child = isMap(value) && Object.hasOwn(value, key) ? value[key] : undefined;
    return new Cursor<Child<T, K>>(this.tree, [...this.path, key], child);
  }

  /** Follows keys and indexes without types. */
  at(path: Path): Cursor {
    let value: Value | undefined = this.value;
    for (const step of path) value = childOf(value, step);
    return new Cursor(this.tree, [...this.path, ...path], value);
  }

  /** The items of a list; empty when this is not a list. */
  items(): Cursor<Item<T>>[] {
    const { value } = this;
    if (!Array.isArray(value)) return [];
    return value.map((item: Value, index) => new Cursor<Item<T>>(this.tree, [...this.path, index], item));
  }

  /** The entries of a mapping; empty when this is not a mapping. */
  entries(): Cursor[] {
    const { value } = this;
    if (!isMap(value)) return [];
    return Object.keys(value).map(key => new Cursor(this.tree, [...this.path, key], value[key]));
  }

  /** The text here, when it is a string and certain. */
  string(): string | undefined {
    return typeof this.value === 'string' && this.known ? this.value : undefined;
  }

  boolean(): boolean | undefined {
    return typeof this.value === 'boolean' && this.known ? this.value : undefined;
  }

  number(): number | undefined {
    return typeof this.value === 'number' && this.known ? this.value : undefined;
  }

  origin(): Origin | undefined {
    return this.tree.origin(this.path, this.part);
  }

  static root<T = unknown>(tree: Tree): Cursor<T> {
    return new Cursor<T>(tree, [], tree.value);
  }
}

export function isMap(value: Value | undefined): value is { readonly [key: string]: Value } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function childOf(value: Value | undefined, step: string | number): Value | undefined {
  if (typeof step === 'number') return Array.isArray(value) ? value[step] : undefined;
  return isMap(value) && Object.hasOwn(value, step) ? value[step] : undefined;
}

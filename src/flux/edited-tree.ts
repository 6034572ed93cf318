import type { Origin, OriginStep } from '../text/origin.ts';
import type { Cursor, Tree } from '../yaml/cursor.ts';
import type { Part, Path, Value } from '../yaml/document.ts';

/** One key or value that is no longer what the tree below says. */
export interface Edit {
  readonly step: OriginStep;
  /** What the new text was made from, such as the definitions of variables. */
  readonly from: readonly Cursor[];
  /** `false` when something in it is not known. */
  readonly known: boolean;
  /** The entry that set it, for something the tree below does not have. */
  readonly setBy?: Cursor;
}

/** A key with another name than before. */
export interface KeyEdit extends Edit {
  readonly before: string;
}

/** A tree with some keys and values exchanged; all else is as it was. Paths in the maps are new ones. */
export class EditedTree implements Tree {
  readonly value: Value;
  readonly #base: Tree;
  readonly #values: ReadonlyMap<string, Edit>;
  readonly #keys: ReadonlyMap<string, KeyEdit>;
  /** Mappings with a key that is not known. */
  readonly #open: ReadonlySet<string>;

  constructor(
    base: Tree,
    value: Value,
    values: ReadonlyMap<string, Edit>,
    keys: ReadonlyMap<string, KeyEdit> = new Map(),
  ) {
    this.#base = base;
    this.value = value;
    this.#values = values;
    this.#keys = keys;
    const unknown = [...keys].filter(([, { known }]) => !known);
    this.#open = new Set(unknown.map(([path]) => path.slice(0, path.lastIndexOf(separator))));
  }

  origin(path: Path, part: Part): Origin | undefined {
    const depth = this.#editedDepth(path);
    const edit = depth === undefined ? undefined : this.#values.get(pathKey(path.slice(0, depth)));
    const keyEdit = this.#keys.get(pathKey(path));
    const relevant =
      part === 'key' && !edit?.setBy ? (depth === path.length ? keyEdit : (keyEdit ?? edit)) : edit;
    if (!relevant) return this.#base.origin(this.#before(path), part);
    if (relevant.setBy) return this.#setOrigin(relevant, part);
    const before = this.#before(path.slice(0, part === 'key' && keyEdit ? path.length : depth));
    const origin = this.#base.origin(before, part);
    return origin && { ...origin, step: relevant.step, from: [...origins(relevant.from), ...origin.from] };
  }

  known(path: Path): boolean {
    if (this.#values.size > 0 || this.#keys.size > 0) {
      for (let depth = 1; depth <= path.length; depth++) {
        const key = pathKey(path.slice(0, depth));
        if (this.#values.get(key)?.known === false || this.#keys.get(key)?.known === false) return false;
      }
      if (this.#open.has(pathKey(path))) return false;
    }
    return this.#base.known(this.#before(path));
  }

  #setOrigin({ setBy, step, from }: Edit, part: Part): Origin | undefined {
    const origin = setBy?.tree.origin(setBy.path, part);
    return origin && { ...origin, step, from: [...origins(from), ...origin.from] };
  }

  #editedDepth(path: Path): number | undefined {
    for (let depth = path.length; depth > 0; depth--) {
      if (this.#values.has(pathKey(path.slice(0, depth)))) return depth;
    }
    return undefined;
  }

  /** The path in the tree below. */
  #before(path: Path): Path {
    if (this.#keys.size === 0) return path;
    return path.map((step, index) => this.#keys.get(pathKey(path.slice(0, index + 1)))?.before ?? step);
  }
}

/** YAML keys hold no NUL. */
const separator = '\0';

export function pathKey(path: Path): string {
  return separator + path.join(separator);
}

function origins(cursors: readonly Cursor[]): Origin[] {
  return cursors.flatMap(cursor => cursor.origin() ?? []);
}

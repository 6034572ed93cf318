import { Cursor, isMap } from '../yaml/cursor.ts';

/** Most fields are not there, and are asked for in every build. */
const none: readonly never[] = [];

/**
 * A struct in a kustomization file or plugin configuration. Keys match whatever their case, of several
 * spellings the last in byte order counts, and a null is the same as nothing, as Go's decoder has it.
 */
export class Settings {
  readonly cursor: Cursor;
  /** Some files are decoded by a reader that turns numbers and booleans into the strings it wants. */
  readonly coerce: boolean;

  constructor(cursor: Cursor, coerce = false) {
    this.cursor = cursor;
    this.coerce = coerce;
  }

  /** The entry; it need not exist. */
  at(name: string): Cursor {
    return this.#present(name) ?? this.cursor.get(name);
  }

  /** The entry, under the spelling that counts; `undefined` when there is none. */
  #present(name: string): Cursor | undefined {
    const { value } = this.cursor;
    let last: string | undefined;
    if (isMap(value)) {
      for (const key in value) if (isSpelling(key, name) && (last === undefined || key > last)) last = key;
    }
    return last === undefined ? undefined : this.cursor.get(last);
  }

  has(name: string): boolean {
    const { value } = this.at(name);
    return value !== undefined && value !== null;
  }

  text(name: string): string {
    return this.#text(this.at(name)) ?? '';
  }

  flag(name: string): boolean {
    return this.at(name).value === true;
  }

  number(name: string): number {
    const { value } = this.at(name);
    return typeof value === 'number' ? value : 0;
  }

  /** The struct at a field, when there is one. */
  struct(name: string): Settings | undefined {
    const cursor = this.at(name);
    return isMap(cursor.value) ? new Settings(cursor, this.coerce) : undefined;
  }

  /** The structs of a list; a null counts as an empty one. */
  structs(name: string): readonly Settings[] {
    const field = this.#present(name);
    if (!field) return none;
    return field
      .items()
      .filter(item => isMap(item.value) || item.value === null)
      .map(item => new Settings(item, this.coerce));
  }

  /** The strings of a list; a null counts as an empty one. */
  texts(name: string): readonly TextSetting[] {
    const field = this.#present(name);
    if (!field) return none;
    return field.items().flatMap(at => this.#element(at));
  }

  /** The string entries of a map, sorted by key; a null counts as an empty string. */
  pairs(name: string): readonly PairSetting[] {
    const field = this.#present(name);
    if (!field) return none;
    return field
      .entries()
      .flatMap(entry => this.#element(entry).map(setting => ({ ...setting, key: entry.name })))
      .sort((left, right) => (left.key < right.key ? -1 : 1));
  }

  /** A string that is there and not empty. */
  setting(name: string): TextSetting | undefined {
    const [setting] = this.#setting(this.at(name));
    return setting?.text === '' ? undefined : setting;
  }

  #element(at: Cursor): TextSetting[] {
    return at.value === null ? [{ text: '', at }] : this.#setting(at);
  }

  #setting(at: Cursor): TextSetting[] {
    const text = this.#text(at);
    return text === undefined ? [] : [{ text, at }];
  }

  #text({ value }: Cursor): string | undefined {
    if (typeof value === 'string') return value;
    return this.coerce && (typeof value === 'number' || typeof value === 'boolean')
      ? String(value)
      : undefined;
  }
}

/** A string and where it stands. */
export interface TextSetting {
  readonly text: string;
  readonly at: Cursor;
}

export interface PairSetting extends TextSetting {
  readonly key: string;
}

/** Settings without a file behind them. */
export function noSettings(): Settings {
  return new Settings(Cursor.root({ value: {}, origin: () => undefined, known: () => true }));
}

/** No letter of a field's name has a spelling of another length. */
function isSpelling(key: string, name: string): boolean {
  return key.length === name.length && (key === name || key.toLowerCase() === name.toLowerCase());
}

import type { Span } from '../text/span.ts';
import { isMap } from './cursor.ts';
import type { Document, Path, Value } from './document.ts';
import { isMergeKey, keyName } from './keys.ts';
import { findEntry, isMapping, isSequence, mergedMappings } from './lookup.ts';
import { ParsedDocument } from './parsed-document.ts';
import type { NodeStyle } from './span-table.ts';

/** An entry of a mapping as it counts: of equal keys the last, and what merge keys bring behind a mapping's own. */
export interface EntryView {
  /** The key as the value tree has it. */
  readonly name: string;
  /** The bytes of the key. */
  readonly keySpan: Span;
  /** Whether the key stands in quotes. */
  readonly quoted: boolean;
  readonly node: NodeView;
}

/**
 * One node of a document: its value together with how and where it is written. Walks the value tree
 * and the span table side by side, so going down costs no search. Views are made while walking and
 * hold nothing but numbers; keep spans or values, not views.
 */
export class NodeView {
  readonly document: ParsedDocument;
  readonly value: Value;
  readonly #node: number;
  readonly #target: number;

  constructor(document: ParsedDocument, node: number, value: Value) {
    this.document = document;
    this.value = value;
    this.#node = node;
    this.#target = document.table.target(node);
  }

  /** Its number in the document's table; behind an alias that of the anchored node. */
  get index(): number {
    return this.#target;
  }

  /** How it is written, seen through an alias: `empty` is `key:` without a value, a written `null` or `~` is `plain`. */
  get style(): NodeStyle {
    return this.document.table.style(this.#target);
  }

  /** The bytes of the value; behind an alias those of the anchored value. */
  get span(): Span {
    return this.document.nodeSpan(this.#target);
  }

  /** Where the alias stands, when the value is written elsewhere under an anchor. */
  get aliasSpan(): Span | undefined {
    return this.#node === this.#target ? undefined : this.document.nodeSpan(this.#node);
  }

  /** The bytes of the value as they are written, quotes and block header included, line ends as LF. */
  get raw(): string {
    const { table, text } = this.document;
    return text.slice(table.start(this.#target), table.end(this.#target));
  }

  /** The entries of a mapping in the order they are written; empty for anything else. */
  entries(): readonly EntryView[] {
    const { value } = this;
    if (!isMap(value) || !isMapping(this.document.table, this.#target)) return [];
    const { own, merges } = this.#own(value);
    // As many names as keys: none is written twice.
    return !merges && own.length === Object.keys(value).length ? own : this.#withMerged(own, value);
  }

  #withMerged(own: readonly EntryView[], value: { readonly [key: string]: Value }): readonly EntryView[] {
    const entries = new Map<string, EntryView>();
    for (const entry of own) {
      entries.delete(entry.name);
      entries.set(entry.name, entry);
    }
    for (const mapping of mergedMappings(this.document, this.#target)) {
      for (const entry of new NodeView(this.document, mapping, value).entries()) {
        if (!entries.has(entry.name)) entries.set(entry.name, entry);
      }
    }
    return [...entries.values()];
  }

  /** The items of a list; empty for anything else. */
  items(): readonly NodeView[] {
    const { value } = this;
    const { table } = this.document;
    if (!Array.isArray(value) || !isSequence(table, this.#target)) return [];
    const items: NodeView[] = [];
    let node = table.firstChild(this.#target);
    for (const item of value as readonly Value[]) {
      items.push(new NodeView(this.document, node, item));
      node = table.next(node);
    }
    return items;
  }

  #own(value: { readonly [key: string]: Value }): { own: EntryView[]; merges: boolean } {
    const { table, text, dialect } = this.document;
    const own: EntryView[] = [];
    let merges = false;
    const end = table.next(this.#target);
    for (let key = table.firstChild(this.#target); key < end; ) {
      const child = table.next(key);
      if (isMergeKey(table, text, key)) merges = true;
      else {
        const name = keyName(table, text, key, dialect);
        const node = new NodeView(this.document, child, value[name] ?? null);
        const style = table.style(table.target(key));
        const quoted = style === 'single' || style === 'double';
        own.push({ name, keySpan: this.document.nodeSpan(key), quoted, node });
      }
      key = table.next(child);
    }
    return { own, merges };
  }
}

/** The root of a document; `undefined` when it has no value. */
export function rootView(document: Document): NodeView | undefined {
  if (!(document instanceof ParsedDocument) || document.value === undefined) return undefined;
  return new NodeView(document, 0, document.value);
}

/** How one scalar is written. */
export interface WrittenScalar {
  readonly style: NodeStyle;
  /** Its bytes, quotes included: tells `1.10` from `1.1` and has every digit of a number above 2^53. */
  readonly raw: string;
  readonly span: Span;
}

/** The scalar at a path as it is written, aliases followed; `undefined` for a collection or nothing. */
export function scalarAt(document: Document, path: Path): WrittenScalar | undefined {
  if (!(document instanceof ParsedDocument)) return undefined;
  const { table, text } = document;
  const entry = findEntry(document, path);
  if (entry === undefined) return undefined;
  const node = table.target(entry.value);
  if (isMapping(table, node) || isSequence(table, node)) return undefined;
  const raw = text.slice(table.start(node), table.end(node));
  return { style: table.style(node), raw, span: document.nodeSpan(node) };
}

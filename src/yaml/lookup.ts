import type { Dialect, Path } from './document.ts';
import { isMergeKey, keyName } from './keys.ts';
import { FLOW_MAPPING, FLOW_SEQUENCE, MAPPING, SEQUENCE, type SpanTable } from './span-table.ts';

/** The two nodes of a mapping entry; of a list item both are the item. */
export interface Entry {
  readonly key: number;
  readonly value: number;
}

/** A table with what is needed to read it. */
export interface NodeText {
  readonly table: SpanTable;
  readonly text: string;
  readonly dialect: Dialect;
}

/** Finds the entry at a path, through aliases and merges; `undefined` when nothing is written there. */
export function findEntry(nodes: NodeText, path: Path): Entry | undefined {
  let entry: Entry | undefined = nodes.table.length > 0 ? { key: 0, value: 0 } : undefined;
  for (const step of path) {
    if (entry === undefined) return undefined;
    const parent = nodes.table.target(entry.value);
    entry = typeof step === 'number' ? findItem(nodes.table, parent, step) : findKey(nodes, parent, step);
  }
  return entry;
}

export function isMapping(table: SpanTable, node: number): boolean {
  return table.kind(node) === MAPPING || table.kind(node) === FLOW_MAPPING;
}

export function isSequence(table: SpanTable, node: number): boolean {
  return table.kind(node) === SEQUENCE || table.kind(node) === FLOW_SEQUENCE;
}

function findItem(table: SpanTable, list: number, index: number): Entry | undefined {
  if (!isSequence(table, list)) return undefined;
  let node = table.firstChild(list);
  for (let skipped = 0; skipped < index && node < table.next(list); skipped++) node = table.next(node);
  return node < table.next(list) ? { key: node, value: node } : undefined;
}

/** The last of equal keys wins, as it does for the value; a merged key counts only where no own key does. */
export function findKey(nodes: NodeText, mapping: number, name: string): Entry | undefined {
  const { table } = nodes;
  if (!isMapping(table, mapping)) return undefined;
  let found: Entry | undefined;
  let merges = false;
  const end = table.next(mapping);
  for (let key = table.firstChild(mapping); key < end; ) {
    const value = table.next(key);
    if (isMergeKey(table, nodes.text, key)) merges = true;
    else if (isNamed(nodes, key, name)) found = { key, value };
    key = table.next(value);
  }
  return found ?? (merges ? findMerged(nodes, mapping, name) : undefined);
}

function findMerged(nodes: NodeText, mapping: number, name: string): Entry | undefined {
  for (const source of mergedMappings(nodes, mapping)) {
    const found = findKey(nodes, source, name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The mappings that `<<` brings in, the one that wins first. */
export function* mergedMappings(nodes: NodeText, mapping: number): Generator<number> {
  const { table } = nodes;
  const end = table.next(mapping);
  for (let key = table.firstChild(mapping); key < end; ) {
    const value = table.next(key);
    if (isMergeKey(table, nodes.text, key)) yield* mergeSources(table, table.target(value));
    key = table.next(value);
  }
}

function* mergeSources(table: SpanTable, value: number): Generator<number> {
  if (!isSequence(table, value)) {
    yield value;
    return;
  }
  for (let item = table.firstChild(value); item < table.next(value); item = table.next(item)) {
    yield table.target(item);
  }
}

function isNamed({ table, text, dialect }: NodeText, key: number, name: string): boolean {
  const start = table.start(key);
  if (dialect === 'manifest' && table.end(key) - start === name.length && text.startsWith(name, start))
    return true;
  return keyName(table, text, key, dialect) === name;
}

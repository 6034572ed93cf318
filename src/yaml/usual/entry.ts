import type { Value } from '../document.ts';
import { badMerge, duplicateKey } from '../faults.ts';
import { keyName } from '../keys.ts';
import { mergeInto, setOwn } from '../merge.ts';
import { PLAIN } from '../span-table.ts';
import type { Reader } from './reader.ts';

/** Adds an entry to a mapping that is being read. A second key of one name is reported, its value counts. */
export function addEntry(
  reader: Reader,
  map: Record<string, Value>,
  mapping: number,
  key: number,
  name: string,
  value: Value,
): void {
  if (name === '<<' && reader.table.kind(key) === PLAIN) {
    reader.merges.push({ mapping, key, value });
    return;
  }
  const prototype = name === '__proto__';
  if ((prototype || map[name] !== undefined) && Object.hasOwn(map, name)) {
    reportDuplicate(reader, mapping, key, name);
  }
  if (prototype) setOwn(map, name, value);
  else map[name] = value;
}

/** Adds what the merge keys of a mapping bring, once all its own keys are there. */
export function applyMerges(reader: Reader, map: Record<string, Value>, mapping: number): void {
  const { merges, table } = reader;
  const first = merges.findIndex(merge => merge.mapping === mapping);
  if (first < 0) return;
  for (const { key, value } of merges.splice(first)) {
    if (!mergeInto(map, value)) reader.fail(badMerge({ start: table.start(key), end: table.end(key) }));
  }
}

function reportDuplicate(reader: Reader, mapping: number, key: number, name: string): void {
  const { table, text, dialect } = reader;
  const span = { start: table.start(key), end: table.end(key) };
  for (let other = table.firstChild(mapping); other < key; other = table.next(table.next(other))) {
    if (keyName(table, text, other, dialect) !== name) continue;
    reader.problems.push(duplicateKey(name, span, { start: table.start(other), end: table.end(other) }));
    return;
  }
}

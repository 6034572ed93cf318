import type { Value } from '../document.ts';
import { aliasBomb, MAX_ALIASED_NODES, selfAlias, unknownAnchor } from '../faults.ts';
import { NODE } from '../span-table.ts';
import { type Reader, TAB } from './reader.ts';

/** Reads `&name` at the reader and announces it; {@link setAnchor} gives it a value. */
export function readAnchor(reader: Reader): string {
  const name = readName(reader);
  reader.anchors ??= new Map();
  reader.anchors.set(name, { node: reader.table.length, value: undefined, size: 0 });
  return name;
}

/** `aliased` is how many nodes stood behind aliases before the value was read. */
export function setAnchor(reader: Reader, name: string, value: Value, node: number, aliased: number): void {
  const size = (reader.table.length - node) / NODE + reader.aliased - aliased;
  reader.anchors?.set(name, { node, value, size });
}

/** Reads `*name` at the reader, which stops behind it. */
export function readAlias(reader: Reader): Value {
  const start = reader.at;
  const name = readName(reader);
  if (reader.failed) return '';
  const span = { start, end: reader.at };
  const anchored = reader.anchors?.get(name);
  if (anchored === undefined) return reader.fail(unknownAnchor(name, span));
  if (anchored.value === undefined) return reader.fail(selfAlias(name, span));
  reader.aliased += anchored.size;
  if (reader.aliased > MAX_ALIASED_NODES) return reader.fail(aliasBomb(span));
  reader.table.alias(start, reader.at, anchored.node);
  reader.nodeEnd = reader.at;
  return anchored.value;
}

function readName(reader: Reader): string {
  const { text } = reader;
  const start = ++reader.at;
  let code = text.charCodeAt(start);
  while (code > 32 && !isBracketOrComma(code)) code = text.charCodeAt(++reader.at);
  return reader.at === start || code === TAB ? reader.giveUp() : text.slice(start, reader.at);
}

function isBracketOrComma(code: number): boolean {
  return code === 44 || code === 91 || code === 93 || code === 123 || code === 125;
}

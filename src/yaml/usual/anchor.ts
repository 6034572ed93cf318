import type { Value } from '../document.ts';
import { type Reader, TAB } from './reader.ts';

/** Aliases of collections in one document; more are counted by the full parser. */
const MANY_ALIASES = 64;

/** Reads `&name` at the reader and announces it; {@link setAnchor} gives it a value. */
export function readAnchor(reader: Reader): string {
  const name = readName(reader);
  reader.anchors ??= new Map();
  reader.anchors.set(name, { node: reader.table.length, value: undefined });
  return name;
}

export function setAnchor(reader: Reader, name: string, node: number, value: Value): void {
  reader.anchors?.set(name, { node, value });
}

/** Reads `*name` at the reader, which stops behind it. */
export function readAlias(reader: Reader): Value {
  const start = reader.at;
  const anchored = reader.anchors?.get(readName(reader));
  if (anchored?.value === undefined) return reader.giveUp();
  const { value, node } = anchored;
  if (value !== null && typeof value === 'object' && ++reader.aliases > MANY_ALIASES) return reader.giveUp();
  reader.table.alias(start, reader.at, node);
  reader.nodeEnd = reader.at;
  return value;
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

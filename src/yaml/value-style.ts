import { isMap } from './cursor.ts';
import type { Value } from './document.ts';
import { type Surroundings, writeLiteral, writeScalar } from './scalar-style.ts';
import { PLAIN } from './span-table.ts';

const STEP = 2;

/** Writes a value on one line: `{a: 1, b: [x]}`, or JSON. */
export function writeFlow(value: Value, surroundings: Surroundings): string {
  const inside = surroundings === 'json' ? 'json' : 'flow';
  if (isMap(value)) {
    const entries = Object.entries(value).map(
      ([key, child]) => `${writeScalar(key, PLAIN, inside)}: ${writeFlow(child, inside)}`,
    );
    const pad = inside === 'json' && entries.length > 0 ? ' ' : '';
    return `{${pad}${entries.join(', ')}${pad}}`;
  }
  if (Array.isArray(value)) return `[${value.map((item: Value) => writeFlow(item, inside)).join(', ')}]`;
  return writeScalar(value as string, PLAIN, surroundings);
}

/** Writes a block mapping entry; lines behind the first are indented for a key in column `indent`. */
export function writeEntry(key: string, value: Value, indent: number): string {
  return `${writeScalar(key, PLAIN, 'block')}:${writeBehind(value, indent)}`;
}

/** Writes a block list item whose dash stands in column `indent`. */
export function writeItem(value: Value, indent: number): string {
  return isMap(value) && Object.keys(value).length > 0
    ? `- ${writeMapping(value, indent + STEP)}`
    : `-${writeBehind(value, indent)}`;
}

/** What follows `key:` or `-`, from the blank or line end on. */
export function writeBehind(value: Value, indent: number): string {
  const inner = indent + STEP;
  const pad = ' '.repeat(inner);
  if (isMap(value) && Object.keys(value).length > 0) return `\n${pad}${writeMapping(value, inner)}`;
  if (Array.isArray(value) && value.length > 0) {
    return value.map((item: Value) => `\n${pad}${writeItem(item, inner)}`).join('');
  }
  if (typeof value === 'string' && value.includes('\n')) {
    return ` ${writeLiteral(value, inner) ?? writeScalar(value, PLAIN, 'block')}`;
  }
  return ` ${writeFlow(value, 'block')}`;
}

function writeMapping(value: { readonly [key: string]: Value }, indent: number): string {
  const entries = Object.entries(value).map(([key, child]) => writeEntry(key, child, indent));
  return entries.join(`\n${' '.repeat(indent)}`);
}

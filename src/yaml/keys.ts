import type { Dialect } from './document.ts';
import { flowText } from './flow-text.ts';
import { resolvePlain } from './resolve.ts';
import { DOUBLE, PLAIN, SINGLE, type SpanTable } from './span-table.ts';

/**
 * The name an unquoted key has in the value tree. sigs.k8s.io/yaml turns what it resolves into text
 * again (`on:` becomes `true:`); for yaml.v3 a key that is no string is a fault, reported elsewhere.
 */
export function plainKey(text: string, dialect: Dialect): string {
  if (dialect === 'manifest') return text;
  const scalar = resolvePlain(text, dialect);
  return scalar === null ? text : String(scalar);
}

/** The name of the key at `node`, read from its bytes. */
export function keyName(table: SpanTable, text: string, key: number, dialect: Dialect): string {
  const node = table.target(key);
  const start = table.start(node);
  const end = table.end(node);
  const kind = table.kind(node);
  if (kind === DOUBLE || kind === SINGLE) {
    return flowText(text, start, end, kind === DOUBLE ? 'double' : 'single').text;
  }
  const raw = text.slice(start, end);
  return kind === PLAIN
    ? plainKey(raw.includes('\n') ? flowText(raw, 0, raw.length, 'plain').text : raw, dialect)
    : raw;
}

/** Whether the key at `node` is a merge: an unquoted `<<`. */
export function isMergeKey(table: SpanTable, text: string, node: number): boolean {
  const start = table.start(node);
  return table.kind(node) === PLAIN && table.end(node) === start + 2 && text.startsWith('<<', start);
}

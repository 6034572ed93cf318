import { createRequire } from 'node:module';
import type { Value } from '../yaml/document.ts';
import type { Node } from './node.ts';

const require = createRequire(import.meta.url);

/**
 * The name suffix of a generated ConfigMap or Secret: ten hex digits of a SHA-256 over its content,
 * with the digits that could spell words replaced. Neither name nor metadata count.
 */
export function objectHash(object: Node): string {
  const kind = object.get('kind')?.text ?? '';
  const content: Record<string, Value> = { kind, name: '', data: contentOf(object.get('data')) };
  if (kind === 'Secret') {
    content.type = contentOf(object.get('type'));
    addMap(content, 'stringData', object);
  } else {
    addMap(content, 'binaryData', object);
  }
  // Loading it takes as long as reading ten files, and most overlays generate nothing.
  const { createHash } = require('node:crypto') as typeof import('node:crypto');
  return encode(createHash('sha256').update(goJson(content)).digest('hex'));
}

function contentOf(node: Node | undefined): Value {
  if (node === undefined) return '';
  if (node.kind === 'list') return null;
  return node.kind === 'scalar' ? node.text : node.toValue();
}

function addMap(content: Record<string, Value>, key: string, object: Node): void {
  const node = object.get(key);
  if (node !== undefined && node.kind !== 'scalar') content[key] = contentOf(node);
}

function encode(hex: string): string {
  return hex.slice(0, 10).replace(/[013ae]/g, digit => replacements[digit] ?? digit);
}

const replacements: Readonly<Record<string, string>> = { 0: 'g', 1: 'h', 3: 'k', a: 'm', e: 't' };

/** Compact JSON as Go writes it: keys in byte order, and what HTML minds as escapes. */
export function goJson(value: Value): string {
  if (Array.isArray(value)) return `[${value.map(goJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const map = value as Readonly<Record<string, Value>>;
    const keys = Object.keys(map).sort(byBytes);
    return `{${keys.map(key => `${goString(key)}:${goJson(map[key] ?? null)}`).join(',')}}`;
  }
  return typeof value === 'string' ? goString(value) : JSON.stringify(value);
}

function goString(text: string): string {
  return JSON.stringify(text).replace(/[<>&\u2028\u2029]/g, found => escapes[found] ?? found);
}

const escapes: Readonly<Record<string, string>> = {
  '<': '\\u003c',
  '>': '\\u003e',
  '&': '\\u0026',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
};

function byBytes(left: string, right: string): number {
  return Buffer.compare(Buffer.from(left), Buffer.from(right));
}

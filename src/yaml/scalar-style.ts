import type { Scalar } from './document.ts';
import { resolvePlain } from './resolve.ts';
import { DOUBLE, PLAIN, SINGLE } from './span-table.ts';

/** Where a scalar is going to stand. JSON has one way to write a string, flow collections forbid a few characters. */
export type Surroundings = 'block' | 'flow' | 'json';

/** Writes a scalar on one line, in the wanted style as far as it can hold the value. */
export function writeScalar(value: Scalar, style: number, surroundings: Surroundings): string {
  if (typeof value !== 'string') return value === null ? 'null' : String(value);
  if (surroundings === 'json' || style === DOUBLE) return doubleQuoted(value);
  if (style === SINGLE && isPrintable(value)) return `'${value.replaceAll("'", "''")}'`;
  if (style === PLAIN && isPlainSafe(value, surroundings)) return value;
  return doubleQuoted(value);
}

/** Whether a text stays the same string unquoted, to the readers of both dialects. */
export function isPlainSafe(text: string, surroundings: Surroundings): boolean {
  if (!isPrintable(text) || text.trim() !== text || text === '') return false;
  if (resolvePlain(text, 'manifest') !== text || resolvePlain(text, 'values') !== text) return false;
  // The timestamps that one dialect rewrites are text to the other, so both have been asked.
  if (/^[-?:](?:[\s,[\]{}]|$)|^[,[\]{}#&*!|>'"%@`]|^(?:---|\.\.\.)|^(?:<<|=)$/.test(text)) return false;
  if (/:\s|:$|\s#/.test(text)) return false;
  return surroundings === 'block' || !/[,[\]{}]|:[,[\]{}]/.test(text);
}

/** One line without control characters and without the line ends that only some readers know. */
function isPrintable(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters in question
  return !/[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]/.test(text);
}

/** JSON's escapes are a part of YAML's. */
function doubleQuoted(text: string): string {
  return JSON.stringify(text).replace(
    /[\x7f-\x9f\u2028\u2029\ufeff]/g,
    char => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/**
 * A literal block scalar without its last line end: header and lines, indented. `undefined` when a
 * block cannot hold the text, or only with an indentation digit.
 */
export function writeLiteral(text: string, indent: number): string | undefined {
  const body = text.endsWith('\n') ? text.slice(0, -1) : text;
  const lines = body.split('\n');
  if (/^[\s]|\n$/.test(body) || body === '' || !lines.every(line => isPrintable(line.replaceAll('\t', '')))) {
    return undefined;
  }
  const pad = ' '.repeat(indent);
  const written = lines.map(line => (line === '' ? '' : pad + line));
  return `${text.endsWith('\n') ? '|' : '|-'}\n${written.join('\n')}`;
}

import type { Dialect, Scalar } from './document.ts';
import { timestampText } from './timestamp.ts';

const words: ReadonlyMap<string, Scalar> = new Map<string, Scalar>([
  ...['', '~', 'null', 'Null', 'NULL'].map(word => [word, null] as const),
  ...['true', 'True', 'TRUE'].map(word => [word, true] as const),
  ...['false', 'False', 'FALSE'].map(word => [word, false] as const),
  ...['.nan', '.NaN', '.NAN'].map(word => [word, Number.NaN] as const),
  ...['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'].map(word => [word, Infinity] as const),
  ...['-.inf', '-.Inf', '-.INF'].map(word => [word, -Infinity] as const),
]);

/** What YAML 1.1 reads as booleans besides `true` and `false`. */
const switches: ReadonlyMap<string, boolean> = new Map<string, boolean>([
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'on', 'On', 'ON'].map(word => [word, true] as const),
  ...['n', 'N', 'no', 'No', 'NO', 'off', 'Off', 'OFF'].map(word => [word, false] as const),
]);

const float = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const prefixed = /^([-+]?)0(?:[xX]([0-9a-fA-F]+)|[oO]([0-7]+)|[bB]([01]+)|([0-7]+))$/;

/**
 * What an unquoted scalar means to the Go decoder of the dialect: yaml.v3 for manifests,
 * sigs.k8s.io/yaml for values. Neither is a schema of the YAML specification: both read `0644` as
 * octal and `1_000` as a number, only the second knows `yes`, only the first makes timestamps full.
 * Numbers that JavaScript cannot hold lose digits, as they do in JSON; the node view has the text.
 */
export function resolvePlain(text: string, dialect: Dialect): Scalar {
  const first = text.charCodeAt(0);
  if (first >= 48 && first <= 57) return resolveNumber(text, dialect);
  if (first === 43 || first === 45) return wordOr(text) ?? resolveNumber(text, dialect);
  if (first === 46) return wordOr(text) ?? resolveFraction(text);
  if (words.has(text)) return words.get(text) ?? null;
  if (dialect === 'values' && text.length <= 3) return switches.get(text) ?? text;
  return text;
}

function wordOr(text: string): Scalar | undefined {
  return words.get(text);
}

/** Go reads digits with underscores only where a base may stand, so `.1_0` stays a string. */
function resolveFraction(text: string): Scalar {
  return float.test(text) ? finite(Number(text), text) : text;
}

function resolveNumber(text: string, dialect: Dialect): Scalar {
  if (text.length > 7 && text.charCodeAt(4) === 45) {
    const stamp = timestampText(text);
    if (stamp !== undefined) return dialect === 'manifest' ? stamp : text;
  }
  const plain = text.includes('_') ? text.replaceAll('_', '') : text;
  const based = prefixed.exec(plain);
  if (based !== null) {
    const [, sign, hex, octal, binary, old] = based;
    const digits = hex ?? octal ?? binary ?? old ?? '';
    const base = hex !== undefined ? 16 : binary !== undefined ? 2 : 8;
    const value = Number.parseInt(digits, base);
    if (value < 2 ** 64) return sign === '-' ? 0 - value : value;
    if (old === undefined) return text;
  }
  return float.test(plain) ? finite(Number(plain) + 0, text) : text;
}

/** A number too big for a float is text to Go. */
function finite(value: number, text: string): Scalar {
  return Number.isFinite(value) ? value : text;
}

import type { Value } from '../yaml/document.ts';
import { parseDuration } from './duration.ts';
import type { SchemaFaultCode } from './fault.ts';
import type { JudgeOptions } from './judge.ts';
import type { SchemaNode, StoredNode } from './node.ts';
import { count, patternInWords, show } from './words.ts';

/** A fault whose place the caller knows; `words` continue a sentence that begins with the path. */
export interface Demand {
  readonly code: SchemaFaultCode;
  readonly words: string;
}

export function stringFault(node: SchemaNode, text: string, options: JudgeOptions): Demand | undefined {
  const { pattern } = node;
  const wrongLength = node.bounded ? lengthFault(node.stored, text, options) : undefined;
  if (wrongLength) return wrongLength;
  if (pattern !== undefined && options.pattern(pattern)?.test(text) === false) {
    return { code: 'pattern', words: `must be ${patternInWords(pattern)}${but(text, options)}` };
  }
  // The pattern admits more hours than a Go duration holds, and then no controller can read the object.
  if (text.length > 7 && pattern?.includes('ms|s|m') && parseDuration(text) === undefined) {
    return { code: 'format', words: `must be shorter than 292 years${but(text, options)}` };
  }
  const wrong = node.formatFault?.(text);
  return wrong === undefined ? undefined : { code: 'format', words: `${wrong}${but(text, options)}` };
}

function lengthFault(
  { minLength, maxLength }: StoredNode,
  text: string,
  options: JudgeOptions,
): Demand | undefined {
  if (minLength !== undefined && text.length < minLength && lengthOf(text) < minLength) {
    const least = `must have at least ${count(minLength, 'character')}`;
    const words = minLength === 1 ? 'must not be empty' : `${least}${but(text, options)}`;
    return { code: 'bounds', words };
  }
  if (maxLength !== undefined && text.length > maxLength && lengthOf(text) > maxLength) {
    const words = `must have at most ${count(maxLength, 'character')}, but has ${lengthOf(text)}`;
    return { code: 'bounds', words };
  }
  return undefined;
}

function but(text: string, { secret }: JudgeOptions): string {
  return secret ? '' : `, but is ${show(text)}`;
}

/** Kubernetes counts code points, not UTF-16 units. */
function lengthOf(text: string): number {
  return [...text].length;
}

export function numberFault(node: SchemaNode, value: number): Demand | undefined {
  const words = (node.bounded ? boundWords(node.stored, value) : undefined) ?? widthWords(node.format, value);
  return words === undefined ? undefined : { code: 'bounds', words: `must be ${words}, but is ${value}` };
}

function boundWords(stored: StoredNode, value: number): string | undefined {
  const { min, max, above, below, multipleOf } = stored;
  if (min !== undefined && value < min) return `at least ${min}`;
  if (max !== undefined && value > max) return `at most ${max}`;
  if (above !== undefined && value <= above) return `more than ${above}`;
  if (below !== undefined && value >= below) return `less than ${below}`;
  if (multipleOf !== undefined && !isMultiple(value, multipleOf)) return `a multiple of ${multipleOf}`;
  return undefined;
}

function widthWords(format: string | undefined, value: number): string | undefined {
  if (format === 'int32' && (value < -(2 ** 31) || value >= 2 ** 31)) return 'a 32-bit number';
  if (format === 'int64' && (value < -(2 ** 63) || value >= 2 ** 63)) return 'a 64-bit number';
  return undefined;
}

function isMultiple(value: number, of: number): boolean {
  const quotient = value / of;
  return Math.abs(quotient - Math.round(quotient)) < 1e-9;
}

/** How many items a list or entries a mapping has; other values have no size. */
export function sizeFault(stored: StoredNode, value: Value): Demand | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { minItems, maxItems, minProps, maxProps } = stored;
  const isList = Array.isArray(value);
  const [least, most] = isList ? [minItems, maxItems] : [minProps, maxProps];
  if (least === undefined && most === undefined) return undefined;
  const size = isList ? value.length : entriesOf(value as { readonly [key: string]: Value });
  const noun = isList ? 'item' : 'entry';
  if (least !== undefined && size < least) {
    return { code: 'bounds', words: `must have at least ${count(least, noun)}, but has ${size}` };
  }
  if (most !== undefined && size > most) {
    return { code: 'bounds', words: `must have at most ${count(most, noun)}, but has ${size}` };
  }
  return undefined;
}

/** The API server drops entries that are null before it counts. */
function entriesOf(map: { readonly [key: string]: Value }): number {
  let entries = 0;
  for (const key in map) if (map[key] !== null) entries += 1;
  return entries;
}

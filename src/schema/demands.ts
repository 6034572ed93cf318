import type { Value } from '../yaml/document.ts';
import { parseDuration } from './duration.ts';
import type { SchemaFaultCode } from './fault.ts';
import { formatFault } from './formats.ts';
import type { JudgeOptions } from './judge.ts';
import type { SchemaNode, StoredNode } from './node.ts';
import { count, patternInWords, show } from './words.ts';

/** A fault whose place the caller knows; `words` continue a sentence that begins with the path. */
export interface Demand {
  readonly code: SchemaFaultCode;
  readonly words: string;
}

export function stringFault({ stored }: SchemaNode, text: string, options: JudgeOptions): Demand | undefined {
  const but = options.secret ? '' : `, but is ${show(text)}`;
  const { minLength, maxLength, pattern, format } = stored;
  if (minLength !== undefined && text.length < minLength && lengthOf(text) < minLength) {
    const words =
      minLength === 1 ? 'must not be empty' : `must have at least ${count(minLength, 'character')}${but}`;
    return { code: 'bounds', words };
  }
  if (maxLength !== undefined && text.length > maxLength && lengthOf(text) > maxLength) {
    const words = `must have at most ${count(maxLength, 'character')}, but has ${lengthOf(text)}`;
    return { code: 'bounds', words };
  }
  if (pattern !== undefined && options.pattern(pattern)?.test(text) === false) {
    return { code: 'pattern', words: `must be ${patternInWords(pattern)}${but}` };
  }
  // The pattern admits more hours than a Go duration holds, and then no controller can read the object.
  if (text.length > 7 && pattern?.includes('ms|s|m') && parseDuration(text) === undefined) {
    return { code: 'format', words: `must be shorter than 292 years${but}` };
  }
  const wrong = format === undefined ? undefined : formatFault(format, text);
  return wrong === undefined ? undefined : { code: 'format', words: `${wrong}${but}` };
}

/** Kubernetes counts code points, not UTF-16 units. */
function lengthOf(text: string): number {
  return [...text].length;
}

export function numberFault(stored: StoredNode, value: number): Demand | undefined {
  const { min, max, above, below, multipleOf, format } = stored;
  const fault = (words: string): Demand => ({ code: 'bounds', words: `must be ${words}, but is ${value}` });
  if (min !== undefined && value < min) return fault(`at least ${min}`);
  if (max !== undefined && value > max) return fault(`at most ${max}`);
  if (above !== undefined && value <= above) return fault(`more than ${above}`);
  if (below !== undefined && value >= below) return fault(`less than ${below}`);
  if (multipleOf !== undefined && !isMultiple(value, multipleOf)) return fault(`a multiple of ${multipleOf}`);
  if (format === 'int32' && (value < -(2 ** 31) || value >= 2 ** 31)) return fault('a 32-bit number');
  if (format === 'int64' && (value < -(2 ** 63) || value >= 2 ** 63)) return fault('a 64-bit number');
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

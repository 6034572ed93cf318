import { type Document, isMap, type Value } from '../../src/rule.ts';

export interface ImpreciseNumber {
  readonly path: readonly (string | number)[];
  /** As it is written. */
  readonly number: string;
}

const limit = 2n ** 53n;

/** Integers that a double cannot hold, as they stand in the text. */
export function imprecisePaths(document: Document): ImpreciseNumber[] {
  const found: ImpreciseNumber[] = [];
  const walk = (value: Value | undefined, path: readonly (string | number)[]): void => {
    if (Array.isArray(value)) for (const [index, item] of value.entries()) walk(item, [...path, index]);
    else if (isMap(value)) for (const [key, child] of Object.entries(value)) walk(child, [...path, key]);
    else if (typeof value === 'number' && Math.abs(value) >= Number.MAX_SAFE_INTEGER) {
      const number = writtenInteger(document, path);
      if (number !== undefined) found.push({ path, number });
    }
  };
  walk(document.value, []);
  return found;
}

/** The digits, when they are an integer beyond 2^53; `1e20` says itself that it is a float. */
function writtenInteger(document: Document, path: readonly (string | number)[]): string | undefined {
  const span = document.spanOf(path, 'value');
  const text = span && document.source.text.slice(span.start, span.end).trim();
  if (text === undefined || !/^[-+]?(0x[\da-f_]+|0o?[0-7_]+|[\d_]+)$/i.test(text)) return undefined;
  const digits = text.replaceAll('_', '').replace(/^[-+]/, '');
  const size = BigInt(/^0[0-7]+$/.test(digits) ? `0o${digits.slice(1)}` : digits);
  return size > limit ? text : undefined;
}

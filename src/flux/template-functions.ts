import { isMap } from '../yaml/cursor.ts';
import type { Value } from '../yaml/document.ts';

type TemplateFunction = (args: readonly Value[]) => Value | undefined;

/** As Go prints a value in a template. `undefined` for lists and maps, whose form nobody means. */
export function printed(value: Value): string | undefined {
  if (typeof value === 'string') return value;
  if (value === null) return '<no value>';
  return typeof value === 'object' ? undefined : String(value);
}

const onText =
  (change: (text: string, ...args: string[]) => Value | undefined): TemplateFunction =>
  args => {
    const texts = args.map(printed);
    const text = texts.pop();
    if (text === undefined || texts.includes(undefined)) return undefined;
    return change(text, ...texts.map(other => other ?? ''));
  };

/**
 * The functions of slim-sprig that templates of Flux objects use, with the piped value last. What a
 * function here does not know it answers with `undefined`, and the value is then unknown.
 */
export const templateFunctions: Readonly<Record<string, TemplateFunction>> = {
  quote: onText(text => JSON.stringify(text)),
  squote: onText(text => `'${text}'`),
  toString: onText(text => text),
  upper: onText(text => text.toUpperCase()),
  lower: onText(text => text.toLowerCase()),
  trim: onText(text => text.trim()),
  trimPrefix: onText((text, prefix = '') => (text.startsWith(prefix) ? text.slice(prefix.length) : text)),
  trimSuffix: onText((text, suffix = '') =>
    suffix !== '' && text.endsWith(suffix) ? text.slice(0, -suffix.length) : text,
  ),
  replace: onText((text, before = '', after = '') => text.replaceAll(before, () => after)),
  trunc: onText((text, length = '0') =>
    Number(length) < 0 ? text.slice(Number(length)) : text.slice(0, Number(length)),
  ),
  b64enc: onText(text => btoa(String.fromCharCode(...new TextEncoder().encode(text)))),
  int: onText(text => (/^-?\d+$/.test(text) ? Number(text) : undefined)),
  slugify: onText(slug),
  default: ([fallback, value]) => (isEmpty(value) ? fallback : value),
  toJson: ([value]) => (value === undefined ? undefined : JSON.stringify(value)),
  indent: onText((text, width = '0') => indented(text, Number(width))),
  nindent: onText((text, width = '0') => `\n${indented(text, Number(width))}`),
};

function isEmpty(value: Value | undefined): boolean {
  if (Array.isArray(value)) return value.length === 0;
  if (isMap(value)) return Object.keys(value).length === 0;
  return value === undefined || value === null || value === '' || value === false || value === 0;
}

function indented(text: string, width: number): string {
  return text
    .split('\n')
    .map(line => ' '.repeat(width) + line)
    .join('\n');
}

/** Only what needs no transliteration; the library has tables for the rest. */
function slug(text: string): string | undefined {
  if (!/^[\x20-\x7e]*$/.test(text)) return undefined;
  const words = text.toLowerCase().replace(/'/g, '').replace(/&/g, ' and ').replace(/@/g, ' at ');
  const joined = words
    .replace(/[^a-z0-9_-]+/g, '-')
    .replace(/-+/g, '-')
    .replace(/^[-_]+|[-_]+$/g, '');
  return joined.length > 63 ? undefined : joined;
}

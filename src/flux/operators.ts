import { matchesGlob } from './glob.ts';

/** Operators that bring their own value for an unset variable. `:?` and `:+` do not mean what they mean in bash. */
export function isDefault(operator: string): boolean {
  return operator === '=' || /^:[=\-?+]$/.test(operator);
}

export function applyOperator(operator: string, value: string, args: readonly string[]): string {
  const [first = '', second = ''] = args;
  switch (operator) {
    case '':
      return value;
    case 'length':
      return String(bytesOf(value).length);
    case '^':
      return mapFirst(value, upper);
    case '^^':
      return [...value].map(upper).join('');
    case ',':
      return mapFirst(value, lower);
    case ',,':
      return [...value].map(lower).join('');
    case ':':
      return substring(value, args);
    case '#':
      return trim(value, first, 'shortest');
    case '##':
      return trim(value, first, 'longest');
    case '%':
      return reverse(trim(reverse(value), reverse(first), 'shortest'));
    case '%%':
      return reverse(trim(reverse(value), reverse(first), 'longest'));
    case '/':
      return value.replace(first, () => second);
    case '//':
      return value.replaceAll(first, () => second);
    case '/#':
      return args.length === 2 && value.startsWith(first) ? second + value.slice(first.length) : value;
    case '/%':
      return args.length === 2 && value.endsWith(first)
        ? value.slice(0, value.length - first.length) + second
        : value;
    default:
      return value === '' ? args.join('') : value;
  }
}

/** Positions count bytes, as Go counts them; one that is no number leaves the value as it is. */
function substring(value: string, [from = '', count]: readonly string[]): string {
  const start = integer(from);
  if (start === undefined) return value;
  const bytes = bytesOf(value);
  const begin = start < 0 ? Math.max(0, bytes.length + start) : start;
  if (count === undefined) return textOf(bytes.subarray(begin));
  const length = integer(count);
  if (length === undefined) return value;
  const end = length < 0 ? bytes.length + length : begin + length;
  return end < begin ? '' : textOf(bytes.subarray(begin, end));
}

function integer(text: string): number | undefined {
  return /^[+-]?\d+$/.test(text) ? Number(text) : undefined;
}

/** An empty match trims nothing, and a pattern that is no glob leaves the value as it is. */
function trim(value: string, pattern: string, which: 'shortest' | 'longest'): string {
  let found = 0;
  for (let length = value.length; length > 0; length--) {
    const matched = matchesGlob(pattern, value.slice(0, length));
    if (matched === undefined) return value;
    if (!matched) continue;
    found = length;
    if (which === 'longest') break;
  }
  return value.slice(found);
}

function reverse(text: string): string {
  return [...text].reverse().join('');
}

function mapFirst(text: string, change: (character: string) => string): string {
  const [first = '', ...rest] = text;
  return change(first) + rest.join('');
}

/** Go maps each code point to one code point: `ß` stays `ß`. */
function upper(character: string): string {
  const changed = character.toUpperCase();
  return [...changed].length === 1 ? changed : character;
}

function lower(character: string): string {
  const changed = character.toLowerCase();
  return [...changed].length === 1 ? changed : character;
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

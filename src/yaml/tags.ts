import type { Dialect, Scalar } from './document.ts';
import { resolvePlain } from './resolve.ts';

export function coreTag(name: string): string {
  return `tag:yaml.org,2002:${name}`;
}

/** What a scalar with an explicit tag means; `undefined` when the tag is unknown or does not fit the text. */
export function resolveTagged(tag: string, text: string, dialect: Dialect): Scalar | undefined {
  const value = resolvePlain(text, dialect);
  switch (tag) {
    case '!':
    case coreTag('str'):
      return text;
    case coreTag('int'):
    case coreTag('float'):
      return typeof value === 'number' ? value : undefined;
    case coreTag('bool'):
      return typeof value === 'boolean' ? value : undefined;
    case coreTag('null'):
      return value === null ? null : undefined;
    case coreTag('timestamp'):
      return typeof value === 'string' ? value : undefined;
    case coreTag('binary'):
      return binaryText(text);
    default:
      return undefined;
  }
}

/** Go holds the decoded bytes as a string; they are shown as UTF-8. */
function binaryText(text: string): string | undefined {
  const digits = text.replace(/\s/g, '');
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(digits) || digits.length % 4 !== 0) return undefined;
  const bytes = Uint8Array.from(atob(digits), char => char.charCodeAt(0));
  return new TextDecoder().decode(bytes);
}

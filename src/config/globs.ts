import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

export type Matches = (text: string) => boolean;

/** Path globs, as picomatch reads them; a pattern without special characters needs no library. */
export function glob(pattern: string): Matches {
  const plain = pattern.replace(/^\.\//, '');
  if (plain === '*' || plain === '**') return () => true;
  if (!/[*?[\]{}()!+@\\]/.test(plain)) {
    const folder = plain.endsWith('/') ? plain : `${plain}/`;
    return text => text === plain || text.startsWith(folder);
  }
  const picomatch = require('picomatch') as typeof import('picomatch');
  return picomatch(plain, { dot: true });
}

/** `.gitignore` patterns; folders end with a slash. */
export function ignoreMatcher(patterns: readonly string[]): Matches {
  const ignore = require('ignore') as typeof import('ignore');
  const matcher = ignore().add([...patterns]);
  return path => matcher.ignores(path);
}

import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

export interface Matcher {
  test(text: string): boolean;
}

/** Compiles patterns, each once; `undefined` for one that RE2 refuses, as the API server would refuse its CRD. */
export type Patterns = (source: string) => Matcher | undefined;

/** For the catalog's patterns, which are few, known and linear. */
export function patterns(): Patterns {
  return remember(source => new RegExp(source, 'u'));
}

/** For patterns that users bring: RE2, in which no pattern takes more than linear time. */
export function foreignPatterns(trusts: (source: string) => boolean): Patterns {
  return remember(source => {
    if (trusts(source)) return new RegExp(source, 'u');
    const { RE2JS } = require('re2js') as typeof import('re2js');
    try {
      return RE2JS.compile(source);
    } catch {
      return undefined;
    }
  });
}

function remember(compile: Patterns): Patterns {
  const compiled = new Map<string, Matcher | undefined>();
  return source => {
    if (compiled.has(source)) return compiled.get(source);
    const pattern = compile(source);
    compiled.set(source, pattern);
    return pattern;
  };
}

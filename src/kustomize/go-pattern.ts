/** A pattern as Go's RE2 reads it, or why Go would refuse it. */
export type GoPattern = { readonly regexp: RegExp } | { readonly error: string };

const classes: Readonly<Record<string, string>> = {
  alnum: '0-9A-Za-z',
  alpha: 'A-Za-z',
  ascii: '\\x00-\\x7F',
  blank: '\\t ',
  cntrl: '\\x00-\\x1F\\x7F',
  digit: '0-9',
  graph: '!-~',
  lower: 'a-z',
  print: ' -~',
  punct: '!-\\/:-@\\[-`{-~',
  space: '\\t\\n\\v\\f\\r ',
  upper: 'A-Z',
  word: '0-9A-Za-z_',
  xdigit: '0-9A-Fa-f',
};

/**
 * Translates the syntax people use in selectors. Look-around and back references do not exist in RE2,
 * so they are errors here too; `anchored` wraps the pattern as kustomize does for selectors.
 */
export function goPattern(pattern: string, anchored = true): GoPattern {
  const source = translate(pattern);
  if (typeof source !== 'string') return source;
  try {
    const flags = source.startsWith('(?i)') ? 'iu' : 'u';
    const body = source.replace(/^\(\?i\)/, '');
    return { regexp: new RegExp(anchored ? `^(?:${body})$` : body, flags) };
  } catch {
    return { error: 'it is not a valid regular expression' };
  }
}

function translate(pattern: string): string | { readonly error: string } {
  let output = '';
  let inClass = false;
  for (let at = 0; at < pattern.length; ) {
    const token: TokenOrError = inClass ? classToken(pattern, at) : outerToken(pattern, at);
    if ('error' in token) return token;
    output += token.output;
    inClass = token.inClass ?? inClass;
    at += token.length;
  }
  return output;
}

interface Token {
  readonly output: string;
  readonly length: number;
  readonly inClass?: boolean;
}
type TokenOrError = Token | { readonly error: string };

function outerToken(pattern: string, at: number): TokenOrError {
  const rest = pattern.slice(at);
  if (/^\(\?(?:[=!]|<[=!])/.test(rest)) return { error: 'Go knows no look-around' };
  if (/^\(\?>/.test(rest)) return { error: 'Go knows no atomic groups' };
  const named = /^\(\?P?</.exec(rest);
  if (named) return { output: '(?<', length: named[0].length };
  if (/^[*+?}]\+/.test(rest)) return { error: 'Go knows no possessive repetition' };
  if (/^\\[1-9]/.test(rest)) return { error: 'Go knows no back references' };
  if (rest.startsWith('\\')) return escapeToken(rest);
  if (rest.startsWith('[')) {
    const open = /^\[\^?\]?/.exec(rest)?.[0] ?? '[';
    return { output: open.replace(']', '\\]'), length: open.length, inClass: true };
  }
  if (rest.startsWith('{') && !/^\{\d+(?:,\d*)?\}/.test(rest)) return { output: '\\{', length: 1 };
  const repeat = /^\{\d+(?:,\d*)?\}/.exec(rest);
  if (repeat) return { output: repeat[0], length: repeat[0].length };
  if (rest.startsWith('}') || rest.startsWith(']')) return { output: `\\${rest[0]}`, length: 1 };
  return { output: rest[0] ?? '', length: 1 };
}

function classToken(pattern: string, at: number): TokenOrError {
  const rest = pattern.slice(at);
  if (rest.startsWith(']')) return { output: ']', length: 1, inClass: false };
  const named = /^\[:(\^?)([a-z]+):\]/.exec(rest);
  if (named) {
    const members = classes[named[2] ?? ''];
    if (members === undefined || named[1] === '^') return { error: `unknown class ${named[0]}` };
    return { output: members, length: named[0].length };
  }
  if (rest.startsWith('\\')) return escapeToken(rest);
  if (/^[[{}()|/]/.test(rest)) return { output: `\\${rest[0]}`, length: 1 };
  if (/^-(?!\])/.test(rest) && /[\w\]\\]$/.test(pattern.slice(0, at)) === false) {
    return { output: '\\-', length: 1 };
  }
  return { output: rest[0] ?? '', length: 1 };
}

function escapeToken(rest: string): TokenOrError {
  if (rest.length === 1) return { error: 'a backslash at the end' };
  const quoted = /^\\Q([\s\S]*?)(?:\\E|$)/.exec(rest);
  if (quoted) {
    return { output: (quoted[1] ?? '').replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'), length: quoted[0].length };
  }
  const letter = rest[1] ?? '';
  if (letter === 'A') return { output: '^', length: 2 };
  if (letter === 'z') return { output: '$', length: 2 };
  if (letter === 'a') return { output: '\\x07', length: 2 };
  const property = /^\\([pP])([A-Z])/.exec(rest);
  if (property) return { output: `\\${property[1]}{${property[2]}}`, length: 3 };
  if (/^\\[dDwWsSbBnrtfvxpP]/.test(rest)) return { output: rest.slice(0, 2), length: 2 };
  if (/^\\[A-Za-z]/.test(rest)) return { error: `unknown escape \\${letter}` };
  if (/^\\[\^$\\.*+?()[\]{}|/-]/.test(rest)) {
    return { output: letter === '-' ? '\\x2d' : `\\${letter}`, length: 2 };
  }
  return { output: letter, length: 2 };
}

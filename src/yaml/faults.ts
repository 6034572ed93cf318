import type { Span } from '../text/span.ts';
import type { YamlProblem } from './document.ts';

/** More levels than any manifest has, and few enough for the call stack. */
export const MAX_DEPTH = 512;
/** More aliased nodes than this only come from aliases of aliases, made to exhaust the reader. */
export const MAX_ALIASED_NODES = 100_000;

export function duplicateKey(name: string, span: Span, first: Span): YamlProblem {
  const message = `the key ${shown(name)} is there twice`;
  return { code: 'duplicate-key', message, span, related: first };
}

export function nonStringKey(name: string, span: Span): YamlProblem {
  const message =
    name === ''
      ? 'an empty key is no string, put it in quotes'
      : `the key ${shown(name)} is no string, put it in quotes`;
  return { code: 'non-string-key', message, span };
}

export const templateWords =
  'this looks like a template, which is no YAML before it is rendered; put it in quotes';

export function collectionKey(span: Span, template: boolean): YamlProblem {
  const message = template ? templateWords : 'a mapping or a list cannot be a key';
  return { code: template ? 'syntax' : 'non-string-key', message, span };
}

export function badMerge(span: Span): YamlProblem {
  return { code: 'syntax', message: 'a merge key << takes a mapping, or a list of mappings', span };
}

export function strayComma(span: Span): YamlProblem {
  return { code: 'syntax', message: 'a comma stands here without a value before it', span };
}

/** `start` is that of the quote. */
export function openQuote(text: string, start: number): YamlProblem {
  const mark = text[start] === "'" ? 'single' : 'double';
  const feed = text.indexOf('\n', start);
  const line = text.slice(start, feed < 0 ? text.length : feed).trimEnd();
  const message = `the ${mark} quote that opens here is never closed`;
  return { code: 'unterminated-quote', message, span: { start, end: start + line.length } };
}

export function tabIndentation(text: string, start: number): YamlProblem {
  let end = start + 1;
  while (text[end] === '\t') end++;
  const message = 'a tab stands in the indentation, YAML takes only spaces there';
  return { code: 'tab-indentation', message, span: { start, end } };
}

export function brokenKey(text: string, { start, end }: Span): YamlProblem {
  const message = 'a key cannot go over more than one line; is a comma missing';
  return { code: 'syntax', message, span: { start, end: Math.min(end, text.indexOf('\n', start)) } };
}

export function tooDeep(span: Span): YamlProblem {
  return { code: 'too-deep', message: `nested deeper than ${MAX_DEPTH} levels`, span };
}

export function unknownAnchor(name: string, span: Span): YamlProblem {
  const message = `the alias *${shown(name)} has no anchor &${shown(name)} before it in this document`;
  return { code: 'unknown-anchor', message, span };
}

export function selfAlias(name: string, span: Span): YamlProblem {
  const message = `the alias *${shown(name)} stands inside the value of its own anchor`;
  return { code: 'alias-bomb', message, span };
}

export function aliasBomb(span: Span): YamlProblem {
  const message = `the aliases of this document stand for more than ${MAX_ALIASED_NODES} values`;
  return { code: 'alias-bomb', message, span };
}

export function unsupportedTag(tag: string, span: Span): YamlProblem {
  const short = tag.replace('tag:yaml.org,2002:', '!!');
  return {
    code: 'unsupported-tag',
    message: `the tag ${shown(short)} does not fit this value or is not known`,
    span,
  };
}

export function directive(span: Span): YamlProblem {
  return { code: 'directive', message: 'kustomize refuses directives, remove this line', span };
}

export function markContent(span: Span): YamlProblem {
  const message =
    'kustomize takes nothing but a comment on the line of ---, start the document on the next line';
  return { code: 'directive', message, span };
}

export function refusedEscape(written: string, span: Span): YamlProblem {
  const remedy = written === '\\/' ? 'write the slash alone' : 'write the character itself';
  return { code: 'syntax', message: `kustomize does not read the escape ${written}, ${remedy}`, span };
}

export function controlCharacter(code: number, span: Span): YamlProblem {
  const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  const what =
    code === 0xfeff
      ? 'a byte order mark may only start a file'
      : `the character ${name} is not allowed in YAML`;
  return {
    code: 'control-character',
    message: `${what}, remove it or write it as an escape in double quotes`,
    span,
  };
}

export function strayReturn(span: Span): YamlProblem {
  const message =
    'a lone carriage return ends a line here, though most editors do not show it; use LF or CRLF';
  return { code: 'control-character', message, span };
}

/** Names can be as long as the file. */
function shown(name: string): string {
  const line = name.replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}

import type { YAMLParseError } from 'yaml';
import type { YamlProblem } from './document.ts';

/** A syntax error of the `yaml` package in our own words, at the bytes in question. */
export function describe(error: YAMLParseError, text: string): YamlProblem {
  const [start, end] = error.pos;
  const span = { start, end: Math.min(Math.max(start, end), text.length) };
  return { code: 'syntax', message: error.message, span };
}

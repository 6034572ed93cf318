import { isMap } from '../yaml/cursor.ts';
import type { Value } from '../yaml/document.ts';
import { parse } from '../yaml/parse.ts';
import type { Engine, RewriteFault } from './engine.ts';

/** Where a scalar stands: it decides what a replaced text may turn into. */
export type Place = 'value' | 'item' | 'key';

export interface Rewritten {
  /** The text as it was when it cannot be told. */
  readonly value: Value;
  readonly known: boolean;
  /** Names of what was put in. */
  readonly used: readonly string[];
  readonly faults: readonly RewriteFault[];
}

/** Writes a scalar as the controller writes it, puts the values in, and reads the result again. */
export function rewrite(text: string, place: Place, engine: Engine): Rewritten {
  const style = styleOf(text, place);
  const { text: expanded, known, used, faults } = engine.expand(written(text, style));
  if (!known || faults.length > 0) return { value: text, known: false, used, faults };
  if (style === 'literal') return { value: expanded, known, used, faults };
  const read = readAgain(expanded, place);
  if (read.value !== undefined) return { value: read.value, known, used, faults };
  const data = { name: used.join(', '), reason: read.reason };
  return { value: text, known: false, used, faults: [{ code: engine.breaksYaml, data }] };
}

type Style = 'plain' | 'single' | 'double' | 'literal';

/**
 * The serialiser forgets the quotes of the manifest: a text that reads back as itself is written
 * without any, so a variable may turn it into a number or a boolean.
 */
function styleOf(text: string, place: Place): Style {
  if (text.includes('\n') && place !== 'key') return 'literal';
  if (isPlain(text)) return 'plain';
  if (readAgain(text, place).value === text) return 'plain';
  return /[\p{Cc}\uFEFF\u2028\u2029]/u.test(text) ? 'double' : 'single';
}

function written(text: string, style: Style): string {
  if (style === 'single') return `'${text.replaceAll("'", "''")}'`;
  return style === 'double' ? JSON.stringify(text) : text;
}

const prefixes: Readonly<Record<Place, string>> = { value: 'v: ', item: '- ', key: '' };

/** Text that needs no quotes whatever it stands for, told without parsing; it may still look like a number. */
function isPlain(text: string): boolean {
  return /^[A-Za-z$</][\x21-\x7e ]*$/.test(text) && !/: |:$| #| $/.test(text) && text !== '<<';
}

const otherWords = /^(y|n|yes|no|on|off|true|false|null)$/i;

function readAgain(text: string, place: Place): { value: Value | undefined; reason: string } {
  // Most values are plain words, and a parser would be the dearest way to find that out.
  if (isPlain(text) && !otherWords.test(text)) return { value: text, reason: '' };
  const source = { path: '', text: `${prefixes[place]}${text}${place === 'key' ? ': v' : ''}\n` };
  const [document, second] = parse(source, 'values');
  const [problem] = document?.problems ?? [];
  const reason = problem?.message ?? 'it changes the structure around it';
  const value = document?.value;
  if (second || value === undefined || (problem && problem.code !== 'duplicate-key')) {
    return { value: undefined, reason };
  }
  if (place === 'item')
    return { value: Array.isArray(value) && value.length === 1 ? value[0] : undefined, reason };
  if (!isMap(value)) return { value: undefined, reason };
  const keys = Object.keys(value);
  if (keys.length !== 1) return { value: undefined, reason };
  return { value: place === 'key' ? keys[0] : value.v, reason };
}

import type { Scalar } from '../yaml/document.ts';
import { resolvePlain } from '../yaml/resolve.ts';
import { timestampText } from '../yaml/timestamp.ts';
import { refold } from './folded.ts';

export type Style = 'plain' | 'single' | 'double' | 'literal' | 'folded';
export type Tag =
  | '!!null'
  | '!!bool'
  | '!!int'
  | '!!float'
  | '!!timestamp'
  | '!!str'
  | '!!map'
  | '!!seq'
  | '!!binary';

/** A scalar as kustomize holds it: the text with a type that may or may not follow from the text. */
export interface ScalarForm {
  /** Empty when the type is whatever the text looks like. */
  readonly tag: string;
  readonly style: Style;
  readonly text: string;
  /** The tag was written by a person, so it is not dropped when it agrees with the text. */
  readonly tagged: boolean;
}

const oldBooleans: ReadonlySet<string> = new Set(
  'y Y yes Yes YES on On ON n N no No NO off Off OFF'.split(' '),
);
const integer = /^[-+]?(?:0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO]?[0-7]+|0|[1-9][0-9]*)$/;
const sexagesimal = /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/;
const tooBig = 2n ** 64n;

/** The type of an unquoted text. */
export function tagOf(text: string): Tag {
  const value = resolvePlain(text, 'manifest');
  if (value === null) return '!!null';
  if (typeof value === 'boolean') return '!!bool';
  if (typeof value === 'number') return integerOf(text) === undefined ? '!!float' : '!!int';
  return value === text && timestampText(text) === undefined ? '!!str' : '!!timestamp';
}

/** Exact, whatever its size up to 64 bits. */
function integerOf(text: string): bigint | undefined {
  const bare = text.replaceAll('_', '');
  if (!integer.test(bare)) return undefined;
  const negative = bare.startsWith('-');
  const digits = bare.replace(/^[-+]/, '').replace(/^0(?=[0-7])/, '0o');
  const value = BigInt(digits);
  if (value >= (negative || bare.startsWith('+') ? tooBig / 2n + (negative ? 1n : 0n) : tooBig))
    return undefined;
  return negative ? -value : value;
}

/** What a scalar is once kustomize has printed the object and read it again; `undefined` when that fails. */
export function scalarValue(form: ScalarForm): Scalar | undefined {
  const { tag, text } = form;
  if (!isTyped(form)) return form.style === 'folded' ? refold(text) : text;
  if (form.tagged) return tagged(tag, text);
  const looks = tagOf(text);
  if (tag === '' || tag === looks) return resolvePlain(text, 'manifest');
  return tagged(tag, text);
}

/** The digits kustomize prints for a number: integers in full, floats as short as they can be. */
export function numberText(form: ScalarForm): string {
  const exact = integerOf(form.text);
  if (exact !== undefined && form.tag !== '!!float') return exact.toString();
  const value = scalarValue(form);
  return floatText(typeof value === 'number' ? value : Number(form.text));
}

/** A float as kustomize prints it in the end: whole numbers as integers. */
export function floatText(value: number): string {
  if (Number.isInteger(value) && value < 2 ** 64 && value >= -(2 ** 63)) return String(value + 0);
  return shortFloat(value);
}

/** A float as Go's shortest `g` format spells it: with an exponent from a million on. */
export function shortFloat(value: number): string {
  const [mantissa = '', exponent = '0'] = value.toExponential().split('e');
  const power = Number(exponent);
  if (power >= -4 && power < 6) return Object.is(value, -0) ? '-0' : String(value);
  return `${mantissa}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
}

/** Whether an older YAML 1.1 reader would take this text for something other than a string. */
export function isOldNonString(text: string): boolean {
  if (text === '' || text.includes('\n')) return false;
  const tag = tagOf(text);
  return oldBooleans.has(text) || tag !== '!!str' || isFlowCollection(text);
}

/** A key that is no string once it is printed without quotes, as kustomize prints the keys it makes. */
export function isOddKey(key: string): boolean {
  return tagOf(key) !== '!!str';
}

/** Whether a string may be printed without quotes; stricter readers of old decide. */
export function isSafePlain(text: string): boolean {
  return !oldBooleans.has(text) && tagOf(text) === '!!str' && !sexagesimal.test(text);
}

function isFlowCollection(text: string): boolean {
  return /^\[.*\]$|^\{.*\}$|^[^"'#&*!|>%@`[{].*?: |^- /.test(text);
}

/** Whether the printed form still says more than "text". */
function isTyped({ tag, style, text, tagged }: ScalarForm): boolean {
  if (tag === '!!str') return false;
  const quoted = style !== 'plain' || text.includes('\n');
  if (!quoted) return true;
  return tag !== '' && (tagged || tagOf(text) !== tag);
}

function tagged(tag: string, text: string): Scalar | undefined {
  const looks = tagOf(text);
  if (tag === looks) return resolvePlain(text, 'manifest');
  if (tag === '!!float' && looks === '!!int') return Number(resolvePlain(text, 'manifest'));
  if (tag === '!!binary') return atob(text.replace(/\s/g, ''));
  const core = ['!!null', '!!bool', '!!int', '!!float', '!!timestamp'];
  return core.includes(tag) ? undefined : text;
}

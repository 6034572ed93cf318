import { createRequire } from 'node:module';
import { type Environment, Optional } from '@marcbachmann/cel-js';
import type { RE2JS } from 're2js';
import { formatFault } from '../formats.ts';
import { labelValueFault, metadataKeyFault, subdomainFault } from '../names.ts';

const require = createRequire(import.meta.url);

type Check = (text: string) => readonly string[];

/** A format of the `format` library. */
class FormatValue {
  readonly check: Check;
  constructor(check: Check) {
    this.check = check;
  }
}
class FormatNames {}

/** Strings, regular expressions and named formats. */
export function registerStrings(environment: Environment): void {
  const compiled = new Map<string, RE2JS>();
  const re2 = (pattern: string): RE2JS => {
    const known = compiled.get(pattern);
    if (known) return known;
    const { RE2JS } = require('re2js') as typeof import('re2js');
    const made = RE2JS.compile(pattern);
    compiled.set(pattern, made);
    return made;
  };
  environment
    .registerFunction('string.re2Matches(string): bool', (text: string, pattern: string) =>
      re2(pattern).test(text),
    )
    .registerFunction(
      'string.find(string): string',
      (text: string, pattern: string) => all(re2(pattern), text, 1)[0] ?? '',
    )
    .registerFunction('string.findAll(string): list<string>', (text: string, pattern: string) =>
      all(re2(pattern), text, -1),
    )
    .registerFunction(
      'string.findAll(string, int): list<string>',
      (text: string, pattern: string, most: bigint) => all(re2(pattern), text, Number(most)),
    )
    .registerFunction('string.charAt(int): string', (text: string, at: bigint) => [...text][Number(at)] ?? '')
    .registerFunction('string.replace(string, string): string', (text: string, from: string, to: string) =>
      text.replaceAll(from, () => to),
    )
    .registerFunction('string.replace(string, string, int): string', replaceSome)
    .registerFunction('string.reverse(): string', (text: string) => [...text].reverse().join(''));
  registerFormats(environment);
}

function all(pattern: RE2JS, text: string, most: number): string[] {
  const found: string[] = [];
  const matcher = pattern.matcher(text);
  while ((most < 0 || found.length < most) && matcher.find()) found.push(matcher.group() ?? '');
  return found;
}

function replaceSome(text: string, from: string, to: string, most: bigint): string {
  if (most < 0n) return text.replaceAll(from, () => to);
  let rest = text;
  let output = '';
  for (let left = most; left > 0n; left--) {
    const at = rest.indexOf(from);
    if (at < 0) break;
    output += rest.slice(0, at) + to;
    rest = rest.slice(at + from.length);
  }
  return output + rest;
}

function registerFormats(environment: Environment): void {
  const by =
    (fault: (text: string) => string | undefined): Check =>
    text => {
      const wrong = fault(text);
      return wrong === undefined ? [] : [wrong];
    };
  const named: Readonly<Record<string, Check>> = {
    dns1123Label: by(text => formatFault('k8s-short-name', text)),
    dns1123LabelPrefix: by(text => formatFault('k8s-short-name', text.replace(/-$/, 'a'))),
    dns1123Subdomain: by(subdomainFault),
    dns1123SubdomainPrefix: by(text => subdomainFault(text.replace(/-$/, 'a'))),
    dns1035Label: by(text => formatFault('service-name', text)),
    dns1035LabelPrefix: by(text => formatFault('service-name', text.replace(/-$/, 'a'))),
    qualifiedName: by(metadataKeyFault),
    labelValue: by(labelValueFault),
    uri: by(text => formatFault('uri', text)),
    uuid: by(text => formatFault('uuid', text)),
    byte: by(text => formatFault('byte', text)),
    date: by(text => formatFault('date', text)),
    datetime: by(text => formatFault('date-time', text)),
  };
  environment
    .registerType('Format', FormatValue)
    .registerType('FormatNames', FormatNames)
    .registerConstant('format', 'FormatNames', new FormatNames())
    .registerFunction('Format.validate(string): optional', (format: FormatValue, text: string) => {
      const faults = format.check(text);
      return faults.length === 0 ? Optional.none() : Optional.of(faults);
    });
  for (const [name, check] of Object.entries(named)) {
    environment.registerFunction(`FormatNames.${name}(): Format`, () => new FormatValue(check));
  }
}

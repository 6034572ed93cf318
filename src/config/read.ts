import { type Severity, severities } from '../diagnostic/diagnostic.ts';
import type { AnyRule, MinorVersion, OptionSpec } from '../rule.ts';
import type { Cursor } from '../yaml/cursor.ts';
import type { Config, ExternalObject, Override, OwnSource, RuleSeverity } from './config.ts';
import { expect, freeMapping, items, mapping, string, strings, word } from './decode.ts';
import type { Mistakes } from './mistake.ts';

export type Rules = ReadonlyMap<string, AnyRule>;

export const ruleSeverities: readonly RuleSeverity[] = ['off', ...severities];

const keys = [
  '$schema',
  'extends',
  'rules',
  'overrides',
  'ignore',
  'floe',
  'targets',
  'schemaLocations',
  'external',
  'sources',
  'baseline',
] as const;

/** What one file says, without the files it extends. `extends` is returned as it is written. */
export type FileConfig = Omit<Config, 'folder' | 'extends'> & { readonly extends: readonly Cursor[] };

/** Reads a configuration document. Everything wrong becomes a mistake; what is right is kept. */
export function readConfig(root: Cursor, rules: Rules, mistakes: Mistakes): FileConfig {
  const at = mapping(root, keys, mistakes);
  const floe = at.floe && mapping(at.floe, ['releases'], mistakes);
  const targets = at.targets && mapping(at.targets, ['flux', 'kubernetes'], mistakes);
  const flux = targets?.flux && minorVersion(targets.flux, mistakes);
  const kubernetes = targets?.kubernetes && minorVersion(targets.kubernetes, mistakes);
  const baseline = string(at.baseline, mistakes);
  const severities = new Map<string, RuleSeverity>();
  const options = new Map<string, Readonly<Record<string, unknown>>>();
  for (const entry of freeMapping(at.rules, mistakes)) {
    const setting = ruleSetting(entry, rules, mistakes);
    if (setting) severities.set(entry.name, setting.severity);
    if (setting?.options) options.set(entry.name, setting.options);
  }
  return {
    extends: at.extends ? textOrTexts(at.extends, mistakes) : [],
    rules: severities,
    options,
    overrides: items(at.overrides, mistakes).map(entry => override(entry, rules, mistakes)),
    ignore: strings(at.ignore, mistakes),
    floeReleases: strings(floe?.releases, mistakes),
    external: items(at.external, mistakes).flatMap(entry => external(entry, mistakes)),
    sources: items(at.sources, mistakes).flatMap(entry => ownSource(entry, mistakes)),
    schemaLocations: strings(at.schemaLocations, mistakes),
    ...(flux ? { flux } : {}),
    ...(kubernetes ? { kubernetes } : {}),
    ...(baseline === undefined ? {} : { baseline }),
  };
}

function textOrTexts(at: Cursor, mistakes: Mistakes): readonly Cursor[] {
  if (typeof at.value === 'string') return [at];
  return items(at, mistakes).filter(item => string(item, mistakes) !== undefined);
}

interface RuleSetting {
  readonly severity: RuleSeverity;
  readonly options?: Readonly<Record<string, unknown>>;
}

/** `severity`, or `[severity, options]`. */
function ruleSetting(entry: Cursor, rules: Rules, mistakes: Mistakes): RuleSetting | undefined {
  if (!isKnownRule(entry, rules, mistakes)) return undefined;
  const list = Array.isArray(entry.value) ? entry.items() : undefined;
  if (!list) return severityOnly(entry, mistakes);
  const [first, second] = list;
  if (!first || !expect(entry, list.length <= 2, 'a severity, or [severity, options]', mistakes)) {
    return undefined;
  }
  const setting = severityOnly(first, mistakes);
  if (!setting || !second) return setting;
  const specs: Readonly<Record<string, OptionSpec<unknown>>> = rules.get(entry.name)?.options ?? {};
  const values: Record<string, unknown> = {};
  for (const option of freeMapping(second, mistakes)) {
    const spec = Object.hasOwn(specs, option.name) ? specs[option.name] : undefined;
    if (!spec) {
      mistakes.unknown(
        'unknown-option',
        option.key,
        `option of ${entry.name}:`,
        option.name,
        Object.keys(specs),
      );
    } else if (expect(option, fits(option, spec), optionWords[spec.type], mistakes)) {
      values[option.name] = option.value;
    }
  }
  return { ...setting, options: values };
}

function severityOnly(at: Cursor, mistakes: Mistakes): RuleSetting | undefined {
  const severity = word(at, 'severity', ruleSeverities, mistakes);
  return severity && { severity };
}

const optionWords = {
  strings: 'a list of texts',
  string: 'text',
  number: 'a number',
  boolean: 'true or false',
};

function fits({ value }: Cursor, { type }: OptionSpec<unknown>): boolean {
  if (type === 'strings') return Array.isArray(value) && value.every(item => typeof item === 'string');
  return typeof value === type;
}

/** A rule id, or `area/*`. */
function isKnownRule(entry: Cursor, rules: Rules, mistakes: Mistakes): boolean {
  const id = entry.name;
  const area = id.endsWith('/*') ? id.slice(0, -1) : undefined;
  const known = area ? [...rules.keys()].some(rule => rule.startsWith(area)) : rules.has(id);
  if (!known) mistakes.unknown('unknown-rule', entry.key, 'rule', id, rules.keys());
  return known;
}

function override(entry: Cursor, rules: Rules, mistakes: Mistakes): Override {
  const at = mapping(entry, ['files', 'rules'], mistakes);
  const files = at.files ? textOrTexts(at.files, mistakes).flatMap(file => file.string() ?? []) : [];
  if (files.length === 0) mistakes.add('value', entry, 'an override needs files: a list of globs');
  const severities = new Map<string, Severity | 'off'>();
  for (const rule of freeMapping(at.rules, mistakes)) {
    if (!isKnownRule(rule, rules, mistakes)) continue;
    const setting = severityOnly(rule, mistakes);
    if (setting) severities.set(rule.name, setting.severity);
  }
  return { files, rules: severities };
}

function external(entry: Cursor, mistakes: Mistakes): ExternalObject[] {
  const at = mapping(entry, ['kind', 'name', 'namespace', 'apiVersion'], mistakes);
  const kind = string(at.kind, mistakes);
  const name = string(at.name, mistakes);
  const namespace = string(at.namespace, mistakes);
  const apiVersion = string(at.apiVersion, mistakes);
  if (kind === undefined || name === undefined) {
    if (!at.kind || !at.name) mistakes.add('value', entry, 'an external object needs kind and name');
    return [];
  }
  return [
    {
      kind,
      name,
      ...(namespace === undefined ? {} : { namespace }),
      ...(apiVersion === undefined ? {} : { apiVersion }),
    },
  ];
}

export const sourceKinds = ['GitRepository', 'OCIRepository', 'Bucket', 'ExternalArtifact'] as const;

/** Without kind and namespace it is what `flux bootstrap` makes. */
function ownSource(entry: Cursor, mistakes: Mistakes): OwnSource[] {
  const at = mapping(entry, ['kind', 'name', 'namespace'], mistakes);
  const kind = at.kind ? word(at.kind, 'kind of source', sourceKinds, mistakes) : 'GitRepository';
  const name = string(at.name, mistakes);
  if (!at.name) mistakes.add('value', entry, 'a source needs a name');
  if (kind === undefined || name === undefined) return [];
  return [{ kind, name, namespace: string(at.namespace, mistakes) ?? 'flux-system' }];
}

/** `2.9`, which YAML reads as a number, or `"2.9"`. A number has lost the zero of `2.10`. */
function minorVersion(at: Cursor, mistakes: Mistakes): MinorVersion | undefined {
  const text = typeof at.value === 'number' ? (writtenText(at) ?? String(at.value)) : at.string();
  const version = text === undefined ? undefined : parseMinor(text);
  if (!version) mistakes.add('value', at, 'a version is major.minor', 'for example "2.9"');
  return version;
}

export function parseMinor(text: string): MinorVersion | undefined {
  const match = /^v?(\d+)\.(\d+)(?:\.\d+)?$/.exec(text);
  return match ? { major: Number(match[1]), minor: Number(match[2]) } : undefined;
}

function writtenText(at: Cursor): string | undefined {
  const origin = at.origin();
  return origin?.source.text.slice(origin.span.start, origin.span.end);
}

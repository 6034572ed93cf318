import { type Preset, presets, type RuleSeverity } from '../config/config.ts';
import { parseMinor, type Rules, ruleSeverities } from '../config/read.ts';
import type { MinorVersion } from '../rule.ts';
import { nearest } from '../text/nearest.ts';
import type { Arguments, UsageProblem } from './args.ts';
import { type ExitPolicy, failOnWords } from './exit.ts';
import type { FlagName } from './flags.ts';

export const formats = ['human', 'json', 'github', 'sarif', 'gitlab', 'junit'] as const;
export type Format = (typeof formats)[number];

export interface ReportTarget {
  readonly format: Format;
  /** Standard output when left out. */
  readonly file?: string;
}

/** The flags of a lint run, checked. */
export interface LintFlags extends ExitPolicy {
  readonly reports: readonly ReportTarget[];
  readonly presets: readonly Preset[];
  readonly rules: ReadonlyMap<string, RuleSeverity>;
  readonly flux?: MinorVersion;
  readonly kubernetes?: MinorVersion;
  /** As written. */
  readonly schemaLocations: readonly string[];
  readonly fetchSchemas: boolean;
  readonly schemaCache?: string;
  /** `false` for `--no-config`. */
  readonly config?: string | false;
  readonly root?: string;
  readonly baseline?: string;
  readonly fix: 'none' | 'safe' | 'unsafe';
  readonly quiet: boolean;
  readonly color: boolean | undefined;
}

/** Checks the values of flags; the first mistake is returned. */
export function lintFlags({ given }: Arguments, known: Rules): LintFlags | UsageProblem {
  const values = (name: FlagName): readonly string[] => given.get(name) ?? [];
  const last = (name: FlagName): string | undefined => values(name).at(-1);
  const problems: UsageProblem[] = [];
  const word = <W extends string>(flag: FlagName, text: string, words: readonly W[]): W | undefined => {
    const found = words.find(candidate => candidate === text);
    if (found === undefined) problems.push(unknownWord(`--${flag}`, text, words));
    return found;
  };

  const reports = values('format').flatMap(text => {
    const [name = '', ...file] = text.split('=');
    const format = word('format', name, formats);
    return format ? [{ format, ...(file.length > 0 ? { file: file.join('=') } : {}) }] : [];
  });
  const rules = new Map<string, RuleSeverity>();
  for (const text of values('rule')) {
    const [id = '', severity] = text.split('=');
    const setting = word('rule', severity ?? '', ruleSeverities);
    if (!isRule(id, known)) problems.push(unknownWord('rule', id, [...known.keys()]));
    else if (setting) rules.set(id, setting);
  }
  const version = (name: FlagName, example: string): MinorVersion | undefined => {
    const text = last(name);
    const minor = text === undefined ? undefined : parseMinor(text);
    if (text !== undefined && !minor) {
      const help = `write major.minor, such as ${example}`;
      problems.push({ message: `--${name} ${text} is no version`, help });
    }
    return minor;
  };
  const flux = version('flux-version', '2.9');
  const kubernetes = version('kubernetes-version', '1.34');
  const schemaCache = last('schema-cache');
  if (reports.filter(({ file }) => file === undefined).length > 1) {
    problems.push({
      message: 'two formats for standard output',
      help: 'send one to a file: --format json=report.json',
    });
  }
  const config = given.has('no-config') ? false : last('config');
  const root = last('root');
  const baseline = last('baseline');
  const flags: LintFlags = {
    reports: reports.length > 0 ? reports : [{ format: 'human' }],
    presets: values('preset')
      .flatMap(text => text.split(','))
      .flatMap(text => word('preset', text, presets) ?? []),
    rules,
    failOn: word('fail-on', last('fail-on') ?? 'error', failOnWords) ?? 'error',
    strictCoverage: given.has('strict-coverage'),
    allowEmpty: given.has('allow-empty'),
    fix: given.has('fix-unsafe') ? 'unsafe' : given.has('fix') ? 'safe' : 'none',
    quiet: given.has('quiet'),
    color: given.has('no-color') ? false : given.has('color') ? true : undefined,
    schemaLocations: values('schema-location'),
    fetchSchemas: given.has('fetch-schemas'),
    ...(flux ? { flux } : {}),
    ...(kubernetes ? { kubernetes } : {}),
    ...(schemaCache === undefined ? {} : { schemaCache }),
    ...(config === undefined ? {} : { config }),
    ...(root === undefined ? {} : { root }),
    ...(baseline === undefined ? {} : { baseline }),
  };
  return problems[0] ?? flags;
}

function isRule(id: string, known: Rules): boolean {
  if (!id.endsWith('/*')) return known.has(id);
  return [...known.keys()].some(rule => rule.startsWith(id.slice(0, -1)));
}

export function unknownWord(subject: string, text: string, words: readonly string[]): UsageProblem {
  const near = nearest(text, words);
  const help = near ? `did you mean ${near}?` : `one of ${words.join(', ')}`;
  return { message: `unknown ${subject} ${text === '' ? '(empty)' : text}`, help };
}

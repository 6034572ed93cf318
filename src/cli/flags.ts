/** One flag of the command line: how it is written, what it takes, what the help says. */
export interface Flag {
  /** What stands behind it; none for a switch. */
  readonly value?: string;
  readonly short?: string;
  readonly help: string;
}

/** The flags of a lint run, in the order of the help, under their headings. */
export const flagGroups = {
  'What to judge': {
    preset: { value: 'NAME', help: 'recommended (default), strict, security or all; replaces extends' },
    rule: { value: 'ID=SEVERITY', help: 'error, warning, info or off for one rule or area/*; repeatable' },
    'flux-version': { value: 'MINOR', help: 'judge against this Flux, such as 2.9' },
    'kubernetes-version': { value: 'MINOR', help: 'the Kubernetes of the cluster, such as 1.34' },
    'schema-location': {
      value: 'WHERE',
      help: 'folder, file, URL or {{template}} of JSON Schemas or CRDs; repeatable',
    },
    'fetch-schemas': { help: 'fetch schemas from the web that are not in the cache yet' },
    'schema-cache': { value: 'DIR', help: 'what was fetched (default: ~/.cache/floe-lint)' },
    config: { value: 'FILE', short: 'c', help: 'use this file instead of looking upwards from each path' },
    'no-config': { help: 'use no configuration file' },
    root: {
      value: 'DIR',
      help: 'repository root, where Flux paths start (default: nearest .git, else here)',
    },
    baseline: { value: 'FILE', help: 'accepted findings (default: .floe-lint-baseline.json of the root)' },
  },
  'What to change': {
    fix: { help: 'apply the fixes that keep the meaning' },
    'fix-unsafe': { help: 'apply also the fixes that a person should look at' },
  },
  'What to print': {
    format: {
      value: 'FORMAT[=FILE]',
      short: 'f',
      help: 'human (default), json, github, sarif, gitlab or junit; repeatable',
    },
    quiet: { short: 'q', help: 'only errors, and nothing at all when there are none' },
    color: { help: 'colour even when the output is no terminal' },
    'no-color': { help: 'no colour' },
  },
  'What render does': {
    'load-restrictor': {
      value: 'root|none',
      help: 'root refuses files outside a folder; none (default) takes them, as Flux',
    },
    origin: { help: 'comments say where each object and each changed field comes from' },
  },
  'What schema extract does': {
    output: { value: 'DIR', short: 'o', help: 'write the JSON Schemas below this folder' },
  },
  'What the exit code says': {
    'fail-on': { value: 'SEVERITY', help: 'error (default), warning, info or never' },
    'strict-coverage': { help: 'exit 3 when anything was skipped or not judged' },
    'allow-empty': { help: 'exit 0 instead of 4 when there is nothing to lint' },
  },
  Other: {
    help: { short: 'h', help: 'this text' },
    version: { short: 'V', help: 'the version' },
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Flag>>>>;

type Groups = typeof flagGroups;
export type FlagName = { [G in keyof Groups]: keyof Groups[G] }[keyof Groups];

export const flags: ReadonlyMap<string, Flag> = new Map(
  Object.values(flagGroups).flatMap(group => Object.entries(group)),
);

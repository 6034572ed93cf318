import type { NamedObject, Settings } from '../engine/settings.ts';
import { parseApiVersion } from '../model/resource.ts';
import type { AnyRule, MinorVersion } from '../rule.ts';
import type { Config, ExternalObject, Preset, RuleSeverity } from './config.ts';
import { glob, ignoreMatcher, type Matches } from './globs.ts';
import { inPreset } from './presets.ts';

/** What the command line says on top of the configuration file. */
export interface CommandLine {
  /** Replaces `extends`. */
  readonly presets: readonly Preset[];
  /** By rule id or `area/*`; wins over everything in the file. */
  readonly rules: ReadonlyMap<string, RuleSeverity>;
}

export interface ResolveInput {
  readonly config: Config;
  readonly commandLine: CommandLine;
  readonly rules: ReadonlyMap<string, AnyRule>;
  /** Absolute path of the repository root, which file paths count from. */
  readonly root: string;
  readonly flux: MinorVersion;
  readonly baseline: ReadonlySet<string>;
  readonly now: number;
}

/** Turns a configuration into the answers the engine asks for. */
export function resolve(input: ResolveInput): Settings {
  const { config, commandLine } = input;
  const everywhere = severitiesEverywhere(input);
  const overrides = config.overrides.map(({ files, rules }) => ({
    matches: files.map(glob),
    rules: expand(rules, input.rules),
  }));
  const fromCommandLine = expand(commandLine.rules, input.rules);
  const inConfigFolder = relocate(input.root, config.folder);
  const externals = config.external.map(declared);

  // An overlay may read a file that `ignore` names; what is in it is still nobody's concern here.
  const isIgnored = ignores(config, input.root);
  const severity = (ruleId: string, file: string): RuleSeverity | undefined => {
    if (isIgnored(file)) return 'off';
    const said = fromCommandLine.get(ruleId);
    if (said) return said;
    let result = everywhere.get(ruleId);
    for (const { matches, rules } of overrides) {
      const other = rules.get(ruleId);
      if (other && matches.some(matchesFile => matchesFile(inConfigFolder(file)))) result = other;
    }
    return result;
  };
  return {
    targets: { flux: input.flux },
    floeReleases: config.floeReleases,
    isEnabled: ruleId => {
      const said = fromCommandLine.get(ruleId);
      if (said) return said !== 'off';
      if (everywhere.get(ruleId) !== 'off') return true;
      return overrides.some(({ rules }) => (rules.get(ruleId) ?? 'off') !== 'off');
    },
    severity,
    options: ruleId => config.options.get(ruleId) ?? {},
    isExternal: object => externals.some(matches => matches(object)),
    baseline: input.baseline,
    now: input.now,
  };
}

/** What `ignore` says about paths that count from the repository root; folders end with a slash. */
export function ignores(config: Config, root: string): (path: string) => boolean {
  if (config.ignore.length === 0) return () => false;
  const matches = ignoreMatcher(config.ignore);
  const inConfigFolder = relocate(root, config.folder);
  return path => {
    const local = inConfigFolder(path);
    // What lies above or beside the configuration file is not its business.
    return local !== '' && !local.startsWith('../') && matches(local);
  };
}

/** A rule that no preset turns on and nobody names is off. */
function severitiesEverywhere({
  config,
  commandLine,
  rules,
}: ResolveInput): ReadonlyMap<string, RuleSeverity> {
  const active = commandLine.presets.length > 0 ? commandLine.presets : config.extends;
  const result = new Map<string, RuleSeverity>();
  for (const [id, rule] of rules) if (!active.some(preset => inPreset(rule, preset))) result.set(id, 'off');
  for (const [id, severity] of expand(config.rules, rules)) result.set(id, severity);
  return result;
}

/** `area/*` stands for every rule of the area; an id of its own wins over it, in whatever order they stand. */
function expand(
  severities: ReadonlyMap<string, RuleSeverity>,
  rules: ReadonlyMap<string, AnyRule>,
): ReadonlyMap<string, RuleSeverity> {
  const result = new Map<string, RuleSeverity>();
  for (const [pattern, severity] of severities) {
    if (!pattern.endsWith('/*')) continue;
    for (const id of rules.keys()) if (id.startsWith(pattern.slice(0, -1))) result.set(id, severity);
  }
  for (const [id, severity] of severities) if (!id.endsWith('/*')) result.set(id, severity);
  return result;
}

function declared(external: ExternalObject): (object: NamedObject) => boolean {
  const group = external.apiVersion === undefined ? undefined : parseApiVersion(external.apiVersion).group;
  const matchesName = glob(external.name);
  const matchesNamespace: Matches = external.namespace === undefined ? () => true : glob(external.namespace);
  return object =>
    object.kind === external.kind &&
    (group === undefined || group === object.group) &&
    matchesName(object.name) &&
    matchesNamespace(object.namespace ?? '');
}

/** Paths that count from the repository root, counted from another folder. */
function relocate(root: string, folder: string): (path: string) => string {
  if (root === folder) return path => path;
  const above = root === '/' ? '/' : `${root}/`;
  if (folder.startsWith(above)) {
    const prefix = `${folder.slice(above.length)}/`;
    return path => (path.startsWith(prefix) ? path.slice(prefix.length) : `../${path}`);
  }
  const within = folder === '/' ? '/' : `${folder}/`;
  // A configuration file above the repository sees the repository as a folder.
  if (root.startsWith(within)) return path => `${root.slice(within.length)}/${path}`;
  return path => path;
}

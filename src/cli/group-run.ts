import { resolve } from 'node:path/posix';
import { readBaseline } from '../config/baseline.ts';
import {
  type Config,
  defaultBaseline,
  defaultConfig,
  type ExternalObject,
  type LoadedConfig,
} from '../config/config.ts';
import { loadConfig } from '../config/load.ts';
import { mistake } from '../config/mistake.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { emptyResult, type Result } from '../engine/result.ts';
import type { Host } from '../host.ts';
import { lint } from '../index.ts';
import type { Workspace } from '../model/workspace.ts';
import { pathsFrom, renameFiles } from '../report/rename.ts';
import type { AnyRule } from '../rule.ts';
import type { LocationProblem } from '../schema/brought-schemas.ts';
import type { Group } from './groups.ts';
import type { LintFlags } from './lint-flags.ts';
import { openSchemas } from './open-schemas.ts';

export type Rules = ReadonlyMap<string, AnyRule>;

/** One group's run. */
export interface Linted {
  /** File names as a person at the working directory writes them. */
  readonly result: Result;
  /** The findings with the file names of the repository, as fixes need them. */
  readonly fixable: readonly Diagnostic[];
  readonly workspace: Workspace | undefined;
  readonly misconfigured: boolean;
}

/** Lints a group with its configuration and baseline; mistakes in these are the result instead. */
export function lintGroup(
  group: Group,
  host: Host,
  flags: LintFlags,
  rules: Rules,
  input?: { readonly name: string; readonly external: readonly ExternalObject[] },
): Linted {
  const { config: written, mistakes } = configOf(group, host, rules);
  const config = input ? { ...written, external: [...written.external, ...input.external] } : written;
  const baseline = baselineOf(group, config, host, flags);
  const schemas = openSchemas(config, host, flags);
  const wrong = [...mistakes, ...baseline.mistakes, ...(schemas?.problems ?? []).map(locationMistake)];
  if (wrong.length > 0) {
    const result = { ...emptyResult(), failures: wrong };
    return { result, fixable: [], workspace: undefined, misconfigured: true };
  }
  const { result, workspace } = lint({
    host,
    root: group.root,
    targets: group.targets,
    rules,
    config,
    commandLine: { presets: flags.presets, rules: flags.rules },
    baseline: baseline.fingerprints,
    ...(flags.flux ? { flux: flags.flux } : {}),
    ...(flags.kubernetes ? { kubernetes: flags.kubernetes } : {}),
    ...(schemas ? { schemas } : {}),
  });
  const rename = input === undefined ? pathsFrom(host.cwd, group.root) : () => input.name;
  return {
    result: renameFiles(result, rename),
    fixable: result.diagnostics,
    workspace,
    misconfigured: false,
  };
}

function locationMistake({ location, message, help }: LocationProblem): Diagnostic {
  const words = { message: `the schema location ${location} ${message}`, help };
  return mistake('value', { path: location, text: '' }, { start: 0, end: 0 }, words);
}

function configOf(group: Group, host: Host, rules: Rules): LoadedConfig {
  if (group.config !== undefined) return loadConfig(host, group.config, rules);
  return { config: defaultConfig(group.root), mistakes: [] };
}

/** Absolute path of the baseline of a group. */
export function baselinePath(group: Group, config: Config, host: Host, flags: LintFlags): string {
  if (flags.baseline !== undefined) return resolve(host.cwd, flags.baseline);
  if (config.baseline !== undefined) return resolve(config.folder, config.baseline);
  return resolve(group.root, defaultBaseline);
}

interface Baseline {
  readonly fingerprints: ReadonlySet<string>;
  readonly mistakes: readonly Diagnostic[];
}

/** A baseline that somebody names must be there; the default one may be missing. */
function baselineOf(group: Group, config: Config, host: Host, flags: LintFlags): Baseline {
  const path = baselinePath(group, config, host, flags);
  const text = host.readText(path);
  const file = pathsFrom(host.cwd, '/')(path.slice(1));
  if (typeof text !== 'string') {
    const named = flags.baseline !== undefined || config.baseline !== undefined;
    if (!named && text.error === 'missing') return { fingerprints: new Set(), mistakes: [] };
    const words = { message: `the baseline ${text.message}`, help: 'floe-lint baseline write makes one' };
    const source = { path: file, text: '' };
    return {
      fingerprints: new Set(),
      mistakes: [mistake('unreadable', source, { start: 0, end: 0 }, words)],
    };
  }
  const read = readBaseline({ path: file, text });
  return 'ruleId' in read
    ? { fingerprints: new Set(), mistakes: [read] }
    : { fingerprints: read, mistakes: [] };
}

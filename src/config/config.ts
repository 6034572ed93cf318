import type { Diagnostic, Severity } from '../diagnostic/diagnostic.ts';
import type { MinorVersion } from '../rule.ts';

export const presets = ['recommended', 'strict', 'security', 'all'] as const;
export type Preset = (typeof presets)[number];

export type RuleSeverity = Severity | 'off';

/** An object that another repository, an operator or a person puts into the cluster. */
export interface ExternalObject {
  readonly kind: string;
  /** Glob. */
  readonly name: string;
  /** Glob; any namespace when left out. */
  readonly namespace?: string;
  /** Any group when left out; the version is not compared. */
  readonly apiVersion?: string;
}

/** A source object whose artifact is made from this repository. */
export interface OwnSource {
  readonly kind: 'GitRepository' | 'OCIRepository' | 'Bucket' | 'ExternalArtifact';
  readonly name: string;
  readonly namespace: string;
}

/** Other severities for some files. Later entries win. */
export interface Override {
  /** Globs, relative to the configuration file's folder. */
  readonly files: readonly string[];
  readonly rules: ReadonlyMap<string, RuleSeverity>;
}

/** One configuration file, or the defaults. */
export interface Config {
  /** Absolute path of the folder that globs and `ignore` count from. */
  readonly folder: string;
  readonly extends: readonly Preset[];
  /** By rule id or `area/*`. */
  readonly rules: ReadonlyMap<string, RuleSeverity>;
  /** By rule id: option values that are not the defaults. */
  readonly options: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
  readonly overrides: readonly Override[];
  /** `.gitignore` patterns. */
  readonly ignore: readonly string[];
  /** Globs `namespace/name` of releases that are floe releases whatever they look like. */
  readonly floeReleases: readonly string[];
  readonly flux?: MinorVersion;
  readonly kubernetes?: MinorVersion;
  /** Folders, files, URLs and templates; relative to `folder`. */
  readonly schemaLocations: readonly string[];
  readonly external: readonly ExternalObject[];
  /** Sources that are this repository although nothing in it says so. */
  readonly sources: readonly OwnSource[];
  /** Accepted findings; relative to the configuration file's folder. */
  readonly baseline?: string;
}

/** The names of a configuration file, in the order they are looked for in each folder. */
export const configNames = [
  'floe-lint.yaml',
  'floe-lint.yml',
  'floe-lint.json',
  '.floe-lint.yaml',
  '.floe-lint.yml',
  '.floe-lint.json',
] as const;

export const defaultBaseline = '.floe-lint-baseline.json';

export function defaultConfig(folder: string): Config {
  return {
    folder,
    extends: ['recommended'],
    rules: new Map(),
    options: new Map(),
    overrides: [],
    ignore: [],
    floeReleases: [],
    schemaLocations: [],
    external: [],
    sources: [],
  };
}

/** A configuration with what is wrong in it. Any mistake ends the run with exit code 2. */
export interface LoadedConfig {
  readonly config: Config;
  readonly mistakes: readonly Diagnostic[];
}

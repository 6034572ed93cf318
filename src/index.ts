/** The library: `lint()` a repository, `defineRule()` for rules of your own, and the types of what comes back. */
import { type Config, defaultConfig } from './config/config.ts';
import { type CommandLine, ignores, resolve } from './config/resolve.ts';
import { clusterSchemas } from './engine/cluster-schemas.ts';
import type { Result } from './engine/result.ts';
import { run } from './engine/run.ts';
import { type AssumedFlux, detectFlux } from './engine/target.ts';
import type { Host } from './host.ts';
import type { Workspace } from './model/workspace.ts';
import { readCatalogFile } from './node-catalog.ts';
import { openWorkspace } from './render/workspace.ts';
import type { AnyRule, MinorVersion } from './rule.ts';
import type { BroughtSchemas } from './schema/brought-schemas.ts';
import { type Catalog, openCatalog } from './schema/catalog.ts';
import { catalogWith } from './schema/installed.ts';

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
  /** The Kubernetes of the cluster; wins over the configuration. */
  readonly kubernetes?: MinorVersion;
  /** Schemas beyond the CRDs of the repository and the shipped catalog. */
  readonly schemas?: BroughtSchemas;
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
  const chosen = request.flux ?? config.flux;
  const workspace = openWorkspace(host, {
    root,
    targets: request.targets,
    ignores: ignores(config, root),
    sources: config.sources.map(({ kind, namespace, name }) => `${kind}/${namespace}/${name}`),
    ...(chosen ? { flux: chosen } : {}),
  });
  const { schemas } = request;
  const kubernetes = request.kubernetes ?? config.kubernetes;
  const catalog = catalogWith(openCatalog(readCatalogFile), schemas?.crds ?? []);
  const { flux, assumedFrom } = targetOf(request, config, workspace, catalog);
  const settings = resolve({
    config,
    commandLine: request.commandLine ?? { presets: [], rules: new Map() },
    rules,
    root,
    flux,
    baseline: request.baseline ?? new Set(),
    now: host.now(),
  });
  const result = run({
    workspace,
    rules,
    settings,
    assumedFrom,
    validate: clusterSchemas(workspace, {
      catalog,
      flux,
      ...(kubernetes ? { kubernetes } : {}),
      ...(schemas ? { schemaFor: (resource, known) => schemas.find(resource, known) } : {}),
    }),
  });
  if (!schemas) return { result, workspace };
  return { result: { ...result, incomplete: [...result.incomplete, ...schemas.missing] }, workspace };
}

function targetOf(request: LintRequest, config: Config, workspace: Workspace, catalog: Catalog): AssumedFlux {
  if (request.flux) return { flux: request.flux, assumedFrom: 'flag' };
  if (config.flux) return { flux: config.flux, assumedFrom: 'configuration' };
  const detected = detectFlux(workspace);
  if (detected) return detected;
  const newest = catalog.minors.at(-1);
  if (!newest) throw new Error('the catalog knows no Flux version');
  return { flux: newest, assumedFrom: 'newest' };
}

export { rules } from '../rules/index.ts';
export type { Config } from './config/config.ts';
export { loadConfig } from './config/load.ts';
export type { Diagnostic, DiagnosticFix, TextEdit } from './diagnostic/diagnostic.ts';
export type { Host } from './host.ts';
export { memoryHost } from './memory-host.ts';
export { nodeHost } from './node-host.ts';
export { defineRule, option } from './rule.ts';
export { BroughtSchemas } from './schema/brought-schemas.ts';
export type { Result };

import type { Diagnostic } from '../../src/diagnostic/diagnostic.ts';
import type { Result } from '../../src/engine/result.ts';
import { run } from '../../src/engine/run.ts';
import type { Settings } from '../../src/engine/settings.ts';
import { Scope } from '../../src/model/scope.ts';
import type { Workspace } from '../../src/model/workspace.ts';
import type { AnyRule } from '../../src/rule.ts';
import { parse } from '../../src/yaml/parse.ts';
import { resourcesOf } from '../model/objects.ts';

const quiet: Settings = {
  targets: { flux: { major: 2, minor: 9 } },
  floeReleases: [],
  isEnabled: () => true,
  severity: () => undefined,
  options: () => ({}),
  isExternal: () => false,
  baseline: new Set(),
  now: Date.UTC(2026, 0, 1),
};

/** Runs rules over one file that several overlays deliver as it is. */
export function lintText(
  text: string,
  rules: Readonly<Record<string, AnyRule>>,
  { settings = {}, overlays = [''] }: { settings?: Partial<Settings>; overlays?: readonly string[] } = {},
): Result {
  const source = { path: 'manifests.yaml', text };
  const documents = parse(source, 'manifest');
  const builds = overlays.map(directory => ({
    directory,
    kind: 'loose' as const,
    delivery: undefined,
    resources: resourcesOf(text).map(resource => ({ ...resource, overlay: directory, source })),
    files: [],
    manifests: [source],
    problems: [],
    unrendered: [],
  }));
  const workspace: Workspace = {
    root: '/repo',
    scopes: builds.map(build => new Scope(build.directory, [build])),
    files: [{ source, documents }],
    skipped: [],
    unreadable: [],
    isTarget: () => true,
  };
  return run({
    workspace,
    rules: new Map(Object.entries(rules)),
    settings: { ...quiet, ...settings },
    assumedFrom: 'newest',
    validate: () => [],
  });
}

/** `line:column message` of each, as a person would tell it. */
export function places(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(({ range, message }) => `${range.start.line}:${range.start.column} ${message}`);
}

import type { Build } from '../model/build.ts';
import type { Workspace } from '../model/workspace.ts';
import type { Counts, Incomplete } from './result.ts';

/** What the summary line and the JSON summary count. */
export function countWorkspace(workspace: Workspace, unknown: ReadonlyMap<string, number>): Counts {
  const skipped = new Map<string, number>();
  for (const { reason } of workspace.skipped) skipped.set(reason, (skipped.get(reason) ?? 0) + 1);
  const builds = distinctBuilds(workspace);
  const encrypted = new Set<string>();
  let resources = 0;
  for (const build of builds) {
    for (const { source, encrypted: isEncrypted } of build.resources) {
      if (!workspace.isTarget(source.path) && !workspace.isTarget(build.directory)) continue;
      resources++;
      if (isEncrypted) encrypted.add(source.path);
    }
  }
  return {
    files: workspace.files.filter(({ source }) => workspace.isTarget(source.path)).length,
    skipped,
    unreadable: workspace.unreadable.length,
    encrypted: encrypted.size,
    resources,
    unknown,
    overlays: overlaysOf(workspace, builds),
    // What lies beside a cluster's overlays has a scope of the same name.
    scopes: new Set(workspace.scopes.map(({ name }) => name)).size,
  };
}

const reasons = {
  source: 'another repository has it',
  remote: 'remote bases are not fetched',
  'helm-chart': 'Flux does not inflate Helm charts in a kustomization',
  plugin: 'Flux runs no kustomize plugins',
  function: 'Flux runs no KRM functions',
  field: 'this field is not rendered',
  provider: 'a provider decides it in the cluster',
} as const;

/** Parts of overlays that no file tells; the rules that need them stayed quiet. */
export function incompleteParts(workspace: Workspace): Incomplete[] {
  const counts = new Map<string, Incomplete>();
  for (const build of distinctBuilds(workspace)) {
    if (!workspace.isTarget(build.directory)) continue;
    for (const { what, detail } of build.unrendered) {
      const key = `${what}\n${detail}`;
      counts.set(key, { what: detail, count: (counts.get(key)?.count ?? 0) + 1, reason: reasons[what] });
    }
  }
  return [...counts.values()];
}

function overlaysOf(workspace: Workspace, builds: readonly Build[]): number {
  const built = builds.filter(({ kind, directory }) => kind !== 'loose' && workspace.isTarget(directory));
  return new Set(built.map(({ directory }) => directory)).size;
}

/** A build that every cluster sees stands in several scopes and counts once. */
function distinctBuilds(workspace: Workspace): Build[] {
  return [...new Set(workspace.scopes.flatMap(scope => scope.builds))];
}

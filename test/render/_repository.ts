import { memoryHost } from '../../src/memory-host.ts';
import type { Workspace } from '../../src/model/workspace.ts';
import { openWorkspace, type WorkspaceOptions } from '../../src/render/workspace.ts';

export type Files = Readonly<Record<string, string>>;

/** Opens a repository kept in memory at `/repo`. */
export function open(
  files: Files,
  targets: readonly string[] = [''],
  more: Partial<WorkspaceOptions> = {},
): Workspace {
  return openWorkspace(memoryHost(files), { root: '/repo', targets, ...more });
}

/** Each scope with its builds and what they deliver, one line for each build. */
export function outline(workspace: Workspace): string[] {
  return workspace.scopes.flatMap(scope => [
    `[${scope.name}]`,
    ...scope.builds.map(({ kind, directory, resources, delivery, problems }) => {
      const objects = resources.map(
        one => `${one.kind}/${one.namespace ? `${one.namespace}/` : ''}${one.name}`,
      );
      const by = delivery ? ` by ${delivery.name}` : '';
      const codes = problems.map(({ code }) => `!${code}`);
      return `${kind} ${directory || '.'}${by}: ${[...objects, ...codes].join(' ')}`;
    }),
  ]);
}

export function object(kind: string, name: string, more = '', apiVersion = 'v1'): string {
  return `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata:\n  name: ${name}\n${more}---\n`;
}

/** A Flux Kustomization; `more` is YAML for its spec, indented by two. */
export function delivery(name: string, path: string, more = '', source = 'flux-system'): string {
  const spec = `spec:\n  path: ${path}\n  sourceRef: {kind: GitRepository, name: ${source}}\n${more}`;
  return object('Kustomization', name, `  namespace: flux-system\n${spec}`, 'kustomize.toolkit.fluxcd.io/v1');
}

export function gitRepository(name: string, url: string, more = ''): string {
  const spec = `  namespace: flux-system\nspec:\n  url: ${url}\n${more}`;
  return object('GitRepository', name, spec, 'source.toolkit.fluxcd.io/v1');
}

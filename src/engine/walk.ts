import type { Resource } from '../model/resource.ts';
import type { Scope } from '../model/scope.ts';
import type { Build } from '../rule.ts';
import { Cursor } from '../yaml/cursor.ts';
import { HookContext, type RunState } from './hook-context.ts';
import type { Plan } from './plan.ts';

/** Calls every planned hook once for everything it is about. */
export function walkWorkspace(plan: Plan, state: RunState): void {
  walkDocuments(plan, state);
  for (const scope of state.workspace.scopes) walkScope(plan, state, scope);
}

function walkDocuments(plan: Plan, state: RunState): void {
  if (plan.document.length === 0) return;
  for (const { source, documents } of state.workspace.files) {
    // What was only read for context is not judged.
    if (!state.workspace.isTarget(source.path)) continue;
    for (const document of documents) {
      for (const planned of plan.document)
        planned.rule.document?.(document, new HookContext(state, planned, { source }));
    }
  }
}

function walkScope(plan: Plan, state: RunState, scope: Scope): void {
  for (const build of scope.builds) walkBuild(plan, state, scope, build);
  for (const planned of plan.scope) planned.rule.scope?.(scope, new HookContext(state, planned, { scope }));
}

function walkBuild(plan: Plan, state: RunState, scope: Scope, build: Build): void {
  const subject = { scope, build, overlay: build.directory };
  for (const planned of plan.build) planned.rule.build?.(build, new HookContext(state, planned, subject));
  for (const planned of plan.kustomizationFile) {
    const context = new HookContext(state, planned, subject);
    for (const file of build.files) planned.rule.kustomizationFile?.(file, context);
  }
  for (const resource of build.resources) walkResource(plan, state, { ...subject, resource });
}

type KindCall = (object: Cursor, context: HookContext) => void;

function walkResource(
  plan: Plan,
  state: RunState,
  subject: { scope: Scope; build: Build; overlay: string; resource: Resource },
): void {
  const { resource } = subject;
  for (const planned of plan.resource)
    planned.rule.resource?.(resource, new HookContext(state, planned, subject));
  for (const { planned, kind } of plan.kinds.get(`${resource.group}/${resource.kind}`) ?? []) {
    const hooks: Readonly<Record<string, KindCall>> = planned.rule.on ?? {};
    hooks[kind]?.(Cursor.root(resource.tree), new HookContext(state, planned, subject));
  }
}

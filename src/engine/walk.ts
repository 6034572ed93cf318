import type { Resource } from '../model/resource.ts';
import type { Scope } from '../model/scope.ts';
import type { AnyRule, Build } from '../rule.ts';
import { Cursor } from '../yaml/cursor.ts';
import { HookContext, type RunState, Subject } from './hook-context.ts';
import type { Plan, PlannedRule } from './plan.ts';

/** Calls every planned hook once for everything it is about. */
export function walkWorkspace(plan: Plan, state: RunState): void {
  const walk = new Walk(plan, state);
  walk.documents();
  for (const scope of state.workspace.scopes) walk.scope(scope);
}

interface Caller {
  readonly rule: AnyRule;
  readonly context: HookContext;
}

interface KindCallers {
  readonly group: string;
  readonly callers: readonly KindCaller[];
}

interface KindCaller {
  readonly call: (object: Cursor, context: HookContext) => void;
  readonly context: HookContext;
}

class Walk {
  readonly #state: RunState;
  readonly #subject = new Subject();
  readonly #documents: readonly Caller[];
  readonly #scopes: readonly Caller[];
  readonly #builds: readonly Caller[];
  readonly #kustomizationFiles: readonly Caller[];
  readonly #resources: readonly Caller[];
  /** By kind; no two groups have hooks for kinds of one name. */
  readonly #kinds: ReadonlyMap<string, KindCallers>;

  constructor(plan: Plan, state: RunState) {
    this.#state = state;
    const callers = (rules: readonly PlannedRule[]): Caller[] =>
      rules.map(planned => ({ rule: planned.rule, context: this.#contextOf(planned) }));
    this.#documents = callers(plan.document);
    this.#scopes = callers(plan.scope);
    this.#builds = callers(plan.build);
    this.#kustomizationFiles = callers(plan.kustomizationFile);
    this.#resources = callers(plan.resource);
    this.#kinds = new Map(
      plan.kinds.map(({ group, kind, hooks }) => [
        kind,
        { group, callers: hooks.map(({ planned, call }) => ({ call, context: this.#contextOf(planned) })) },
      ]),
    );
  }

  documents(): void {
    if (this.#documents.length === 0) return;
    const { workspace } = this.#state;
    for (const { source, documents } of workspace.files) {
      // What was only read for context is not judged.
      if (!workspace.isTarget(source.path)) continue;
      this.#subject.source = source;
      for (const document of documents) {
        for (const { rule, context } of this.#documents) rule.document?.(document, context);
      }
    }
    this.#subject.source = undefined;
  }

  scope(scope: Scope): void {
    const subject = this.#subject;
    subject.scope = scope;
    for (const build of scope.builds) this.#build(build);
    for (const { rule, context } of this.#scopes) rule.scope?.(scope, context);
    subject.scope = undefined;
  }

  #build(build: Build): void {
    const subject = this.#subject;
    subject.build = build;
    subject.overlay = build.directory;
    for (const { rule, context } of this.#builds) rule.build?.(build, context);
    for (const { rule, context } of this.#kustomizationFiles) {
      for (const file of build.files) rule.kustomizationFile?.(file, context);
    }
    for (const resource of build.resources) this.#resource(resource);
    subject.resource = undefined;
    subject.overlay = undefined;
    subject.build = undefined;
  }

  #resource(resource: Resource): void {
    this.#subject.resource = resource;
    for (const { rule, context } of this.#resources) rule.resource?.(resource, context);
    const known = this.#kinds.get(resource.kind);
    if (known?.group !== resource.group) return;
    const object = Cursor.root(resource.tree);
    for (const { call, context } of known.callers) call(object, context);
  }

  #contextOf(planned: PlannedRule): HookContext {
    return new HookContext(this.#state, planned, this.#subject);
  }
}

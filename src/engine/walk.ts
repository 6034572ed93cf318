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

/** What is called for the objects of one kind. */
interface KindCallers {
  readonly group: string;
  readonly callers: readonly {
    readonly call: (object: Cursor, context: HookContext) => void;
    readonly context: HookContext;
  }[];
}

/** What is called within one cluster. */
interface ScopeCalls {
  readonly build: readonly Caller[];
  readonly kustomizationFile: readonly Caller[];
  readonly resource: readonly Caller[];
  readonly scope: readonly Caller[];
  /** By kind; no two groups have hooks for kinds of one name. */
  readonly kinds: ReadonlyMap<string, KindCallers>;
}

class Walk {
  readonly #state: RunState;
  readonly #subject = new Subject();
  readonly #plan: Plan;
  readonly #contexts = new Map<PlannedRule, HookContext>();

  constructor(plan: Plan, state: RunState) {
    this.#plan = plan;
    this.#state = state;
  }

  documents(): void {
    const callers = this.#callers(this.#plan.document);
    if (callers.length === 0) return;
    const { workspace } = this.#state;
    for (const { source, documents } of workspace.files) {
      // What was only read for context is not judged.
      if (!workspace.isTarget(source.path)) continue;
      this.#subject.source = source;
      for (const document of documents) {
        for (const { rule, context } of callers) rule.document?.(document, context);
      }
    }
    this.#subject.source = undefined;
  }

  scope(scope: Scope): void {
    this.#subject.scope = scope;
    const calls = this.#callsOf();
    for (const build of scope.builds) this.#build(build, calls);
    for (const { rule, context } of calls.scope) rule.scope?.(scope, context);
    this.#subject.scope = undefined;
  }

  #build(build: Build, calls: ScopeCalls): void {
    const subject = this.#subject;
    subject.build = build;
    subject.overlay = build.directory;
    for (const { rule, context } of calls.build) rule.build?.(build, context);
    for (const { rule, context } of calls.kustomizationFile) {
      for (const file of build.files) rule.kustomizationFile?.(file, context);
    }
    for (const resource of build.resources) {
      subject.resource = resource;
      callFor(resource, calls);
    }
    subject.resource = undefined;
    subject.overlay = undefined;
    subject.build = undefined;
  }

  /** The hooks that have something to do in the cluster where the walk stands. */
  #callsOf(): ScopeCalls {
    const plan = this.#plan;
    const applying = (rules: readonly PlannedRule[]): Caller[] =>
      this.#callers(rules).filter(({ rule, context }) => rule.applies?.(context) ?? true);
    const kinds = plan.kinds.map(({ group, kind, hooks }) => {
      const callers = hooks.flatMap(({ planned, call }) =>
        applying([planned]).map(({ context }) => ({ call, context })),
      );
      return [kind, { group, callers }] as const;
    });
    return {
      build: applying(plan.build),
      kustomizationFile: applying(plan.kustomizationFile),
      resource: applying(plan.resource),
      scope: applying(plan.scope),
      kinds: new Map(kinds.filter(([, { callers }]) => callers.length > 0)),
    };
  }

  #callers(rules: readonly PlannedRule[]): Caller[] {
    return rules.map(planned => ({ rule: planned.rule, context: this.#contextOf(planned) }));
  }

  #contextOf(planned: PlannedRule): HookContext {
    const context = this.#contexts.get(planned) ?? new HookContext(this.#state, planned, this.#subject);
    this.#contexts.set(planned, context);
    return context;
  }
}

function callFor(resource: Resource, { resource: callers, kinds }: ScopeCalls): void {
  for (const { rule, context } of callers) rule.resource?.(resource, context);
  const known = kinds.get(resource.kind);
  if (known?.group !== resource.group) return;
  const object = Cursor.root(resource.tree);
  for (const { call, context } of known.callers) call(object, context);
}

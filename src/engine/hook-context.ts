import { type Reference, type Resolution, referencesOf } from '../model/ref.ts';
import { resolve } from '../model/resolve.ts';
import type { Resource } from '../model/resource.ts';
import type { Scope } from '../model/scope.ts';
import type { Workspace } from '../model/workspace.ts';
import type { Build, Finding, ResourceContext, SchemaFault, SuppressionContext, Targets } from '../rule.ts';
import type { SourceFile, Span } from '../text/span.ts';
import { Cursor } from '../yaml/cursor.ts';
import type { Dialect } from '../yaml/document.ts';
import { type EmbeddedText, embed } from '../yaml/embedded.ts';
import { spanTree } from '../yaml/tree.ts';
import type { Collector, FindingPlace } from './collect.ts';
import type { PlannedRule } from './plan.ts';
import type { SchemaRun } from './schema-run.ts';
import type { NamedObject, Settings } from './settings.ts';

/** What all hooks of a run share. */
export interface RunState {
  readonly workspace: Workspace;
  readonly settings: Settings;
  readonly collector: Collector;
  readonly schemas: SchemaRun;
  /** Several rules follow the references of the same object; they are read once. */
  readonly references: Map<Resource, readonly Reference[]>;
}

/** What the hooks are called for: where a walk stands. A hook sees only the parts that its interface in `rule.ts` promises. */
export class Subject implements FindingPlace {
  scope: Scope | undefined;
  build: Build | undefined;
  resource: Resource | undefined;
  overlay: string | undefined;
  source: SourceFile | undefined;
  suppression: { readonly span: Span; readonly used: boolean; readonly expired: boolean } | undefined;
}

/**
 * The one implementation behind every context interface of `rule.ts`. A rule has one for a whole walk, and
 * the subject moves on below it: hooks come by the ten thousand.
 */
export class HookContext implements ResourceContext, SuppressionContext {
  readonly #state: RunState;
  readonly #planned: PlannedRule;
  readonly #subject: Subject;

  constructor(state: RunState, planned: PlannedRule, subject: Subject) {
    this.#state = state;
    this.#planned = planned;
    this.#subject = subject;
  }

  get options(): Record<string, unknown> {
    return this.#planned.options;
  }
  get targets(): Targets {
    return this.#state.settings.targets;
  }
  get floeReleases(): readonly string[] {
    return this.#state.settings.floeReleases;
  }
  get workspace(): Workspace {
    return this.#state.workspace;
  }
  get scope(): Scope {
    return present(this.#subject.scope, 'scope');
  }
  get build(): Build {
    return present(this.#subject.build, 'build');
  }
  get resource(): Resource {
    return present(this.#subject.resource, 'resource');
  }

  get at(): Cursor {
    return this.cursorAt(present(this.#subject.suppression, 'suppression').span);
  }
  get used(): boolean {
    return present(this.#subject.suppression, 'suppression').used;
  }
  get expired(): boolean {
    return present(this.#subject.suppression, 'suppression').expired;
  }

  report(finding: Finding): void {
    this.#state.collector.add(this.#planned, finding, this.#subject);
  }

  isExternal(object: NamedObject): boolean {
    return this.#state.settings.isExternal(object);
  }

  references(resource: Resource): readonly Reference[] {
    const { references } = this.#state;
    let found = references.get(resource);
    if (!found) {
      found = referencesOf(resource);
      references.set(resource, found);
    }
    return found;
  }

  resolve(reference: Reference): Resolution {
    return resolve(reference, this.scope, object => this.isExternal(object));
  }

  embedded(at: Cursor, dialect: Dialect): EmbeddedText {
    return embed(at.tree, at.path, dialect);
  }

  schemaFaults(): readonly SchemaFault[] {
    return this.#state.schemas.faults(this.resource, this.build, this.scope);
  }

  cursorAt(span: Span): Cursor {
    return Cursor.root(spanTree(present(this.#subject.source, 'source'), span));
  }
}

/** A hook that asks for what its interface does not have is a bug of the engine, never of a repository. */
function present<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new Error(`this hook has no ${name}`);
  return value;
}

import type { Build } from '../model/build.ts';
import type { Resource } from '../model/resource.ts';
import type { Scope } from '../model/scope.ts';
import type { Workspace } from '../model/workspace.ts';
import type { SchemaFault } from '../rule.ts';
import type { Incomplete } from './result.ts';

/** What the API server of a cluster would refuse; `undefined` for an object that no schema describes. */
export type JudgeSchema = (
  resource: Resource,
  build: Build,
  scope: Scope,
) => readonly SchemaFault[] | undefined;

const none: readonly never[] = [];
/** Rules that are named before the rest is only counted. */
const named = 5;
const longestRule = 100;

/** Asks about each object once, though several rules want to know, and remembers what nobody could judge. */
export class SchemaRun {
  readonly #judge: JudgeSchema;
  readonly #workspace: Workspace;
  #last: { readonly resource: Resource; readonly scope: Scope } | undefined;
  #faults: readonly SchemaFault[] = none;
  /** By `Kind.group`; an object that several clusters receive counts once. */
  readonly #unknown = new Map<string, Set<Resource>>();
  /** By what is said about it. */
  readonly #notRun = new Map<string, Set<Resource>>();

  constructor(judge: JudgeSchema, workspace: Workspace) {
    this.#judge = judge;
    this.#workspace = workspace;
  }

  faults(resource: Resource, build: Build, scope: Scope): readonly SchemaFault[] {
    if (this.#last?.resource === resource && this.#last.scope === scope) return this.#faults;
    const faults = this.#judge(resource, build, scope);
    this.#last = { resource, scope };
    this.#faults = faults ?? none;
    if (faults === undefined) this.#addUnknown(resource, build);
    else if (faults.length > 0) this.#addNotRun(faults, resource, build);
    return this.#faults;
  }

  /** How many objects of which kinds no schema describes, as `Kind.group`, most first. */
  unknown(): ReadonlyMap<string, number> {
    const kinds = [...this.#unknown].sort(([, a], [, b]) => b.size - a.size);
    return new Map(kinds.map(([kind, objects]) => [kind, objects.size]));
  }

  #addUnknown(resource: Resource, build: Build): void {
    // A list is a container, and what is in it is judged on its own.
    if (resource.kind.endsWith('List') || !this.#isWanted(resource, build)) return;
    const key = resource.group === '' ? resource.kind : `${resource.kind}.${resource.group}`;
    const objects = this.#unknown.get(key) ?? new Set();
    this.#unknown.set(key, objects.add(resource));
  }

  #addNotRun(faults: readonly SchemaFault[], resource: Resource, build: Build): void {
    for (const { code, message, help } of faults) {
      if (code !== 'cel-not-run' || !this.#isWanted(resource, build)) continue;
      const rule = help === undefined ? '' : ` (${shorten(help)})`;
      const words = `${resource.group}/${resource.kind}\n${message.replace(/\[\d+\]/g, '[]')}${rule}`;
      const objects = this.#notRun.get(words) ?? new Set();
      this.#notRun.set(words, objects.add(resource));
    }
  }

  #isWanted({ source }: Resource, { directory }: Build): boolean {
    return this.#workspace.isTarget(source.path) || this.#workspace.isTarget(directory);
  }

  /** What to say about rules of schemas that were not run. */
  incomplete(): Incomplete[] {
    const all = [...this.#notRun].sort(([, a], [, b]) => b.size - a.size);
    const notes = all.slice(0, named).map(([words, objects]) => ({
      what: kindOf(objects),
      count: objects.size,
      reason: words.slice(words.indexOf('\n') + 1),
    }));
    const rest = all.length - named;
    if (rest <= 0) return notes;
    return [...notes, { what: `${rest} more rules of schemas`, count: 1, reason: 'they could not be run' }];
  }
}

function kindOf(objects: ReadonlySet<Resource>): string {
  const [first] = objects;
  if (!first) return '';
  return first.group === '' ? first.kind : `${first.kind} of ${first.group}`;
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > longestRule ? `${line.slice(0, longestRule)}…` : line;
}

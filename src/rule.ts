/** The whole authoring surface: the only module of `src/` that a rule imports. */
import type { Severity } from './diagnostic/diagnostic.ts';
import type { Build, BuildProblem, KustomizationFile, RemovedObject, Unrendered } from './model/build.ts';
import type { Kinds } from './model/kinds.ts';
import type { Reference, Resolution } from './model/ref.ts';
import type { GroupKind, Resource } from './model/resource.ts';
import type { Scope } from './model/scope.ts';
import type { ParsedFile, Workspace } from './model/workspace.ts';
import type { SchemaFault } from './schema/fault.ts';
import type { MinorVersion } from './schema/minor.ts';
import type { SourceFile, Span } from './text/span.ts';
import type { Cursor, Tree } from './yaml/cursor.ts';
import type { Dialect, Document, Value } from './yaml/document.ts';
import type { EmbeddedText } from './yaml/embedded.ts';

export type Category =
  | 'contract'
  | 'correctness'
  | 'schema'
  | 'reliability'
  | 'hygiene'
  | 'security'
  | 'style';

/** The names between braces in a message: `'{kind} {name} is missing'` has `kind` and `name`. */
export type Placeholders<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;

/** A message is one text, or a text with the remedy that is printed after `help:`. */
export type Message = string | { readonly text: string; readonly help: string };
type TextOf<M> = M extends string
  ? M
  : M extends { text: infer T extends string; help: infer H extends string }
    ? `${T}${H}`
    : never;

/** Changes named by what they mean; `locate` turns them into edits of the bytes they come from. */
export type Change =
  | { readonly op: 'set'; readonly at: Cursor; readonly value: Value }
  | { readonly op: 'rename'; readonly at: Cursor; readonly to: string }
  | { readonly op: 'remove'; readonly at: Cursor };

/** `safe` keeps the meaning or restores the only possible one; `unsafe` needs a person to look. */
export interface Fix {
  readonly title: string;
  readonly safety: 'safe' | 'unsafe';
  readonly changes: readonly Change[];
}

export interface Related {
  readonly at: Cursor;
  readonly message: string;
}

/** What a rule says: a message about a cursor. It knows no lines. */
export type Finding<Messages extends Record<string, Message> = Record<string, Message>> = {
  [Id in keyof Messages & string]: {
    readonly message: Id;
    /** The place in question; a missing entry points at the nearest parent that exists. */
    readonly at: Cursor;
    /** For a place inside a text: the entry of the object that holds the text. */
    readonly within?: Cursor;
    readonly related?: readonly Related[];
    readonly fix?: Fix;
    /**
     * Entries where a general rule would report this very fault: beside a finding of a contract rule it
     * stays quiet about them, as it does about `at` itself.
     */
    readonly settles?: readonly Cursor[];
    /**
     * Entries whose absence is the fault; `at` when it is missing. One that is there under a misspelt key is
     * reported as that, and this finding is not.
     */
    readonly lacks?: readonly Cursor[];
    /** Overrides the rule's severity, for a requirement with two grades. */
    readonly severity?: Severity;
  } & ([Placeholders<TextOf<Messages[Id]>>] extends [never]
    ? { readonly data?: Readonly<Record<string, string>> }
    : { readonly data: Readonly<Record<Placeholders<TextOf<Messages[Id]>>, string>> });
}[keyof Messages & string];

export interface OptionSpec<T> {
  readonly type: 'strings' | 'string' | 'number' | 'boolean';
  readonly default: T;
  readonly description: string;
}
export type Options = Readonly<Record<string, OptionSpec<unknown>>>;
export type OptionValues<O extends Options> = { readonly [K in keyof O]: O[K]['default'] };

type OptionInput<T> = { readonly default: T; readonly description: string };
export const option = {
  strings: (spec: OptionInput<readonly string[]>): OptionSpec<readonly string[]> => ({
    type: 'strings',
    ...spec,
  }),
  string: (spec: OptionInput<string>): OptionSpec<string> => ({ type: 'string', ...spec }),
  number: (spec: OptionInput<number>): OptionSpec<number> => ({ type: 'number', ...spec }),
  boolean: (spec: OptionInput<boolean>): OptionSpec<boolean> => ({ type: 'boolean', ...spec }),
};

export interface Targets {
  readonly flux: MinorVersion;
}

/** What every hook may ask. */
export interface Context<
  Messages extends Record<string, Message> = Record<string, Message>,
  O extends Options = Options,
> {
  readonly options: OptionValues<O>;
  readonly targets: Targets;
  /** Globs `namespace/name` of releases that the configuration declares to be floe releases. */
  readonly floeReleases: readonly string[];
  readonly workspace: Workspace;
  report(finding: Finding<Messages>): void;
}

/** Hooks that run within one cluster. */
export interface ScopeContext<
  Messages extends Record<string, Message> = Record<string, Message>,
  O extends Options = Options,
> extends Context<Messages, O> {
  readonly scope: Scope;
  /** Whether the configuration says that somebody else provides this object. */
  isExternal(object: GroupKind & { readonly namespace: string | undefined; readonly name: string }): boolean;
  /** Every reference a resource makes, as `model/ref` knows them. */
  references(resource: Resource): readonly Reference[];
  resolve(reference: Reference): Resolution;
  /** The YAML inside a string, such as `data["values.yaml"]`; its cursors point into the outer file. */
  embedded(at: Cursor, dialect: Dialect): EmbeddedText;
}

/** Hooks about one object. */
export interface ResourceContext<
  Messages extends Record<string, Message> = Record<string, Message>,
  O extends Options = Options,
> extends ScopeContext<Messages, O> {
  readonly resource: Resource;
  readonly build: Build;
  /** What the API server would refuse about the structure of this object. */
  schemaFaults(): readonly SchemaFault[];
}

/** A directive comment: `# floe-lint: ignore[rule/id] reason`. */
export interface Suppression {
  readonly source: SourceFile;
  readonly span: Span;
  readonly rules: readonly string[];
  /** Those of `rules` that are no rules. */
  readonly unknown: readonly string[];
  readonly reason: string;
  /** The date after which it no longer holds, as written. */
  readonly until?: string;
  /** Starts like a directive and is none. */
  readonly malformed: boolean;
}

/** What became of a suppression, once every other rule has run. */
export interface SuppressionContext<
  Messages extends Record<string, Message> = Record<string, Message>,
  O extends Options = Options,
> extends Context<Messages, O> {
  /** The comment. */
  readonly at: Cursor;
  readonly used: boolean;
  readonly expired: boolean;
}

/** The hooks, from general to specific. */
export interface Hooks<Messages extends Record<string, Message>, O extends Options> {
  /** Asked once per cluster: whether the hooks below, but for `document` and `suppression`, have anything to do there. */
  applies?(ctx: ScopeContext<Messages, O>): boolean;
  /** Each document of each file, before anything is known about Kubernetes. */
  document?(
    document: Document,
    ctx: Context<Messages, O> & { cursorAt(span: { start: number; end: number }): Cursor },
  ): void;
  kustomizationFile?(
    file: KustomizationFile,
    ctx: ScopeContext<Messages, O> & { readonly build: Build },
  ): void;
  build?(build: Build, ctx: ScopeContext<Messages, O>): void;
  resource?(resource: Resource, ctx: ResourceContext<Messages, O>): void;
  readonly on?: {
    readonly [K in keyof Kinds]?: (object: Cursor<Kinds[K]>, ctx: ResourceContext<Messages, O>) => void;
  };
  /** Each directive comment, after everything else. */
  suppression?(suppression: Suppression, ctx: SuppressionContext<Messages, O>): void;
  /** Once per cluster. */
  scope?(scope: Scope, ctx: ScopeContext<Messages, O>): void;
}

/** Several files in one text: a line `# file: path` starts each. Without one the text is `manifests.yaml`. */
export interface Example {
  readonly title: string;
  readonly yaml: string;
}

/** A comment line `# ^^^ messageId` marks the bytes above it that the rule must report. */
export interface BadExample extends Example {
  /** The text after `--fix`, without marker lines. */
  readonly fixed?: string;
}

export interface RuleDefinition<
  Messages extends Record<string, Message> = Record<string, Message>,
  O extends Options = Options,
> extends Hooks<Messages, O> {
  /** Half a sentence: what must hold. */
  readonly summary: string;
  /** One paragraph: what breaks in the cluster, and the symptom an operator sees. */
  readonly why: string;
  readonly category: Category;
  readonly severity: Severity;
  /** `true` puts the rule in the `strict` preset only. */
  readonly strictOnly?: boolean;
  readonly fixable?: 'safe' | 'unsafe';
  readonly since: string;
  readonly see?: readonly string[];
  readonly options?: O;
  readonly messages: Messages;
  readonly good: readonly Example[];
  readonly bad: readonly BadExample[];
}

/** A rule with its types forgotten, as the engine holds many of them. */
// biome-ignore lint/suspicious/noExplicitAny: the engine calls rules of every shape; the types matter where a rule is written
export type AnyRule = RuleDefinition<any, any>;

/** Gives a rule its types; returns it as it is. */
export function defineRule<
  const Messages extends Record<string, Message>,
  const O extends Options = Record<never, never>,
>(rule: RuleDefinition<Messages, O>): RuleDefinition<Messages, O> {
  return rule;
}

export { movedFrom } from './model/moved.ts';
export { renamedFrom } from './model/renamed.ts';
export { parseDuration } from './schema/duration.ts';
export { type GitUrl, parseGitUrl } from './schema/git-url.ts';
export { isOciDigest, isOciTag, type OciUrl, type OciUrlProblem, parseOciUrl } from './schema/oci-url.ts';
export { parseRange, type Range } from './schema/semver-range.ts';
export { isCompleteVersion, parseVersion, type Version, versionOfTag } from './schema/version.ts';
export { nearest } from './text/nearest.ts';
export { isSlip } from './text/slip.ts';
/**
 * Reports the problems of a build whose code is one of `messages`: the renderer names the fault and
 * gives the data, a rule owns the words. What does not stop the build is a warning.
 */
export function reportProblems(
  { problems }: Build,
  messages: Readonly<Record<string, Message>>,
  ctx: { report(finding: Finding): void },
): void {
  for (const { code, data, at, related, fatal } of problems) {
    if (!Object.hasOwn(messages, code)) continue;
    ctx.report({ message: code, data, at, related, severity: fatal ? 'error' : 'warning' });
  }
}

export { Cursor, isMap } from './yaml/cursor.ts';
export type {
  Build,
  BuildProblem,
  Dialect,
  Document,
  EmbeddedText,
  GroupKind,
  KustomizationFile,
  MinorVersion,
  ParsedFile,
  Reference,
  RemovedObject,
  Resolution,
  Resource,
  SchemaFault,
  Scope,
  Severity,
  Tree,
  Unrendered,
  Value,
  Workspace,
};

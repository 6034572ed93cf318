import type { Value } from '../../yaml/document.ts';
import type { StoredRule } from '../node.ts';
import type { NodePool } from '../pool.ts';

export type CelOutcome =
  | { readonly state: 'true' }
  /** `message` is the rule's own, evaluated when it is an expression. */
  | { readonly state: 'false'; readonly message: string }
  /** Never to be taken for true. */
  | { readonly state: 'not-run'; readonly reason: string };

/** Runs rules that users bring; loading one costs tens of milliseconds, so it is loaded when a rule asks. */
export interface CelEngine {
  /** @param index the schema of `value`, whose defaults are filled in */
  judge(rule: StoredRule, pool: NodePool, index: number, value: Value): CelOutcome;
  /** Reads an expression that stands inside an object, without running it. */
  check(expression: string, want: CelWant): CelComplaint | undefined;
}

/** What a controller gives an expression, and wants of it. */
export interface CelWant {
  /** `undefined`: the fields of an object that nobody knows, so any name will do. */
  readonly variables: readonly string[] | undefined;
  /** `static-bool` refuses an expression whose result is only known to be boolean when it runs. */
  readonly result: 'any' | 'bool' | 'static-bool' | 'string';
}

/** `unsure` when only the library may be at fault. */
export interface CelComplaint {
  readonly words: string;
  readonly unsure: boolean;
}

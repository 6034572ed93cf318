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
}

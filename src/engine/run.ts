import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { compareDiagnostics } from '../diagnostic/order.ts';
import type { Workspace } from '../model/workspace.ts';
import type { AnyRule } from '../rule.ts';
import { Collector } from './collect.ts';
import { countWorkspace, incompleteParts } from './count.ts';
import { readFailures } from './failures.ts';
import { demoteSharedFixes } from './fix.ts';
import { HookContext, type RunState, Subject } from './hook-context.ts';
import { type Plan, planRules } from './plan.ts';
import type { Result, TargetSource } from './result.ts';
import { type JudgeSchema, SchemaRun } from './schema-run.ts';
import type { Settings } from './settings.ts';
import { type ActiveSuppression, covers, isExpired, ruleMatches, suppressionsIn } from './suppress.ts';
import { walkWorkspace } from './walk.ts';

/** Everything a run needs; the composition root brings it together. */
export interface RunInput {
  readonly workspace: Workspace;
  /** By id, `area/name`. */
  readonly rules: ReadonlyMap<string, AnyRule>;
  readonly settings: Settings;
  readonly assumedFrom: TargetSource;
  readonly validate: JudgeSchema;
}

/** Judges a workspace. Pure: the same input gives the same result, in the same order. */
export function run(input: RunInput): Result {
  const { workspace, settings } = input;
  const plan = planRules(input.rules, settings);
  const collector = new Collector(settings, workspace);
  const schemas = new SchemaRun(input.validate, workspace);
  const state: RunState = { workspace, settings, collector, schemas, references: new Map() };
  walkWorkspace(plan, state);
  const { kept, suppressed } = applySuppressions(input, plan, state);
  const fresh = demoteSharedFixes(kept, workspace).filter(found => !settings.baseline.has(found.fingerprint));
  return {
    diagnostics: fresh.sort(compareDiagnostics),
    suppressed,
    baselined: kept.length - fresh.length,
    counts: countWorkspace(workspace, schemas.unknown()),
    incomplete: [...incompleteParts(workspace), ...schemas.incomplete()],
    failures: readFailures(workspace, input.rules),
    targets: { flux: settings.targets.flux, assumedFrom: input.assumedFrom },
  };
}

function applySuppressions(
  { rules, settings, workspace }: RunInput,
  plan: Plan,
  state: RunState,
): { kept: Diagnostic[]; suppressed: number } {
  const { collector } = state;
  const known = (id: string): boolean => [...rules.keys()].some(rule => ruleMatches(id, rule));
  const active = new Map<string, ActiveSuppression[]>();
  for (const { source } of workspace.files) {
    const found = suppressionsIn(source, collector.locator, known);
    if (found.length > 0) active.set(source.path, found);
  }
  const findings = collector.diagnostics();
  const kept = findings.filter(found => !takenAway(active.get(found.file), found, settings.now));
  const suppressed = findings.length - kept.length;
  if (active.size === 0) return { kept, suppressed };
  const judged = new Collector(settings, workspace);
  judgeSuppressions(active, plan, { ...state, collector: judged });
  return { kept: [...kept, ...judged.diagnostics()], suppressed };
}

function takenAway(
  active: readonly ActiveSuppression[] | undefined,
  found: Diagnostic,
  now: number,
): boolean {
  const taker = active?.find(suppression => covers(suppression, found, now));
  if (taker) taker.used = true;
  return taker !== undefined;
}

function judgeSuppressions(
  active: ReadonlyMap<string, readonly ActiveSuppression[]>,
  plan: Plan,
  state: RunState,
): void {
  for (const { suppression, used } of [...active.values()].flat()) {
    const { source, span } = suppression;
    const expired = isExpired(suppression, state.settings.now);
    const subject = new Subject();
    subject.source = source;
    subject.suppression = { span, used, expired };
    for (const planned of plan.suppression) {
      planned.rule.suppression?.(suppression, new HookContext(state, planned, subject));
    }
  }
}

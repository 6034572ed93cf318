import { type Severity, severities } from '../diagnostic/diagnostic.ts';
import type { Result } from '../engine/result.ts';
import type { Verdict } from '../report/summary.ts';
import { tally } from '../report/tally.ts';

/** The exit codes, the same for every format. */
export const exit = {
  clean: 0,
  findings: 1,
  usage: 2,
  unanalysed: 3,
  nothing: 4,
} as const;

export type FailOn = Severity | 'never';
export const failOnWords: readonly FailOn[] = [...severities, 'never'];

export interface ExitPolicy {
  readonly failOn: FailOn;
  readonly strictCoverage: boolean;
  readonly allowEmpty: boolean;
}

/** What the exit code is, and why when the counts do not tell. */
export function verdictOf(result: Result, { failOn, strictCoverage, allowEmpty }: ExitPolicy): Verdict {
  const { failures, counts, incomplete } = result;
  const { bySeverity, skipped } = tally(result);
  if (failures.length > 0) {
    const what = failures.length === 1 ? '1 thing' : `${failures.length} things`;
    return { code: exit.unanalysed, reason: `${what} could not be analysed` };
  }
  if (strictCoverage && skipped + incomplete.length + counts.unknown.size > 0) {
    return { code: exit.unanalysed, reason: 'not everything was judged (--strict-coverage)' };
  }
  const failing = severities.slice(0, severities.indexOf(failOn === 'never' ? 'error' : failOn) + 1);
  const reached = failOn !== 'never' && failing.some(severity => bySeverity[severity] > 0);
  if (reached) return { code: exit.findings, reason: '' };
  if (counts.files === 0 && !allowEmpty) return { code: exit.nothing, reason: 'nothing to lint' };
  const some = severities.some(severity => bySeverity[severity] > 0);
  return { code: exit.clean, reason: some ? belowThreshold(failOn) : '' };
}

function belowThreshold(failOn: FailOn): string {
  return failOn === 'never' ? '--fail-on never' : `nothing at or above ${failOn}`;
}

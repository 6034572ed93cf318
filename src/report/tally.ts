import type { Diagnostic, Severity } from '../diagnostic/diagnostic.ts';
import type { Result } from '../engine/result.ts';

/** What a report says in numbers. */
export interface Tally {
  readonly bySeverity: Readonly<Record<Severity, number>>;
  readonly skipped: number;
}

/** Findings and what could not be analysed, in the order of the report. */
export function everything(result: Result): readonly Diagnostic[] {
  return result.failures.length === 0 ? result.diagnostics : [...result.diagnostics, ...result.failures];
}

export function tally(result: Result): Tally {
  const bySeverity = { error: 0, warning: 0, info: 0 };
  for (const { severity } of everything(result)) bySeverity[severity] += 1;
  let skipped = 0;
  for (const count of result.counts.skipped.values()) skipped += count;
  return { bySeverity, skipped };
}

import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { compareDiagnostics } from '../diagnostic/order.ts';
import type { Result } from '../engine/result.ts';

/** One result of several runs, as if it had been one; a base that two runs read is reported once. */
export function mergeResults(results: readonly Result[]): Result {
  const [first, ...others] = results;
  if (!first) throw new Error('a run without groups');
  if (others.length === 0) return first;
  const sum = (value: (result: Result) => number): number =>
    results.reduce((total, result) => total + value(result), 0);
  return {
    ...first,
    diagnostics: distinct(results.flatMap(result => result.diagnostics)).sort(compareDiagnostics),
    failures: distinct(results.flatMap(result => result.failures)),
    incomplete: results.flatMap(result => result.incomplete),
    suppressed: sum(result => result.suppressed),
    baselined: sum(result => result.baselined),
    counts: {
      files: sum(({ counts }) => counts.files),
      skipped: added(results.map(({ counts }) => counts.skipped)),
      unreadable: sum(({ counts }) => counts.unreadable),
      encrypted: sum(({ counts }) => counts.encrypted),
      resources: sum(({ counts }) => counts.resources),
      unknown: new Map([...added(results.map(({ counts }) => counts.unknown))].sort(([, a], [, b]) => b - a)),
      overlays: sum(({ counts }) => counts.overlays),
      scopes: sum(({ counts }) => counts.scopes),
    },
  };
}

function added(all: readonly ReadonlyMap<string, number>[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const counts of all) {
    for (const [name, count] of counts) sums.set(name, (sums.get(name) ?? 0) + count);
  }
  return sums;
}

function distinct(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const seen = new Map<string, Diagnostic>();
  for (const diagnostic of diagnostics) {
    const { file, span, ruleId, fingerprint } = diagnostic;
    const key = `${file}\n${span.start}\n${span.end}\n${ruleId}\n${fingerprint}`;
    if (!seen.has(key)) seen.set(key, diagnostic);
  }
  return [...seen.values()];
}

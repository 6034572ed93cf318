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
  const skipped = new Map<string, number>();
  for (const { counts } of results) {
    for (const [reason, count] of counts.skipped) skipped.set(reason, (skipped.get(reason) ?? 0) + count);
  }
  return {
    ...first,
    diagnostics: distinct(results.flatMap(result => result.diagnostics)).sort(compareDiagnostics),
    failures: distinct(results.flatMap(result => result.failures)),
    incomplete: results.flatMap(result => result.incomplete),
    suppressed: sum(result => result.suppressed),
    baselined: sum(result => result.baselined),
    counts: {
      files: sum(({ counts }) => counts.files),
      skipped,
      unreadable: sum(({ counts }) => counts.unreadable),
      encrypted: sum(({ counts }) => counts.encrypted),
      resources: sum(({ counts }) => counts.resources),
      overlays: sum(({ counts }) => counts.overlays),
      scopes: sum(({ counts }) => counts.scopes),
    },
  };
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

import type { Severity } from '../diagnostic/diagnostic.ts';
import type { Result } from '../engine/result.ts';
import { everything } from './tally.ts';

const severities: Readonly<Record<Severity, string>> = { error: 'major', warning: 'minor', info: 'info' };

/**
 * GitLab's code quality report.
 * @see https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
 */
export function gitlab(result: Result): string {
  const issues = everything(result).map(({ ruleId, message, severity, fingerprint, file, range }) => ({
    description: message,
    check_name: ruleId,
    // GitLab drops issues that share a fingerprint, so the place tells two equal findings apart.
    fingerprint: `${fingerprint}-${range.start.line}-${range.start.column}`,
    severity: severities[severity],
    location: { path: file, lines: { begin: range.start.line, end: range.end.line } },
  }));
  return `${JSON.stringify(issues, null, 2)}\n`;
}

import { type Diagnostic, severities } from './diagnostic.ts';

/** A total order: file, place, severity, rule, words. Input order never shows. */
export function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  return (
    compareText(a.file, b.file) ||
    a.span.start - b.span.start ||
    severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
    compareText(a.ruleId, b.ruleId) ||
    compareText(a.message, b.message) ||
    a.span.end - b.span.end ||
    compareText(a.fingerprint, b.fingerprint)
  );
}

/** By code unit: the same everywhere, whatever the locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { SourceFile } from '../text/span.ts';
import { mistake } from './mistake.ts';

/** One accepted finding. Only the fingerprint counts; the rest lets a person review the file. */
interface BaselineEntry {
  readonly fingerprint: string;
  readonly ruleId: string;
  readonly file: string;
  readonly message: string;
}

/** The text of a baseline: sorted, one entry for each fingerprint, no line numbers. */
export function baselineText(diagnostics: readonly Diagnostic[]): string {
  const entries = new Map<string, BaselineEntry>();
  for (const { fingerprint, ruleId, file, message } of diagnostics) {
    entries.set(fingerprint, { fingerprint, ruleId, file, message });
  }
  const findings = [...entries.values()].sort(
    (a, b) => compare(a.file, b.file) || compare(a.fingerprint, b.fingerprint),
  );
  return `${JSON.stringify({ version: 1, findings }, null, 2)}\n`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The fingerprints of a baseline file, or what is wrong with it. */
export function readBaseline(source: SourceFile): ReadonlySet<string> | Diagnostic {
  try {
    const parsed: unknown = JSON.parse(source.text);
    if (isBaseline(parsed)) return new Set(parsed.findings.map(({ fingerprint }) => fingerprint));
  } catch {
    // Told below: text that is no JSON is no baseline either.
  }
  return mistake(
    'syntax',
    source,
    { start: 0, end: 0 },
    {
      message: 'this is not a baseline',
      help: 'write it again: floe-lint baseline write',
    },
  );
}

function isBaseline(
  value: unknown,
): value is { readonly findings: readonly { readonly fingerprint: string }[] } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'findings' in value &&
    Array.isArray(value.findings) &&
    value.findings.every(
      (entry: unknown) =>
        typeof entry === 'object' &&
        entry !== null &&
        'fingerprint' in entry &&
        typeof entry.fingerprint === 'string',
    )
  );
}

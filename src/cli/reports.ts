import { createRequire } from 'node:module';
import { resolve } from 'node:path/posix';
import type { Result } from '../engine/result.ts';
import type { Host, ReadFailure } from '../host.ts';
import { human } from '../report/human.ts';
import { plain } from '../report/paint.ts';
import type { Verdict } from '../report/summary.ts';
import { paintFor } from './colour.ts';
import { fullRules } from './full-rules.ts';
import type { LintFlags, ReportTarget } from './lint-flags.ts';
import type { Streams } from './streams.ts';
import { version } from './version.ts';

const require = createRequire(import.meta.url);

export interface ReportInput {
  readonly result: Result;
  readonly verdict: Verdict;
}

/** Prints a result in every format that was asked for; returns what could not be written. */
export function writeReports(
  input: ReportInput,
  flags: LintFlags,
  host: Host,
  streams: Streams,
): { readonly file: string; readonly failure: ReadFailure } | undefined {
  for (const target of flags.reports) {
    const text = render(input, target, flags, host, streams);
    if (target.file === undefined) {
      streams.out.write(text);
      continue;
    }
    const failure = host.writeText(resolve(host.cwd, target.file), text);
    if (failure) return { file: target.file, failure };
  }
  return undefined;
}

function render(
  { result, verdict }: ReportInput,
  { format, file }: ReportTarget,
  flags: LintFlags,
  host: Host,
  streams: Streams,
): string {
  if (format === 'human') {
    const { isTerminal, columns } = streams.out;
    const toFile = file !== undefined;
    return human(result, verdict, {
      paint: toFile ? plain : paintFor({ flag: flags.color, env: host.env, isTerminal }),
      columns: toFile ? 120 : columns,
      quiet: flags.quiet,
    });
  }
  const reports = require('./machine-reports.ts') as typeof import('./machine-reports.ts');
  switch (format) {
    case 'json':
      return reports.json(result, version);
    case 'github':
      return reports.github(result, verdict);
    case 'sarif':
      return reports.sarif(result, version, fullRules());
    case 'gitlab':
      return reports.gitlab(result);
    case 'junit':
      return reports.junit(result);
  }
}

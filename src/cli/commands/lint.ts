import { applyFixes } from '../../engine/fix.ts';
import type { Host } from '../../host.ts';
import type { SourceFile } from '../../text/span.ts';
import { type Arguments, isUsageProblem, type UsageProblem } from '../args.ts';
import { exit, verdictOf } from '../exit.ts';
import { type Linted, lintGroup, type Rules } from '../group-run.ts';
import { type Group, groupsOf } from '../groups.ts';
import { type LintFlags, lintFlags } from '../lint-flags.ts';
import { mergeResults } from '../merge.ts';
import { withProgress } from '../progress.ts';
import { writeReports } from '../reports.ts';
import { besideInput, standardInput, stdinFlags, stdinGroup } from '../stdin.ts';
import type { Streams } from '../streams.ts';

/** Edits of one pass can uncover findings of the next; more passes than this mean fixes that fight each other. */
const mostPasses = 10;

/** What is wrong with what was piped in, rather than with the pipe. */
const contentFailures: ReadonlySet<string> = new Set(['binary', 'encoding', 'too-large']);

/** `floe-lint [paths…]`. Returns the exit code, or what is wrong with the command line. */
export function lint(args: Arguments, host: Host, streams: Streams, rules: Rules): number | UsageProblem {
  const flags = lintFlags(args, rules);
  if (isUsageProblem(flags)) return flags;
  if (args.operands.includes('-')) return lintInput(args, flags, host, streams, rules);
  const groups = groupsOf(host, args.operands, flags);
  if (isUsageProblem(groups)) return groups;
  const progress = withProgress(host, streams.err);
  const runs = groups.map(group => lintAndFix(group, progress.host, flags, rules));
  progress.done();
  return finish(runs, flags, host, streams);
}

function lintInput(
  args: Arguments,
  flags: LintFlags,
  host: Host,
  streams: Streams,
  rules: Rules,
): number | UsageProblem {
  if (args.operands.length > 1) return { message: '- cannot be combined with paths', help: '' };
  if (flags.fix !== 'none') return { message: 'standard input cannot be fixed', help: 'name the files' };
  const text = streams.readInput();
  const isContent = typeof text === 'string' || contentFailures.has(text.error);
  if (!isContent) return { message: `standard input ${text.message}`, help: '' };
  const input = stdinGroup(text, host, flags);
  const piped = { name: standardInput, external: besideInput(text) };
  const run = lintGroup(input.group, input.host, stdinFlags(flags), rules, piped);
  return finish([run], flags, host, streams);
}

function finish(
  runs: readonly Linted[],
  flags: LintFlags,
  host: Host,
  streams: Streams,
): number | UsageProblem {
  const result = mergeResults(runs.map(run => run.result));
  const misconfigured = runs.some(run => run.misconfigured);
  const verdict = misconfigured
    ? { code: exit.usage, reason: 'mistakes in the configuration' }
    : verdictOf(result, flags);
  const unwritten = writeReports({ result, verdict }, flags, host, streams);
  if (unwritten) return { message: `${unwritten.file} ${unwritten.failure.message}`, help: '' };
  return verdict.code;
}

/** Lints, writes the fixes, and lints again until nothing is left to fix. */
function lintAndFix(group: Group, host: Host, flags: LintFlags, rules: Rules): Linted {
  let run = lintGroup(group, host, flags, rules);
  if (flags.fix === 'none') return run;
  for (let pass = 0; pass < mostPasses && !run.misconfigured; pass += 1) {
    const { files } = applyFixes(run.fixable, sourcesOf(run), flags.fix === 'unsafe');
    const changed = files.filter(({ source, text }) => source.text !== text);
    if (changed.length === 0) break;
    const failures = changed.flatMap(
      ({ source, text }) => host.writeText(`${group.root}/${source.path}`, text) ?? [],
    );
    if (failures.length > 0) break;
    run = lintGroup(group, host, flags, rules);
  }
  return run;
}

function sourcesOf({ workspace }: Linted): ReadonlyMap<string, SourceFile> {
  return new Map((workspace?.files ?? []).map(({ source }) => [source.path, source]));
}

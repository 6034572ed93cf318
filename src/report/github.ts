import type { Severity } from '../diagnostic/diagnostic.ts';
import type { Result } from '../engine/result.ts';
import { summary, type Verdict } from './summary.ts';
import { everything } from './tally.ts';

const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/**
 * Workflow commands: GitHub shows each at its line of the pull request.
 * @see https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export function github(result: Result, verdict: Verdict): string {
  const lines = everything(result).map(({ severity, file, range, ruleId, message, help }) => {
    const properties = {
      file,
      line: String(range.start.line),
      endLine: String(range.end.line),
      // GitHub takes columns only for a place on one line.
      ...(range.start.line === range.end.line
        ? { col: String(range.start.column), endColumn: String(range.end.column) }
        : {}),
      title: ruleId,
    };
    const list = Object.entries(properties).map(([name, value]) => `${name}=${property(value)}`);
    return `::${commands[severity]} ${list.join(',')}::${data(help === '' ? message : `${message}\n${help}`)}`;
  });
  return [...lines, summary(result, verdict), ''].join('\n');
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

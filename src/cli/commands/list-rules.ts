import { presetsOf } from '../../config/presets.ts';
import type { AnyRule } from '../../rule.ts';
import type { Arguments, UsageProblem } from '../args.ts';
import { exit } from '../exit.ts';
import type { Rules } from '../group-run.ts';
import type { Streams } from '../streams.ts';

/** `floe-lint rules`: the table of rules, or the same as JSON. */
export function listRules(args: Arguments, streams: Streams, rules: Rules): number | UsageProblem {
  const format = args.given.get('format')?.at(-1) ?? 'human';
  if (format !== 'human' && format !== 'json') {
    return { message: `rules cannot be printed as ${format}`, help: 'one of human, json' };
  }
  const entries = [...rules].map(([id, rule]) => entryOf(id, rule));
  streams.out.write(format === 'json' ? `${JSON.stringify(entries, null, 2)}\n` : table(entries));
  return exit.clean;
}

interface RuleEntry {
  readonly id: string;
  readonly summary: string;
  readonly category: string;
  readonly severity: string;
  readonly presets: readonly string[];
  readonly fixable: string | null;
  readonly since: string;
}

function entryOf(id: string, rule: AnyRule): RuleEntry {
  const { summary, category, severity, fixable = null, since } = rule;
  return { id, summary, category, severity, presets: presetsOf(rule), fixable, since };
}

function table(entries: readonly RuleEntry[]): string {
  const width = Math.max(...entries.map(({ id }) => id.length));
  const lines = entries.map(({ id, severity, presets, fixable, summary }) => {
    const fix = fixable ? 'fix' : '';
    return `${id.padEnd(width)}  ${severity.padEnd(7)}  ${(presets[0] ?? '').padEnd(11)}  ${fix.padEnd(3)}  ${summary}`;
  });
  return `${lines.join('\n')}\n\n${entries.length} rules · floe-lint explain RULE says more\n`;
}

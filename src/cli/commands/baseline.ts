import { baselineText } from '../../config/baseline.ts';
import { defaultConfig } from '../../config/config.ts';
import { loadConfig } from '../../config/load.ts';
import type { Host } from '../../host.ts';
import { type Arguments, isUsageProblem, type UsageProblem } from '../args.ts';
import { exit } from '../exit.ts';
import { baselinePath, lintGroup, type Rules } from '../group-run.ts';
import { groupsOf } from '../groups.ts';
import { lintFlags } from '../lint-flags.ts';
import { writeReports } from '../reports.ts';
import type { Streams } from '../streams.ts';

/** `floe-lint baseline write [paths…]`: accepts what is found today. */
export function baseline(args: Arguments, host: Host, streams: Streams, rules: Rules): number | UsageProblem {
  const [action, ...operands] = args.operands;
  if (action !== 'write') {
    return {
      message: `unknown action baseline ${action ?? ''}`.trim(),
      help: 'floe-lint baseline write [paths…]',
    };
  }
  const flags = lintFlags(args, rules);
  if (isUsageProblem(flags)) return flags;
  const groups = groupsOf(host, operands, flags);
  if (isUsageProblem(groups)) return groups;
  for (const group of groups) {
    const loaded = group.config === undefined ? undefined : loadConfig(host, group.config, rules);
    const path = baselinePath(group, loaded?.config ?? defaultConfig(group.root), host, flags);
    const run = lintGroup(group, withoutBaseline(host, path), flags, rules);
    if (run.misconfigured) {
      const verdict = { code: exit.usage, reason: 'mistakes in the configuration' };
      writeReports({ result: run.result, verdict }, flags, host, streams);
      return exit.usage;
    }
    const failure = host.writeText(path, baselineText(run.fixable));
    if (failure) return { message: `${path} ${failure.message}`, help: '' };
    const count = run.fixable.length;
    streams.out.write(`${count} finding${count === 1 ? '' : 's'} accepted in ${path}\n`);
  }
  return exit.clean;
}

/** The old baseline must not hide what the new one is to accept. */
function withoutBaseline(host: Host, path: string): Host {
  return { ...host, readText: asked => (asked === path ? '{"findings":[]}' : host.readText(asked)) };
}

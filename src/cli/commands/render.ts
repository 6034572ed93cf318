import type { Result } from '../../engine/result.ts';
import type { Host } from '../../host.ts';
import type { Build } from '../../model/build.ts';
import { openRepository } from '../../model/open-repository.ts';
import { renderDirectory } from '../../render/render-directory.ts';
import { human } from '../../report/human.ts';
import { pathsFrom, renameFiles } from '../../report/rename.ts';
import { renderedJson, renderedYaml } from '../../report/rendered.ts';
import { type Arguments, isUsageProblem, type UsageProblem } from '../args.ts';
import { paintFor } from '../colour.ts';
import { exit } from '../exit.ts';
import type { Rules } from '../group-run.ts';
import { groupsOf } from '../groups.ts';
import { judgeBuilds } from '../judge-builds.ts';
import { lintFlags, unknownWord } from '../lint-flags.ts';
import { mergeResults } from '../merge.ts';
import type { Streams } from '../streams.ts';

const restrictions = ['none', 'root'] as const;
const formats = ['yaml', 'json'] as const;

/** `floe-lint render DIR…`: what kustomize makes of each folder, in one stream, and where it comes from. */
export function render(args: Arguments, host: Host, streams: Streams, rules: Rules): number | UsageProblem {
  const word = args.given.get('load-restrictor')?.at(-1) ?? 'none';
  const restrict = restrictions.find(known => known === word);
  if (restrict === undefined) return unknownWord('--load-restrictor', word, restrictions);
  const formatWord = args.given.get('format')?.at(-1) ?? 'yaml';
  const format = formats.find(known => known === formatWord);
  if (format === undefined) return unknownWord('--format', formatWord, formats);
  const flags = lintFlags(
    { ...args, given: new Map([...args.given].filter(([name]) => name !== 'format')) },
    rules,
  );
  if (isUsageProblem(flags)) return flags;
  const groups = groupsOf(host, args.operands, flags);
  if (isUsageProblem(groups)) return groups;
  const builds: Build[] = [];
  const results: Result[] = [];
  for (const { root, targets } of groups) {
    const repository = openRepository(host, root);
    const stranger = targets.find(directory => repository.kind(directory) !== 'directory');
    if (stranger !== undefined) return { message: `${stranger} is no folder`, help: '' };
    const made = targets.map(directory => renderDirectory(repository, directory, restrict));
    builds.push(...made);
    results.push(renameFiles(judgeBuilds(made, repository, host, rules), pathsFrom(host.cwd, root)));
  }
  const failed = builds.some(
    ({ problems, unrendered }) => problems.some(({ fatal }) => fatal) || unrendered.length > 0,
  );
  if (!failed) {
    const resources = builds.flatMap(build => build.resources);
    const origins = args.given.has('origin');
    streams.out.write(format === 'json' ? renderedJson(resources) : renderedYaml(resources, origins));
  }
  const result = mergeResults(results);
  if (result.diagnostics.length > 0) {
    const { isTerminal, columns } = streams.err;
    const paint = paintFor({ flag: flags.color, env: host.env, isTerminal });
    const code = failed ? exit.unanalysed : exit.clean;
    const verdict = { code, reason: failed ? 'the build failed' : 'the build is complete' };
    streams.err.write(human(result, verdict, { paint, columns, quiet: false }));
  }
  return failed ? exit.unanalysed : exit.clean;
}

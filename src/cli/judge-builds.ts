import { defaultConfig } from '../config/config.ts';
import { resolve } from '../config/resolve.ts';
import type { Result } from '../engine/result.ts';
import { run } from '../engine/run.ts';
import type { Host } from '../host.ts';
import type { Build } from '../model/build.ts';
import type { Repository } from '../model/repository.ts';
import { Scope } from '../model/scope.ts';
import type { ParsedFile } from '../model/workspace.ts';
import type { Rules } from './group-run.ts';

/** What lint would say about builds themselves: their files and what kept them from being made. */
export function judgeBuilds(
  builds: readonly Build[],
  repository: Repository,
  host: Host,
  rules: Rules,
): Result {
  const { root } = repository;
  const files = new Map<string, ParsedFile>();
  for (const { manifests, files: lists } of builds) {
    for (const { source, document } of lists) files.set(source.path, { source, documents: [document] });
    for (const { path } of manifests) {
      const file = repository.parse(path, 'manifest');
      if (!('error' in file)) files.set(path, file);
    }
  }
  const flux = { major: 2, minor: 9 };
  return run({
    workspace: {
      root,
      scopes: builds.map(build => new Scope('', [build])),
      files: [...files.values()],
      skipped: [],
      unreadable: [],
      isTarget: () => true,
    },
    rules: new Map([...rules].filter(([, rule]) => rule.build ?? rule.document)),
    settings: resolve({
      config: defaultConfig(root),
      commandLine: { presets: [], rules: new Map() },
      rules,
      root,
      flux,
      baseline: new Set(),
      now: host.now(),
    }),
    assumedFrom: 'newest',
    validate: () => [],
  });
}

import { defaultConfig } from '../config/config.ts';
import { resolve } from '../config/resolve.ts';
import type { Result } from '../engine/result.ts';
import { run } from '../engine/run.ts';
import type { Host } from '../host.ts';
import type { Build } from '../model/build.ts';
import type { Repository } from '../model/repository.ts';
import { Scope } from '../model/scope.ts';
import type { Rules } from './group-run.ts';

/** What lint would say about a build itself: its files and what kept it from being made. */
export function judgeBuild(build: Build, repository: Repository, host: Host, rules: Rules): Result {
  const { root } = repository;
  const files = build.manifests.flatMap(({ path }) => {
    const file = repository.parse(path, 'manifest');
    return 'error' in file ? [] : [file];
  });
  const lists = build.files.map(({ source, document }) => ({ source, documents: [document] }));
  const flux = { major: 2, minor: 9 };
  return run({
    workspace: {
      root,
      scopes: [new Scope('', [build])],
      files: [...lists, ...files],
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

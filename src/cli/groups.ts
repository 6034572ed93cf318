import { dirname, resolve } from 'node:path/posix';
import { findConfig } from '../config/load.ts';
import { findRoot } from '../discover/root.ts';
import type { Host } from '../host.ts';
import { nearest } from '../text/nearest.ts';
import { commands, type UsageProblem } from './args.ts';
import type { LintFlags } from './lint-flags.ts';

/** Paths that are linted in one run: they share a repository and a configuration file. */
export interface Group {
  /** Absolute path of the repository root. */
  readonly root: string;
  /** Absolute path; none for the defaults. */
  readonly config: string | undefined;
  /** Relative to the root, `''` for all of it. */
  readonly targets: readonly string[];
}

/** Sorts the paths of the command line by repository and configuration. */
export function groupsOf(
  disk: Host,
  operands: readonly string[],
  flags: LintFlags,
): readonly Group[] | UsageProblem {
  const host = remembering(disk);
  const groups = new Map<string, { root: string; config: string | undefined; targets: string[] }>();
  for (const operand of operands.length > 0 ? operands : ['.']) {
    const path = resolve(host.cwd, operand);
    const kind = host.kind(host.realPath(path) ?? path);
    if (kind === undefined) {
      const command = nearest(operand, commands);
      return {
        message: `${operand} does not exist`,
        help: command ? `did you mean the command ${command}?` : '',
      };
    }
    const folder = kind === 'directory' ? path : dirname(path);
    const root = flags.root === undefined ? findRoot(host, folder) : resolve(host.cwd, flags.root);
    if (!isBelow(path, root)) return { message: `${operand} is not below the root ${root}`, help: '' };
    const config = configOf(host, folder, flags);
    const key = `${root}\n${config ?? ''}`;
    const group = groups.get(key) ?? { root, config, targets: [] };
    group.targets.push(path === root ? '' : path.slice(root === '/' ? 1 : root.length + 1));
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** Hundreds of operands have the same folders above them. */
function remembering(host: Host): Host {
  const lists = new Map<string, ReturnType<Host['list']>>();
  const list: Host['list'] = path => {
    if (!lists.has(path)) lists.set(path, host.list(path));
    return lists.get(path);
  };
  return { ...host, list };
}

function configOf(host: Host, folder: string, { config }: LintFlags): string | undefined {
  if (config === false) return undefined;
  return config === undefined ? findConfig(host, folder) : resolve(host.cwd, config);
}

function isBelow(path: string, folder: string): boolean {
  return folder === '/' || path === folder || path.startsWith(`${folder}/`);
}

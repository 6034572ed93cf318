import { Script } from 'node:vm';
import type { ASTNode } from '@marcbachmann/cel-js';

export type Run =
  | { readonly state: 'done'; readonly value: unknown }
  | { readonly state: 'stopped'; readonly reason: string };

/** Steps that are certain to end soon; beyond them a watchdog is worth its cost. */
const freeSteps = 200_000;
const milliseconds = 250;
const script = new Script('run()');

/** Runs an expression, under a clock when its loops over this value may be long. */
export function boundedRun(run: () => unknown, nesting: number, self: unknown): Run {
  if (nesting === 0 || sizeOf(self, freeSteps) ** nesting <= freeSteps)
    return { state: 'done', value: run() };
  try {
    return { state: 'done', value: script.runInNewContext({ run }, { timeout: milliseconds }) };
  } catch (error) {
    if ((error as { code?: string }).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
    return { state: 'stopped', reason: `it took longer than ${milliseconds} ms` };
  }
}

/** How many values there are, counted up to a limit. */
function sizeOf(value: unknown, limit: number): number {
  if (typeof value === 'string') return 1 + Math.floor(value.length / 10);
  if (typeof value !== 'object' || value === null) return 1;
  let size = 1;
  for (const child of Object.values(value)) {
    size += sizeOf(child, limit - size);
    if (size > limit) break;
  }
  return size;
}

const loops = new Set(['all', 'exists', 'exists_one', 'map', 'filter']);

/** How deep loops stand in one another. */
export function nestingOf(node: ASTNode): number {
  const own = node.op === 'rcall' && loops.has(node.args[0]) ? 1 : 0;
  return own + Math.max(0, ...childrenOf(node.args).map(nestingOf));
}

function childrenOf(args: unknown): ASTNode[] {
  if (Array.isArray(args)) return args.flatMap(childrenOf);
  return typeof args === 'object' && args !== null && 'op' in args ? [args as ASTNode] : [];
}

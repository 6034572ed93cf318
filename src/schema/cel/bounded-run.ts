import { Script } from 'node:vm';
import type { ASTNode } from '@marcbachmann/cel-js';

export type Run =
  | { readonly state: 'done'; readonly value: unknown }
  | { readonly state: 'stopped'; readonly reason: string };

/** Steps that are certain to end soon; beyond them a watchdog is worth its cost. */
const freeSteps = 200_000;
const milliseconds = 250;
const script = new Script('run()');

/** What an expression may cost: loops in one another, and bindings, each of which may double a value. */
export interface Cost {
  readonly nesting: number;
  readonly bindings: number;
}

/**
 * Runs an expression, under a clock when it may take long over this value.
 *
 * @param patience `false` refuses whatever would need the clock
 */
export function boundedRun(
  run: () => unknown,
  { nesting, bindings }: Cost,
  self: unknown,
  patience: boolean,
): Run {
  const size = nesting === 0 ? 1 : sizeOf(self, freeSteps) ** nesting;
  if (size * 2 ** bindings <= freeSteps) return { state: 'done', value: run() };
  if (!patience) return { state: 'stopped', reason: 'too many rules took too long before it' };
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

export function costOf(node: ASTNode): Cost {
  const children = childrenOf(node.args).map(costOf);
  const name = node.op === 'rcall' ? node.args[0] : '';
  return {
    nesting: Math.max(0, ...children.map(child => child.nesting)) + (loops.has(name) ? 1 : 0),
    bindings: children.reduce((sum, child) => sum + child.bindings, name === 'bind' ? 1 : 0),
  };
}

function childrenOf(args: unknown): ASTNode[] {
  if (Array.isArray(args)) return args.flatMap(childrenOf);
  return typeof args === 'object' && args !== null && 'op' in args ? [args as ASTNode] : [];
}

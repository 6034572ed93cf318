import { type ASTNode, Environment } from '@marcbachmann/cel-js';
import type { StoredNode } from '../schema/node.ts';

/**
 * The catalog's own rules as functions: loading a CEL engine costs more than a whole run over a few
 * files. The tests let the engine judge the same examples.
 */
export function renderRules(nodes: readonly StoredNode[]): string {
  const rules = [...new Set(nodes.flatMap(node => (node.rules ?? []).map(({ rule }) => rule)))].sort();
  const env = new Environment({ unlistedVariablesAreDyn: true });
  const entries = rules.map(rule => `  ${JSON.stringify(rule)}:\n    self => ${emit(env.parse(rule).ast)},`);
  return [
    '// Written by `npm run schemas` from src/dev/schema-rules*.ts; do not edit.',
    "import { equal, field, items, sizeOf, text, within } from './plain.ts';",
    '',
    'export const compiledRules: Readonly<Record<string, (self: unknown) => unknown>> = {',
    ...entries,
    '};',
    '',
  ].join('\n');
}

function emit(node: ASTNode): string {
  switch (node.op) {
    case 'value':
      return typeof node.args === 'bigint' ? String(node.args) : JSON.stringify(node.args);
    case 'id':
      return node.args;
    case '.':
      return `field(${emit(node.args[0])}, ${JSON.stringify(node.args[1])})`;
    case '&&':
    case '||':
      return `(${emit(node.args[0])} ${node.op} ${emit(node.args[1])})`;
    case '!_':
      return `!${emit(node.args)}`;
    case '==':
      return `equal(${emit(node.args[0])}, ${emit(node.args[1])})`;
    case '!=':
      return `!equal(${emit(node.args[0])}, ${emit(node.args[1])})`;
    case '>':
      return `(${emit(node.args[0])} > ${emit(node.args[1])})`;
    case 'in':
      return `within(${emit(node.args[0])}, ${emit(node.args[1])})`;
    case 'list':
      return `[${node.args.map(emit).join(', ')}]`;
    case 'call':
      return emitCall(node.args[0], node.args[1]);
    case 'rcall':
      return emitMethod(node.args[0], node.args[1], node.args[2]);
    default:
      throw new Error(`the catalog's rules do not use ${node.op}`);
  }
}

function emitCall(name: string, [argument]: readonly ASTNode[]): string {
  if (argument && name === 'has') return `(${emit(argument)} !== undefined)`;
  if (argument && name === 'size') return `sizeOf(${emit(argument)})`;
  throw new Error(`the catalog's rules do not call ${name}`);
}

function emitMethod(name: string, receiver: ASTNode, args: readonly ASTNode[]): string {
  const [first, second] = args;
  if (name === 'size') return `sizeOf(${emit(receiver)})`;
  if (!first) throw new Error(`${name} needs an argument`);
  switch (name) {
    case 'startsWith':
    case 'endsWith':
      return `text(${emit(receiver)}).${name}(${emit(first)})`;
    case 'matches':
      return `new RegExp(${emit(first)}).test(text(${emit(receiver)}))`;
    case 'all':
      return `items(${emit(receiver)}).every(${emit(first)} => ${second ? emit(second) : 'true'})`;
    case 'filter':
      return `items(${emit(receiver)}).filter(${emit(first)} => ${second ? emit(second) : 'true'})`;
    case 'exists_one':
      return `(items(${emit(receiver)}).filter(${emit(first)} => ${second ? emit(second) : 'true'}).length === 1)`;
    default:
      throw new Error(`the catalog's rules do not call ${name}`);
  }
}

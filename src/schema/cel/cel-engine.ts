import { Environment, EvaluationError, ParseError } from '@marcbachmann/cel-js';
import type { StoredRule } from '../node.ts';
import { boundedRun, type Cost, costOf } from './bounded-run.ts';
import { registerLists } from './library-lists.ts';
import { registerNetwork } from './library-network.ts';
import { registerNumbers } from './library-numbers.ts';
import { registerStrings } from './library-strings.ts';
import type { CelEngine, CelOutcome } from './outcome.ts';
import { celValues } from './values.ts';
import { checkWritten } from './written.ts';

interface Program {
  readonly cost: Cost;
  run(self: unknown): unknown;
}

/** What an expression of the API server may also end in: the object is refused then, as here. */
const failures: ReadonlySet<string> = new Set([
  'no_such_key',
  'division_by_zero',
  'modulo_by_zero',
  'numeric_overflow',
  'index_out_of_range',
  'int_conversion_error',
  'uint_conversion_error',
  'bool_conversion_error',
  'double_conversion_error',
  'invalid_duration',
  'invalid_timestamp',
  'optional_value_missing',
]);

/** A run waits for so many slow rules and no more. */
const mostSlowRules = 8;

/**
 * CEL with the Kubernetes library (https://kubernetes.io/docs/reference/using-api/cel/).
 *
 * @public loaded by name when a rule asks for it
 */
export function celEngine(): CelEngine {
  const environment = kubernetesEnvironment().registerVariable('self', 'dyn');
  const programs = new Map<string, Program | string>();
  const toCel = celValues(environment);
  let slowRules = 0;
  const program = (source: string): Program | string => {
    const known = programs.get(source);
    if (known !== undefined) return known;
    const made = compile(environment, source);
    programs.set(source, made);
    return made;
  };
  const evaluate = (source: string, self: unknown): CelOutcome & { readonly value?: unknown } => {
    const compiled = program(source);
    if (typeof compiled === 'string') return { state: 'not-run', reason: compiled };
    try {
      const run = boundedRun(() => compiled.run(self), compiled.cost, self, slowRules < mostSlowRules);
      if (run.state === 'done')
        return { state: run.value === true ? 'true' : 'false', message: '', value: run.value };
      // A rule that was too slow once is not tried again.
      programs.set(source, run.reason);
      slowRules++;
      return { state: 'not-run', reason: run.reason };
    } catch (error) {
      return failed(error);
    }
  };
  return {
    judge: (rule, pool, index, value) => judgeRule(rule, toCel(pool, index, value), evaluate),
    check: checkWritten,
  };
}

type Evaluate = (source: string, self: unknown) => CelOutcome & { readonly value?: unknown };

function judgeRule(rule: StoredRule, self: unknown, evaluate: Evaluate): CelOutcome {
  const outcome = evaluate(rule.rule, self);
  if (outcome.state !== 'false') return outcome;
  const detail = outcome.message === '' ? '' : ` (${outcome.message})`;
  if (outcome.message === '' && typeof outcome.value !== 'boolean') {
    return { state: 'not-run', reason: 'it is neither true nor false' };
  }
  return { state: 'false', message: `${messageOf(rule, self, evaluate)}${detail}` };
}

/** A message expression that fails, or gives an empty or many-lined text, leaves the plain message in place. */
function messageOf(rule: StoredRule, self: unknown, evaluate: Evaluate): string {
  if (rule.messageExpression !== undefined) {
    const { value } = { value: undefined, ...evaluate(rule.messageExpression, self) };
    if (typeof value === 'string' && value.trim() !== '' && !/[\r\n]/.test(value)) return value;
  }
  return rule.message?.trim() || `failed rule: ${rule.rule.trim()}`;
}

/** The library's `matches` is JavaScript's; ours is RE2's, under a name that it leaves free. */
function compile(environment: Environment, source: string): Program | string {
  try {
    const parsed = environment.parse(
      outsideStrings(source, text => text.replace(/\.matches\s*\(/g, '.re2Matches(')),
    );
    return { cost: costOf(parsed.ast), run: self => parsed({ self }) };
  } catch (error) {
    if (error instanceof ParseError) return firstLine(error);
    return firstLine(error as Error);
  }
}

function failed(error: unknown): CelOutcome {
  if (error instanceof EvaluationError && failures.has(error.code)) {
    return { state: 'false', message: firstLine(error) };
  }
  return { state: 'not-run', reason: error instanceof Error ? firstLine(error) : String(error) };
}

function firstLine(error: Error): string {
  return error.message.split('\n')[0] ?? '';
}

const literal =
  /r?"""[\s\S]*?"""|r?'''[\s\S]*?'''|r"[^"\n]*"|r'[^'\n]*'|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/g;

/** Changes an expression between its string literals. */
function outsideStrings(source: string, change: (text: string) => string): string {
  let output = '';
  let end = 0;
  for (const match of source.matchAll(literal)) {
    output += change(source.slice(end, match.index)) + match[0];
    end = match.index + match[0].length;
  }
  return output + change(source.slice(end));
}

function kubernetesEnvironment(): Environment {
  const environment = new Environment({
    enableOptionalTypes: true,
    homogeneousAggregateLiterals: false,
    limits: { maxAstNodes: 10_000, maxDepth: 100 },
  });
  registerStrings(environment);
  registerLists(environment);
  registerNumbers(environment);
  registerNetwork(environment);
  return environment;
}

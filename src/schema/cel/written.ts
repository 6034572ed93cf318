import { TypeError as CelTypeError, Environment, ParseError } from '@marcbachmann/cel-js';
import { registerLists } from './library-lists.ts';
import { registerStrings } from './library-strings.ts';
import type { CelComplaint, CelWant } from './outcome.ts';

/**
 * Reads an expression that a person writes inside a Flux object: its grammar, its variables and the type
 * of its result (https://fluxcd.io/flux/components/kustomize/kustomizations/#dependency-ready-expression).
 */
export function checkWritten(expression: string, want: CelWant): CelComplaint | undefined {
  const environment = new Environment({
    enableOptionalTypes: true,
    homogeneousAggregateLiterals: true,
    unlistedVariablesAreDyn: want.variables === undefined,
  });
  registerStrings(environment);
  registerLists(environment);
  for (const name of want.variables ?? []) environment.registerVariable(name, 'dyn');
  try {
    environment.parse(expression);
  } catch (error) {
    const sure = error instanceof ParseError;
    return { words: `is no CEL expression: ${firstLine(error)}`, unsure: !sure };
  }
  if (want.result === 'any') return undefined;
  const { valid, type, error } = environment.check(expression);
  if (!valid) return complaintOf(error, want);
  const wanted = want.result === 'string' ? 'string' : 'bool';
  if (type === wanted || (type === 'dyn' && want.result !== 'static-bool')) return undefined;
  const noun = wanted === 'bool' ? 'true or false' : 'a string';
  const help = type === 'dyn' ? ': compare the value, as in … == true' : `, but is ${type}`;
  return { words: `must be an expression whose result is ${noun}${help}`, unsure: false };
}

function complaintOf(error: Error | undefined, { variables }: CelWant): CelComplaint {
  const words = `does not fit together: ${firstLine(error)}`;
  if (error instanceof CelTypeError && error.code === 'unknown_variable') {
    return { words: `${words} (there are ${variables?.join(', ')})`, unsure: false };
  }
  return { words, unsure: true };
}

function firstLine(error: unknown): string {
  return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
}

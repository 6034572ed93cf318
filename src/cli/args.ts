import { createRequire } from 'node:module';
import type { FlagName } from './flags.ts';

const require = createRequire(import.meta.url);

export const commands = ['lint', 'baseline', 'rules', 'explain', 'render', 'schema'] as const;
export type CommandName = (typeof commands)[number];

/** The words of a command line, sorted. */
export interface Words {
  readonly operands: readonly string[];
  /** The values of each flag in the order given; a switch that is on has one empty value. */
  readonly given: ReadonlyMap<FlagName, readonly string[]>;
  /** Whether there was a `--`. */
  readonly separated: boolean;
}

/** A command line, read but not judged. */
export interface Arguments extends Omit<Words, 'separated'> {
  readonly command: CommandName;
}

/** A command line that means nothing; `message` says why, `help` what may have been meant. */
export interface UsageProblem {
  readonly message: string;
  readonly help: string;
}

export function isUsageProblem(value: object): value is UsageProblem {
  return 'message' in value && 'help' in value;
}

/** Reads the words behind `floe-lint`. */
export function parseArguments(argv: readonly string[]): Arguments | UsageProblem {
  const words = wordsOf(argv);
  if (isUsageProblem(words)) return words;
  const { operands, given, separated } = words;
  const [first] = operands;
  // Behind `--`, or with a slash, a folder called `rules` is a path.
  const command = separated ? undefined : commands.find(name => name === first);
  return command ? { command, operands: operands.slice(1), given } : { command: 'lint', operands, given };
}

/** Node's parser of options costs as much as linting a file, so it is loaded when there is one. */
function wordsOf(argv: readonly string[]): Words | UsageProblem {
  if (!argv.some(word => word.startsWith('-'))) return { operands: argv, given: new Map(), separated: false };
  const { readOptions } = require('./options.ts') as typeof import('./options.ts');
  return readOptions(argv);
}

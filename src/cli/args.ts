import { parseArgs } from 'node:util';
import { nearest } from '../text/nearest.ts';
import { type FlagName, flags } from './flags.ts';

export const commands = ['lint', 'baseline', 'rules', 'explain', 'render', 'schema'] as const;
export type CommandName = (typeof commands)[number];

/** A command line, read but not judged. */
export interface Arguments {
  readonly command: CommandName;
  readonly operands: readonly string[];
  /** The values of each flag in the order given; a switch that is on has one empty value. */
  readonly given: ReadonlyMap<FlagName, readonly string[]>;
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
  const { tokens } = parseArgs({
    args: [...argv],
    options: parserOptions(),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const given = new Map<FlagName, string[]>();
  const operands: string[] = [];
  let separated = false;
  for (const token of tokens) {
    if (token.kind === 'option-terminator') separated = true;
    else if (token.kind === 'positional') operands.push(token.value);
    else {
      const problem = take(token.name, token.rawName, token.value, given);
      if (problem) return problem;
    }
  }
  const [first] = operands;
  // Behind `--`, or with a slash, a folder called `rules` is a path.
  const command = separated ? undefined : commands.find(name => name === first);
  return command ? { command, operands: operands.slice(1), given } : { command: 'lint', operands, given };
}

function parserOptions() {
  return Object.fromEntries(
    [...flags].map(([name, { value, short }]) => [
      name,
      {
        type: value ? ('string' as const) : ('boolean' as const),
        multiple: true,
        ...(short ? { short } : {}),
      },
    ]),
  );
}

function take(
  name: string,
  rawName: string,
  value: string | undefined,
  given: Map<FlagName, string[]>,
): UsageProblem | undefined {
  const flag = flags.get(name);
  if (!flag) {
    const near = nearest(name, flags.keys());
    return {
      message: `unknown option ${rawName}`,
      help: near ? `did you mean --${near}?` : 'floe-lint --help lists the options',
    };
  }
  if (flag.value !== undefined && (value === undefined || value === '')) {
    return { message: `${rawName} needs a value`, help: `--${name} ${flag.value}: ${flag.help}` };
  }
  if (flag.value === undefined && value !== undefined) {
    return { message: `${rawName} takes no value`, help: `write --${name}` };
  }
  const key = name as FlagName;
  given.set(key, [...(given.get(key) ?? []), value ?? '']);
  return undefined;
}

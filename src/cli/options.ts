import { parseArgs } from 'node:util';
import { nearest } from '../text/nearest.ts';
import type { UsageProblem, Words } from './args.ts';
import { type FlagName, flags } from './flags.ts';

/** Reads words of which some are options. */
export function readOptions(argv: readonly string[]): Words | UsageProblem {
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
  return { operands, given, separated };
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

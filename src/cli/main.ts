import { createRequire } from 'node:module';
import { rules } from '../../rules/index.ts';
import type { Host } from '../host.ts';
import { type Arguments, isUsageProblem, parseArguments, type UsageProblem } from './args.ts';
import { baseline } from './commands/baseline.ts';
import { lint } from './commands/lint.ts';
import { render } from './commands/render.ts';
import { exit } from './exit.ts';
import { fullRules } from './full-rules.ts';
import type { Streams } from './streams.ts';
import { version } from './version.ts';

const require = createRequire(import.meta.url);

/**
 * The composition root: brings host, rules and streams together and returns the exit code. Everything
 * a user can cause is a value below this line, so what is thrown is a bug, and this is the one place to say so.
 */
export function main(argv: readonly string[], host: Host, streams: Streams): number {
  try {
    const args = parseArguments(argv);
    const outcome = isUsageProblem(args) ? args : dispatch(args, host, streams);
    return typeof outcome === 'number' ? outcome : usage(outcome, streams);
  } catch (error) {
    const stack = error instanceof Error ? error.stack : String(error);
    streams.err.write(
      `this is a bug in floe-lint ${version}; please report it with these lines:\n${stack}\n`,
    );
    return exit.unanalysed;
  }
}

function dispatch(args: Arguments, host: Host, streams: Streams): number | UsageProblem {
  if (args.given.has('help')) {
    const { helpText } = require('./help.ts') as typeof import('./help.ts');
    streams.out.write(helpText());
    return exit.clean;
  }
  if (args.given.has('version')) {
    streams.out.write(`${version}\n`);
    return exit.clean;
  }
  switch (args.command) {
    case 'rules': {
      const { listRules } = require('./commands/list-rules.ts') as typeof import('./commands/list-rules.ts');
      return listRules(args, streams, rules);
    }
    case 'explain': {
      const { explain } = require('./commands/explain.ts') as typeof import('./commands/explain.ts');
      return explain(args, streams, fullRules());
    }
    case 'baseline':
      return baseline(args, host, streams, rules);
    case 'render':
      return render(args, host, streams, rules);
    case 'schema': {
      const { schema } = require('./commands/schema.ts') as typeof import('./commands/schema.ts');
      return schema(args, host, streams);
    }
    case 'lint':
      return lint(args, host, streams, rules);
  }
}

function usage({ message, help }: UsageProblem, streams: Streams): number {
  streams.err.write(`floe-lint: ${message}\n${help === '' ? '' : `  ${help}\n`}`);
  return exit.usage;
}

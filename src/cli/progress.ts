import type { Host } from '../host.ts';
import type { Output } from './streams.ts';

/** A run that is done sooner needs no progress. Milliseconds. */
const patience = 500;
/** Reads between two looks at the clock. */
const stride = 64;

export interface Progress {
  readonly host: Host;
  /** Takes the line away again. */
  done(): void;
}

/** Tells a person at a terminal that a long run is alive, on standard error, which no report goes to. */
export function withProgress(host: Host, output: Output): Progress {
  if (!output.isTerminal) return { host, done: () => undefined };
  const started = host.now();
  let reads = 0;
  let shown = false;
  const counting: Host = {
    ...host,
    readText: (path, isPlain) => {
      reads += 1;
      if (reads % stride === 0 && host.now() - started > patience) {
        shown = true;
        output.write(`\r${reads} files read`);
      }
      return host.readText(path, isPlain);
    },
  };
  const done = (): void => {
    if (shown) output.write('\r\u001b[K');
  };
  return { host: counting, done };
}

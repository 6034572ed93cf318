import { createRequire } from 'node:module';
import type { Host } from '../host.ts';

const require = createRequire(import.meta.url);

/** Reads after which a run is no short one any more. */
const manyReads = 25;

/**
 * The same host, for a process that ends with the run. V8 copies called functions into hot ones as if
 * the process went on for hours; over ten thousand files that costs a third of all work, and with few
 * cores the run itself has to wait for it. Small runs never get that far and load nothing.
 */
export function hurried(host: Host): Host {
  let reads = 0;
  const readText: Host['readText'] = (path, isPlain) => {
    reads += 1;
    if (reads === manyReads) inlineLess();
    return host.readText(path, isPlain);
  };
  return { ...host, readText };
}

function inlineLess(): void {
  const { setFlagsFromString } = require('node:v8') as typeof import('node:v8');
  setFlagsFromString('--max-inlined-bytecode-size-cumulative=100');
}

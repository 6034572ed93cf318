import { fstatSync, statSync, writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { ReadFailure } from '../host.ts';
import { readStandardInput } from '../node-host.ts';

const require = createRequire(import.meta.url);

export interface Output {
  write(text: string): void;
  readonly isTerminal: boolean;
  readonly columns: number;
}

/** Where a run reads and prints. Injected, so that tests see what a person would. */
export interface Streams {
  readonly out: Output;
  readonly err: Output;
  readInput(): string | ReadFailure;
}

export function nodeStreams(): Streams {
  return { out: output(1), err: output(2), readInput: readStandardInput };
}

/** Writes to the descriptor itself: setting up `process.stdout` costs more than linting a small overlay. */
function output(descriptor: 1 | 2): Output {
  const isTerminal = leadsToTerminal(descriptor);
  return {
    isTerminal,
    get columns() {
      if (!isTerminal) return 120;
      return (descriptor === 1 ? process.stdout : process.stderr).columns;
    },
    write: text => {
      const bytes = Buffer.from(text);
      for (let done = 0; done < bytes.length; ) {
        try {
          done += writeSync(descriptor, bytes, done);
        } catch (error) {
          const code = error instanceof Error && 'code' in error ? error.code : undefined;
          // A reader that has seen enough, such as `head`, is no failure.
          if (code === 'EPIPE') return;
          if (code !== 'EAGAIN') throw error;
          pause();
        }
      }
    },
  };
}

/** `node:tty` brings the network stack along, a fifth of a start: it is asked only about what may be a terminal. */
function leadsToTerminal(descriptor: number): boolean {
  try {
    const target = fstatSync(descriptor);
    if (!target.isCharacterDevice() || target.rdev === statSync('/dev/null').rdev) return false;
    return (require('node:tty') as typeof import('node:tty')).isatty(descriptor);
  } catch {
    return false;
  }
}

/** A full pipe that does not block: give its reader a millisecond. */
function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
}

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import type { Script } from 'node:vm';

const require = createRequire(import.meta.url);

/** What the build calls the bytecode of this Node; bytecode of another one is never even looked at. */
export function bytecodeName(): string {
  return `start.${process.version}-${process.platform}-${process.arch}.bytecode`;
}

/**
 * Starts the command. Compiling it takes Node longer than linting a small overlay, so the build ships
 * the bytecode for the Node it ran on. Later Nodes keep a cache of their own, others compile.
 */
export function start(): void {
  const folder = import.meta.dirname;
  const bytecode = readIfThere(`${folder}/${bytecodeName()}`);
  if (bytecode === undefined) {
    // Only asked for here: it makes Node load the whole loader of ES modules.
    const { enableCompileCache } = require('node:module') as { enableCompileCache?: () => void };
    enableCompileCache?.();
    require('./start.ts');
    return;
  }
  const file = `${folder}/start.cjs`;
  run(scriptOf(file, bytecode), file, require);
}

/** The chunk, which esbuild keeps to ASCII and the build wraps for this. V8 checks that the bytecode fits the text. */
export function scriptOf(file: string, cachedData?: Buffer): Script {
  const { Script } = require('node:vm') as typeof import('node:vm');
  return new Script(readFileSync(file, 'latin1'), { filename: file, ...(cachedData ? { cachedData } : {}) });
}

/** Runs the chunk as Node would; `load` is a `require` of its folder. */
export function run(script: Script, file: string, load: NodeJS.Require): void {
  const wrapped = script.runInThisContext() as (...names: unknown[]) => void;
  const module = { exports: {} };
  wrapped(module.exports, load, module, file, dirname(file));
}

function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

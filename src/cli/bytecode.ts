import { readFileSync } from 'node:fs';
import nodeModule, { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';

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
  const file = join(import.meta.dirname, 'start.cjs');
  const bytecode = readIfThere(join(import.meta.dirname, bytecodeName()));
  if (bytecode === undefined) {
    const { enableCompileCache } = nodeModule as { enableCompileCache?: () => void };
    enableCompileCache?.();
    require('./start.ts');
    return;
  }
  const script = scriptOf(file, readFileSync(file, 'latin1'), bytecode);
  run(script, file);
}

/** The chunk, which esbuild keeps to ASCII, as a function of `require` and its folder. V8 checks that the bytecode fits the text. */
export function scriptOf(file: string, text: string, cachedData?: Buffer): Script {
  const wrapped = `(function (exports, require, module, __filename, __dirname) {${text}\n})`;
  return new Script(wrapped, { filename: file, ...(cachedData ? { cachedData } : {}) });
}

export function run(script: Script, file: string): void {
  const wrapped = script.runInThisContext() as (...names: unknown[]) => void;
  const module = { exports: {} };
  wrapped(module.exports, nodeModule.createRequire(file), module, file, dirname(file));
}

function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

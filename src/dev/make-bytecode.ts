/** Runs the built command once over an overlay and keeps the bytecode that V8 made on the way. */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { bytecodeName, run, scriptOf } from '../cli/bytecode.ts';

const [folder = '', ...words] = process.argv.slice(2);
const file = resolve(folder, 'start.cjs');
const script = scriptOf(file);
process.argv = [process.argv[0] ?? '', file, ...words];
// The command ends its process.
process.on('exit', () => {
  writeFileSync(resolve(folder, bytecodeName()), script.createCachedData());
  process.exitCode = 0;
});
run(script, file, createRequire(file));

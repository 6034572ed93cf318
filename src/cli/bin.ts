#!/usr/bin/env node
import { writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import { version } from './version.ts';

const require = createRequire(import.meta.url);

// Scripts ask for the version at every turn, so the answer loads nothing.
if (/^(--version|-V)$/.test(process.argv.slice(2).join(' '))) writeSync(1, `${version}\n`);
else (require('./bytecode.ts') as typeof import('./bytecode.ts')).start();

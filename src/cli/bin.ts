#!/usr/bin/env node
import { writeSync } from 'node:fs';
import { start } from './bytecode.ts';
import { version } from './version.ts';

// Scripts ask for the version at every turn, so the answer loads nothing.
if (/^(--version|-V)$/.test(process.argv.slice(2).join(' '))) writeSync(1, `${version}\n`);
else start();

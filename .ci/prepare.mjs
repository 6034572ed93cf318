/**
 * npm runs this after `npm ci`, before `npm pack`, and when somebody installs straight from Git, as
 * pre-commit does. That last one is a global install, which leaves out what the build needs.
 */
import { execSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const run = command => execSync(command, { stdio: 'inherit' });
if (!existsSync('node_modules/tsx')) run('npm ci --no-global --include=dev --ignore-scripts --no-audit');
run('npm run build');

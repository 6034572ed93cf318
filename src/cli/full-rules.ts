import { createRequire } from 'node:module';
import type { Rules } from './group-run.ts';

const require = createRequire(import.meta.url);

/** The rules with their prose, which the build leaves out of what a lint run loads. */
export function fullRules(): Rules {
  const { rules } = require('../../rules/index.ts') as typeof import('../../rules/index.ts');
  return rules;
}

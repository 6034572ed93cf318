import { createRequire } from 'node:module';
import type { CelEngine } from './outcome.ts';

const require = createRequire(import.meta.url);

/** The engine and its library, about 30 ms of loading. */
export function loadCel(): CelEngine {
  const { celEngine } = require('./cel-engine.ts') as typeof import('./cel-engine.ts');
  return celEngine();
}

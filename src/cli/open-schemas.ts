import { createRequire } from 'node:module';
import { resolve } from 'node:path/posix';
import type { Config } from '../config/config.ts';
import type { Host } from '../host.ts';
import type { BroughtSchemas } from '../schema/brought-schemas.ts';
import { absoluteLocation } from '../schema/locations.ts';
import type { LintFlags } from './lint-flags.ts';

const require = createRequire(import.meta.url);

type SchemaFlags = Pick<LintFlags, 'schemaLocations' | 'fetchSchemas' | 'schemaCache' | 'kubernetes'>;

/** The schemas that the command line and the configuration name, in this order; `undefined` when neither does. */
export function openSchemas(config: Config, host: Host, flags: SchemaFlags): BroughtSchemas | undefined {
  const locations = [
    ...flags.schemaLocations.map(location => absoluteLocation(location, host.cwd)),
    ...config.schemaLocations.map(location => absoluteLocation(location, config.folder)),
  ];
  if (locations.length === 0) return undefined;
  const { BroughtSchemas } =
    require('../schema/brought-schemas.ts') as typeof import('../schema/brought-schemas.ts');
  const kubernetes = flags.kubernetes ?? config.kubernetes;
  return new BroughtSchemas({
    host,
    locations,
    fetch: flags.fetchSchemas,
    cache: flags.schemaCache === undefined ? defaultCache(host) : resolve(host.cwd, flags.schemaCache),
    ...(kubernetes ? { kubernetes } : {}),
  });
}

function defaultCache({ env, cwd }: Host): string {
  return resolve(cwd, env.XDG_CACHE_HOME || `${env.HOME ?? env.USERPROFILE ?? '.'}/.cache`, 'floe-lint');
}

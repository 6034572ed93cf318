import { createRequire } from 'node:module';

type YamlPackage = typeof import('yaml');

/**
 * The `yaml` package, loaded when the first unusual text asks for it: it costs about as much as a
 * whole run over a few files, and parsing is synchronous, so `import()` is no way to be lazy.
 */
export function loadYaml(): YamlPackage {
  return createRequire(import.meta.url)('yaml') as YamlPackage;
}

import { dirname, relative, resolve } from 'node:path/posix';
import type { Host } from '../host.ts';
import { absoluteLocation } from '../schema/locations.ts';
import type { SourceFile } from '../text/span.ts';
import { Cursor } from '../yaml/cursor.ts';
import { parse } from '../yaml/parse.ts';
import { documentTree } from '../yaml/tree.ts';
import {
  type Config,
  configNames,
  defaultConfig,
  type LoadedConfig,
  type Preset,
  presets,
} from './config.ts';
import { Mistakes, mistake } from './mistake.ts';
import { type FileConfig, type Rules, readConfig } from './read.ts';

/** The nearest configuration file at or above a folder, not looking above the repository that holds it. */
export function findConfig(host: Host, folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    const entries = host.list(at) ?? [];
    const names = new Set(entries.map(({ name }) => name));
    const name = configNames.find(candidate => names.has(candidate));
    if (name !== undefined) return resolve(at, name);
    if (at === '/' || at === dirname(at) || names.has('.git')) return undefined;
  }
}

/** Reads a configuration file (absolute path) and what it extends. */
export function loadConfig(host: Host, path: string, rules: Rules): LoadedConfig {
  return load(host, path, rules, []);
}

function load(host: Host, path: string, rules: Rules, extending: readonly string[]): LoadedConfig {
  const folder = dirname(path);
  const text = host.readText(path);
  const source: SourceFile = { path: pathFrom(host.cwd, path), text: typeof text === 'string' ? text : '' };
  if (typeof text !== 'string') {
    const message = `the configuration file ${text.message}`;
    return {
      config: defaultConfig(folder),
      mistakes: [mistake('unreadable', source, { start: 0, end: 0 }, { message })],
    };
  }
  const mistakes = new Mistakes(source);
  const own = readConfig(rootOf(source, mistakes), rules, mistakes);
  const merged = { ...own, extends: [] as Preset[], folder };
  let config: Config = own.extends.length === 0 ? { ...merged, extends: ['recommended'] } : merged;
  const found = [...mistakes.found];
  for (const entry of own.extends) {
    const name = entry.string() ?? '';
    const preset = presets.find(candidate => candidate === name);
    if (preset) {
      config = { ...config, extends: [...config.extends, preset] };
      continue;
    }
    const file = new Mistakes(source);
    if (!/^\.{0,2}\//.test(name)) file.unknown('extends', entry, 'preset', name, presets);
    else if ([...extending, path].includes(resolve(folder, name))) {
      file.add('extends', entry, `${name} extends this file again`);
    } else {
      const base = load(host, resolve(folder, name), rules, [...extending, path]);
      config = extend(base.config, config, own);
      found.push(...base.mistakes);
    }
    found.push(...file.found);
  }
  return { config, mistakes: found };
}

/** The extending file wins, key by key; lists are joined. */
function extend(base: Config, config: Config, own: FileConfig): Config {
  return {
    ...base,
    ...config,
    extends: [...base.extends, ...config.extends],
    rules: new Map([...base.rules, ...config.rules]),
    options: new Map([...base.options, ...own.options]),
    overrides: [...base.overrides, ...own.overrides],
    ignore: [...base.ignore, ...config.ignore],
    floeReleases: [...base.floeReleases, ...config.floeReleases],
    // Those of another file count from its own folder.
    schemaLocations: [
      ...base.schemaLocations.map(location => absoluteLocation(location, base.folder)),
      ...config.schemaLocations,
    ],
    external: [...base.external, ...config.external],
    sources: [...base.sources, ...config.sources],
  };
}

/** The one document of the file; text that is no YAML is a mistake with YAML's own words. */
function rootOf(source: SourceFile, mistakes: Mistakes): Cursor {
  const documents = parse(source, 'manifest');
  for (const { problems } of documents) {
    for (const { message, span } of problems)
      mistakes.found.push(mistake('syntax', source, span, { message }));
  }
  const document = documents.find(({ value }) => value !== undefined);
  const empty = { value: undefined, origin: () => undefined, known: () => true };
  return Cursor.root(document ? documentTree(document) : empty);
}

/** As a person at `cwd` would write it; a path elsewhere stays absolute. */
function pathFrom(cwd: string, path: string): string {
  const local = relative(cwd, path);
  return local.startsWith('../../') ? path : local;
}

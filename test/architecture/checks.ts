import { posix } from 'node:path';
import type { SourceFacts } from './source-facts.ts';

/** Lowest first; a module imports from its own line and those above it, never from one below. */
const layers: readonly (readonly string[])[] = [
  ['src/host.ts', 'src/memory-host.ts', 'src/node-host.ts', 'src/node-fetch.ts'],
  ['src/text/'],
  ['src/yaml/'],
  ['src/discover/'],
  ['src/diagnostic/diagnostic.ts'],
  ['src/model/'],
  ['src/kustomize/', 'src/flux/', 'src/render/'],
  ['src/schema/'],
  ['src/rule.ts'],
  ['rules/'],
  ['src/engine/', 'src/diagnostic/'],
  ['src/config/'],
  ['src/report/'],
  ['src/node-catalog.ts', 'src/index.ts'],
  ['src/lsp/', 'src/cluster/', 'src/registry/'],
  ['src/cli/'],
  ['src/dev/'],
];

/** Who may use `process`, `console` and the file system. */
const outside = /^src\/(cli|dev|cluster|registry)\/|^src\/node-[a-z]+\.ts$/;
/** Built-ins that touch nothing outside the program. */
const harmless = new Set(['node:module', 'node:crypto', 'node:path/posix', 'node:vm']);
/** `common` is a word of Kubernetes too (commonMetadata), so it is only refused as a whole name. */
const forbiddenNames =
  /(^|[/.-])(utils?|helpers?|managers?|services?|misc)([/.-]|$)|(^|\/)_?commons?(\.|\/|$)/;
const generated = /\.generated\.ts$|^rules\/index\.ts$/;
const mostLines = 300;

export function importDirection({ path, imports }: SourceFacts): string[] {
  const own = layerOf(path);
  if (own === undefined) return [`${path} belongs to no layer`];
  return imports.flatMap(({ specifier, line }) => {
    if (!specifier.startsWith('.')) return [];
    const target = posix.join(posix.dirname(path), specifier);
    if (/\.json$/.test(target)) return [];
    const layer = layerOf(target);
    if (layer === undefined) return [`${path}:${line} imports ${target}, which belongs to no layer`];
    return layer > own ? [`${path}:${line} imports ${target}, which is a layer below it`] : [];
  });
}

function layerOf(path: string): number | undefined {
  const exact = layers.findIndex(layer => layer.includes(path));
  if (exact >= 0) return exact;
  const index = layers.findIndex(layer =>
    layer.some(folder => folder.endsWith('/') && path.startsWith(folder)),
  );
  return index < 0 ? undefined : index;
}

/** A rule imports `rule.ts` and the `_*.ts` files beside it. */
export function ruleImports({ path, imports }: SourceFacts): string[] {
  if (!path.startsWith('rules/') || generated.test(path)) return [];
  return imports
    .filter(({ specifier }) => specifier !== '../../src/rule.ts' && !/^\.\/_[a-z0-9-]+\.ts$/.test(specifier))
    .map(({ specifier, line }) => `${path}:${line} imports ${specifier}`);
}

export function outsideWorld({ path, imports, globals }: SourceFacts): string[] {
  if (outside.test(path)) return [];
  const modules = imports
    .filter(({ specifier }) => specifier.startsWith('node:') && !harmless.has(specifier))
    .map(({ specifier, line }) => `${path}:${line} imports ${specifier}`);
  return [...modules, ...globals.map(({ name, line }) => `${path}:${line} uses ${name}`)];
}

/** Only `src/cluster` may import the Kubernetes client, which costs a second. */
export function kubernetesClient({ path, imports }: SourceFacts): string[] {
  if (/^src\/(cluster|dev)\//.test(path)) return [];
  return imports
    .filter(({ specifier }) => specifier.startsWith('@kubernetes/'))
    .map(({ line }) => `${path}:${line} imports the Kubernetes client`);
}

export function style({ path, forbidden }: SourceFacts): string[] {
  // The engine holds rules of every shape in one list; the types matter where a rule is written.
  const excused = (what: string): boolean => path === 'src/rule.ts' && what === 'any';
  if (generated.test(path)) return [];
  return forbidden
    .filter(({ what }) => !excused(what))
    .map(({ what, line }) => `${path}:${line} has ${what}`);
}

export function size({ path, text }: SourceFacts): string[] {
  const lines = text.trimEnd().split('\n').length;
  return lines > mostLines && !generated.test(path) ? [`${path} has ${lines} lines`] : [];
}

export function openMarkers({ path, text }: SourceFacts): string[] {
  const marker = new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME', 'XX' + 'X'].join('|')})\\b`);
  return text
    .split('\n')
    .flatMap((line, index) => (marker.test(line) ? [`${path}:${index + 1} ${line.trim()}`] : []));
}

export function names(path: string): string[] {
  const complaints: string[] = [];
  if (forbiddenNames.test(path)) complaints.push(`${path}: a file is named after what it is`);
  const steps = path.split('/');
  const file = steps.pop() ?? '';
  if (!/^_?[a-z0-9]+(-[a-z0-9]+)*(\.generated|\.test)?\.(ts|mjs)$/.test(file)) {
    complaints.push(`${path} is not kebab-case`);
  }
  if (!steps.every(step => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(step))) {
    complaints.push(`a folder of ${path} is not kebab-case`);
  }
  return complaints;
}

const topLevel = new Set([
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'src',
  'rules',
  'schemas',
  'test',
  'fixtures',
  'README.md',
  'LICENSE',
]);

export function topLevelEntries(entries: readonly string[]): string[] {
  return entries.filter(entry => !entry.startsWith('.') && !topLevel.has(entry));
}

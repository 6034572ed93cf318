import { resolve } from 'node:path/posix';
import type { ExternalObject } from '../config/config.ts';
import { findConfig } from '../config/load.ts';
import type { Host, ReadFailure } from '../host.ts';
import { memoryHost } from '../memory-host.ts';
import type { Group } from './groups.ts';
import type { LintFlags } from './lint-flags.ts';

/** How the piped text is called in a report. */
export const standardInput = '<stdin>';

/** What these judge, file names and delivery, standard input has not. */
const aboutFiles = ['floe/layout', 'floe/git-delivery', 'kustomize/orphan-file'];

const folder = '/floe-lint-stdin';

/** Standard input is judged as what it is: objects without a place in a repository. */
export function stdinFlags(flags: LintFlags): LintFlags {
  return { ...flags, rules: new Map([...aboutFiles.map(id => [id, 'off'] as const), ...flags.rules]) };
}

/** Kinds that others refer to; of one that was not piped in, nothing can be missing. */
const referredKinds = [
  'OCIRepository',
  'GitRepository',
  'HelmRepository',
  'HelmChart',
  'Bucket',
  'ConfigMap',
  'Kustomization',
  'HelmRelease',
  'Namespace',
];

/** What may well exist beside standard input: objects of the kinds that it holds none of. */
export function besideInput(input: string | ReadFailure): readonly ExternalObject[] {
  if (typeof input !== 'string') return [];
  const piped = new Set([...input.matchAll(/^kind:\s*["']?(\w+)/gm)].map(([, kind]) => kind));
  return referredKinds.filter(kind => !piped.has(kind)).map(kind => ({ kind, name: '*' }));
}

/** A repository of one file, what was piped in; only the configuration comes from the disk. */
export function stdinGroup(
  input: string | ReadFailure,
  host: Host,
  { config }: LintFlags,
): { readonly group: Group; readonly host: Host } {
  const only = 'stdin.yaml';
  const piped = memoryHost({ [only]: typeof input === 'string' ? input : '' }, { cwd: folder });
  const readText = (path: string): string | ReadFailure =>
    path === `${folder}/${only}` ? input : piped.readText(path);
  const memory: Host = { ...piped, readText };
  const inMemory = (path: string): boolean => path === folder || path.startsWith(`${folder}/`);
  const found = config === undefined ? findConfig(host, host.cwd) : config && resolve(host.cwd, config);
  return {
    group: { root: folder, config: found || undefined, targets: [''] },
    host: {
      ...host,
      readText: path => (inMemory(path) ? memory : host).readText(path),
      readBytes: path => (inMemory(path) ? memory : host).readBytes(path),
      list: path => (inMemory(path) ? memory : host).list(path),
      kind: path => (inMemory(path) ? memory : host).kind(path),
      realPath: path => (inMemory(path) ? memory : host).realPath(path),
    },
  };
}

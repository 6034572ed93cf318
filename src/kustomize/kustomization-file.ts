import type { KustomizationFile } from '../model/build.ts';
import { joinPath } from '../model/paths.ts';
import { Cursor, isMap } from '../yaml/cursor.ts';
import { documentTree, spanTree } from '../yaml/tree.ts';
import type { BuildRun, Directory } from './build-run.ts';
import { complaint } from './complaint.ts';
import { kustomizationShape } from './kustomization-schema.ts';
import { Settings } from './settings.ts';
import { checkShape, typeOf } from './shape-check.ts';

export const kustomizationFileNames = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'] as const;

const apiGroup = 'kustomize.config.k8s.io';
const versions = { Kustomization: `${apiGroup}/v1beta1`, Component: `${apiGroup}/v1alpha1` } as const;

/** A kustomization file that could be read. */
export interface LoadedFile {
  readonly file: KustomizationFile;
  readonly settings: Settings;
}

/** Which of the recognised files a directory has. */
export function findKustomizationFiles(run: BuildRun, directory: string): string[] {
  return kustomizationFileNames
    .map(name => joinPath(directory, name))
    .filter(path => run.repository.kind(path) === 'file');
}

/** Reads the kustomization file of a directory; `at` is the entry that asked for the directory. */
export function loadKustomizationFile(
  run: BuildRun,
  directory: Directory,
  at: Cursor | undefined,
): LoadedFile | undefined {
  const paths = findKustomizationFiles(run, directory.path);
  const name = directory.path || '.';
  const [path] = paths;
  if (path === undefined) {
    run.report(complaint('no-kustomization-file', { directory: name }), at ?? nowhere(run, directory.path));
    return undefined;
  }
  const parsed = run.repository.parse(path, 'values');
  if ('error' in parsed) {
    const data = { path, reason: parsed.message };
    run.report(complaint('unreadable-file', data), at ?? nowhere(run, path));
    return undefined;
  }
  const [document] = parsed.documents;
  if (!document) return undefined;
  const cursor = Cursor.root(documentTree(document));
  if (paths.length > 1) {
    const files = paths.map(each => each.slice(each.lastIndexOf('/') + 1)).join(' and ');
    run.report(complaint('two-kustomization-files', { directory: name, files }), at ?? cursor);
  }
  const root = directory.parent === undefined;
  const settings = new Settings(cursor, root && run.options.lenientRoot === true);
  const file: KustomizationFile = {
    source: parsed.source,
    directory: directory.path,
    document,
    root,
    component: settings.text('kind') === 'Component',
  };
  run.files.push(file);
  return check(run, file, settings) ? { file, settings } : undefined;
}

function check(run: BuildRun, file: KustomizationFile, settings: Settings): boolean {
  const { cursor } = settings;
  const [fault] = file.document.problems;
  if (cursor.value === undefined && fault) {
    const at = Cursor.root(spanTree(file.source, fault.span));
    run.report(complaint('kustomization-unreadable', { reason: fault.message }), at);
    return false;
  }
  if (cursor.value === undefined || cursor.value === null) return checkNotEmpty(run, file, settings);
  if (!isMap(cursor.value)) {
    run.report(complaint('kustomization-not-a-map', { found: typeOf(cursor) }), cursor);
    return false;
  }
  if (isFluxKustomization(settings)) {
    run.report(complaint('flux-kustomization-file', {}), settings.at('apiVersion'));
    return false;
  }
  const lenient = file.root && run.options.lenientRoot === true;
  checkShape(cursor, kustomizationShape, settings.coerce, (found, at) => {
    const fatal = !(lenient && found.code === 'unknown-field');
    run.report({ ...found, fatal }, at);
  });
  return checkNotEmpty(run, file, settings) && checkType(run, settings);
}

/** A file with nothing but its type builds nothing, and kustomize refuses it; Flux helps the root out. */
function checkNotEmpty(run: BuildRun, file: KustomizationFile, settings: Settings): boolean {
  const keys = settings.cursor
    .entries()
    .filter(({ name, value }) => value !== null && !/^(kind|apiversion)$/i.test(name));
  const helped = file.root && (run.options.lenientRoot === true || run.options.overlay !== undefined);
  if (keys.length > 0 || helped) return true;
  run.report(complaint('empty-kustomization', {}), settings.cursor);
  return false;
}

function checkType(run: BuildRun, settings: Settings): boolean {
  const kind = settings.text('kind') || 'Kustomization';
  const apiVersion = settings.text('apiVersion');
  const known = kind === 'Kustomization' || kind === 'Component';
  if (!known) run.report(complaint('wrong-kind', { found: kind }), settings.at('kind'));
  const expected = versions[kind === 'Component' ? 'Component' : 'Kustomization'];
  if (apiVersion === '' || apiVersion === expected) return known;
  run.report(complaint('wrong-api-version', { found: apiVersion, expected }), settings.at('apiVersion'));
  return false;
}

function isFluxKustomization(settings: Settings): boolean {
  return settings.text('apiVersion').startsWith('kustomize.toolkit.fluxcd.io/');
}

function nowhere(run: BuildRun, path: string): Cursor {
  const delivery = run.options.delivery;
  if (delivery) return Cursor.root(delivery.tree).at(['spec', 'path']);
  return Cursor.root(spanTree({ path, text: '' }, { start: 0, end: 0 }));
}

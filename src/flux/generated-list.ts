import { kustomizationNames } from '../discover/skip.ts';
import type { BuildProblem } from '../model/build.ts';
import { joinPath } from '../model/paths.ts';
import type { Repository } from '../model/repository.ts';
import { Cursor, isMap } from '../yaml/cursor.ts';
import type { Document } from '../yaml/document.ts';
import { documentTree, spanTree } from '../yaml/tree.ts';
import type { FluxProblemCode } from './problem-codes.ts';

/** The list Flux makes for a directory without a kustomization file. */
export interface GeneratedList {
  /** Relative to the directory, in the order Flux walks. */
  readonly resources: readonly string[];
  readonly problems: readonly BuildProblem[];
}

/**
 * Every `.yaml` and `.yml` file below the directory, by exact extension; a folder with a kustomization
 * file is one entry. A file that holds anything but Kubernetes objects stops the build.
 * https://github.com/fluxcd/pkg/blob/main/kustomize/kustomize_generator.go
 */
export function generateList(
  repository: Repository,
  directory: string,
  excludes: (path: string) => boolean,
): GeneratedList {
  const resources: string[] = [];
  const problems: BuildProblem[] = [];
  const visit = (folder: string): void => {
    for (const { name, kind } of repository.list(joinPath(directory, folder)) ?? []) {
      const relative = joinPath(folder, name);
      const path = joinPath(directory, relative);
      if (kind === 'symlink') continue;
      if (kind === 'directory') {
        if (hasKustomization(repository, path)) resources.push(relative);
        else visit(relative);
      } else if (/\.ya?ml$/.test(name) && !excludes(path)) {
        const found = faultsOf(repository, path);
        problems.push(...found);
        if (found.length === 0) resources.push(relative);
      }
    }
  };
  visit('');
  return { resources, problems };
}

function hasKustomization(repository: Repository, directory: string): boolean {
  return [...kustomizationNames].some(name => repository.kind(joinPath(directory, name)) === 'file');
}

function faultsOf(repository: Repository, path: string): BuildProblem[] {
  const file = repository.parse(path, 'manifest');
  if ('error' in file) {
    const at = Cursor.root(spanTree({ path, text: '' }, { start: 0, end: 0 }));
    return [problem('generated-unreadable', { path, reason: file.message }, at)];
  }
  return file.documents.flatMap(document => faultOf(document, path) ?? []);
}

function faultOf(document: Document, path: string): BuildProblem | undefined {
  const { value, source } = document;
  if (value === undefined) {
    const [fault] = document.problems;
    if (!fault) return undefined;
    const at = Cursor.root(spanTree(source, fault.span));
    return problem('generated-invalid-yaml', { path, reason: fault.message }, at);
  }
  if (value === null) return undefined;
  const at = Cursor.root(documentTree(document));
  if (!isMap(value)) return problem('generated-not-an-object', { path }, at);
  const { kind, metadata } = value;
  if (typeof kind !== 'string' || kind === '') return problem('generated-missing-kind', { path }, at);
  const name = isMap(metadata) ? metadata.name : undefined;
  if (kind.endsWith('List') || (typeof name === 'string' && name !== '')) return undefined;
  return problem('generated-missing-name', { path, kind }, at);
}

function problem(code: FluxProblemCode, data: Readonly<Record<string, string>>, at: Cursor): BuildProblem {
  return { code, data, at, related: [], fatal: true };
}

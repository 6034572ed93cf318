import { relative, resolve } from 'node:path/posix';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { Result } from '../engine/result.ts';

/** The same result with other file names: the engine counts from the repository root, a person from where they are. */
export function renameFiles(result: Result, rename: (file: string) => string): Result {
  const renamed = (diagnostic: Diagnostic): Diagnostic => ({
    ...diagnostic,
    file: rename(diagnostic.file),
    overlays: diagnostic.overlays.map(overlay => rename(overlay)),
    related: diagnostic.related.map(place => ({ ...place, file: rename(place.file) })),
    fixes: diagnostic.fixes.map(fix => ({
      ...fix,
      edits: fix.edits.map(edit => ({ ...edit, file: rename(edit.file) })),
    })),
  });
  return {
    ...result,
    diagnostics: result.diagnostics.map(renamed),
    failures: result.failures.map(renamed),
  };
}

/** How to write, from `cwd`, a path that counts from `root`. Both are absolute. */
export function pathsFrom(cwd: string, root: string): (path: string) => string {
  if (cwd === root) return path => path || '.';
  // A file has many findings, and the way to it is the same for all of them.
  const known = new Map<string, string>();
  return path => {
    const name = known.get(path) ?? (relative(cwd, resolve(root, path)) || '.');
    known.set(path, name);
    return name;
  };
}

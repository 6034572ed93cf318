import type { Repository } from '../model/repository.ts';

/** A view of a repository that remembers which files were read through it. */
export function readRecorder(repository: Repository): { repository: Repository; reads: ReadonlySet<string> } {
  const reads = new Set<string>();
  const noted = <T>(path: string, read: T): T => {
    if (typeof read !== 'object' || read === null || !('error' in read)) reads.add(path);
    return read;
  };
  return {
    reads,
    repository: {
      root: repository.root,
      list: path => repository.list(path),
      kind: path => repository.kind(path),
      parse: (path, dialect) => noted(path, repository.parse(path, dialect)),
      readText: path => noted(path, repository.readText(path)),
      readBytes: path => noted(path, repository.readBytes(path)),
    },
  };
}

import type { BuildRun, Directory } from './build-run.ts';
import type { Collection } from './draft.ts';
import type { Settings } from './settings.ts';

export function applyReplacements(
  _run: BuildRun,
  _directory: Directory,
  _entries: readonly Settings[],
  _collection: Collection,
): boolean {
  return false;
}

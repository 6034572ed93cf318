import type { Path } from '../yaml/document.ts';
import type { RawFault } from './judge.ts';

/**
 * `later` without what only repeats `first`: when a field has the wrong type or a key is misspelt, every
 * comparison with that field fails too, and a person has one thing to mend.
 */
export function withoutEchoes(first: readonly RawFault[], later: readonly RawFault[]): readonly RawFault[] {
  if (first.length === 0 || later.length === 0) return later;
  return later.filter(fault => !placesOf(fault).some(place => first.some(cause => isAbout(cause, place))));
}

/** What a verdict looked at. One about the whole object is about its metadata. */
function placesOf({ path, basis = [] }: RawFault): readonly Path[] {
  return path.length === 0 ? [['metadata']] : [path, ...basis];
}

function isAbout({ code, path, suggestion }: RawFault, place: Path): boolean {
  // A missing entry is reported at its parent, whose other entries are all right.
  if (code === 'required') return startsWith(path, place);
  if (startsWith(path, place) || startsWith(place, path)) return true;
  if (code !== 'unknown-field' || suggestion === undefined) return false;
  return startsWith(place, [...path.slice(0, -1), suggestion]);
}

function startsWith(path: Path, beginning: Path): boolean {
  return beginning.every((step, index) => path[index] === step);
}

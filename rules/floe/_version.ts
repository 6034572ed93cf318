/** How a tag reads as the version of a chart. */
export type TagKind = 'complete' | 'partial' | 'build' | 'other';

const complete = /^v?\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?(_[0-9A-Za-z.-]+)?$/;
// What the loose parser of Masterminds/semver also takes for a version.
const loose = /^v?\d+(\.\d+){0,2}(-[0-9A-Za-z.-]+)?(_[0-9A-Za-z.-]+)?$/;
const withBuild = /^v?\d+(\.\d+){0,2}(-[0-9A-Za-z.-]+)?\+[0-9A-Za-z.-]+$/;

export function tagKind(tag: string): TagKind {
  if (complete.test(tag)) return 'complete';
  if (loose.test(tag)) return 'partial';
  return withBuild.test(tag) ? 'build' : 'other';
}

/** Ranges that take whatever is newest, for ever. */
export function isUnbounded(range: string): boolean {
  return /^(?:[=^~]|~>)?\s*v?[*xX](?:\.[*xX]){0,2}$|^>=?\s*v?0(?:\.0){0,2}(?:-0)?$/.test(range.trim());
}

const part = '[0-9xX*]+';
const version = `v?${part}(?:\\.${part})?(?:\\.${part})?(?:-[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)?(?:\\+[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)?`;
const comparison = `(?:=|!=|>|<|>=|=>|<=|=<|~|~>|\\^)?\\s*${version}`;
const hyphen = new RegExp(`(${version})\\s+-\\s+(${version})`, 'g');
const group = new RegExp(`^\\s*${comparison}\\s*(?:(?:\\s+|,\\s*)${comparison}\\s*)*$`);

/** Whether Masterminds/semver, which source-controller uses, accepts a range. */
export function isRange(range: string): boolean {
  return range.split('||').every(option => group.test(option.replace(hyphen, '>=$1 <=$2')));
}

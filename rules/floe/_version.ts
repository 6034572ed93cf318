import { isCompleteVersion, parseVersion, versionOfTag } from '../../src/rule.ts';

/** How a tag reads as the version of a chart; `build` has a plus sign, which no registry takes. */
export type TagKind = 'complete' | 'partial' | 'build' | 'other';

export function tagKind(tag: string): TagKind {
  if (tag.includes('+')) return parseVersion(tag) ? 'build' : 'other';
  const version = versionOfTag(tag);
  if (isCompleteVersion(version)) return 'complete';
  return parseVersion(version) ? 'partial' : 'other';
}

import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** What Masterminds/semver makes of a version; `major` to `prerelease` are already numbers and text. */
export interface Version {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
  /** Without the dash; `''` for a release. */
  readonly prerelease: string;
}

const identifiers = '[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*';
const loose = new RegExp(
  `^v?(\\d+)(?:\\.(\\d+))?(?:\\.(\\d+))?(?:-(${identifiers}))?(?:\\+(${identifiers}))?$`,
);
const strict = new RegExp(
  `^(?:0|[1-9]\\d*)\\.(?:0|[1-9]\\d*)\\.(?:0|[1-9]\\d*)(?:-${identifiers})?(?:\\+${identifiers})?$`,
);

/**
 * Reads a version as leniently as Helm and Flux do: a leading `v`, missing parts and leading zeros are
 * accepted (https://github.com/Masterminds/semver, `NewVersion`).
 */
export function parseVersion(text: string): Version | undefined {
  const match = loose.exec(text);
  if (!match) return undefined;
  const [major, minor, patch] = [match[1], match[2] ?? '0', match[3] ?? '0'].map(Number);
  if (major === undefined || minor === undefined || patch === undefined) return undefined;
  const prerelease = match[4] ?? '';
  // A numeric identifier of a prerelease may not start with zero, even here.
  if (prerelease.split('.').some(part => /^0\d+$/.test(part))) return undefined;
  // Nobody releases numbers beyond 2^53 or texts beyond 256 characters.
  if (text.length > 256 || ![major, minor, patch].every(Number.isSafeInteger)) return undefined;
  return { major, minor, patch, prerelease };
}

/** Whether all three parts are there and exact, a leading `v` aside: what Flux takes for a version among tags. */
export function isCompleteVersion(text: string): boolean {
  return strict.test(text.replace(/^v/, '')) && parseVersion(text) !== undefined;
}

/** The version a tag stands for: a tag cannot hold `+`, so Helm writes build metadata with `_`. */
export function versionOfTag(tag: string): string {
  return tag.replaceAll('_', '+');
}

/** Negative when `a` is older; build metadata does not count. */
export function compareVersionOrder(a: Version, b: Version): number {
  const release = a.major - b.major || a.minor - b.minor || a.patch - b.patch;
  if (release !== 0 || a.prerelease === b.prerelease) return release;
  if (a.prerelease === '') return 1;
  if (b.prerelease === '') return -1;
  // Two prereleases of one version are rare, and the package costs a tenth of a start.
  const SemVer = require('semver/classes/semver.js') as typeof import('semver').SemVer;
  return new SemVer(`0.0.0-${a.prerelease}`).comparePre(`0.0.0-${b.prerelease}`);
}

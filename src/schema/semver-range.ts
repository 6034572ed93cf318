import { compareVersionOrder, parseVersion, type Version } from './version.ts';

/** A version range in the grammar of Masterminds/semver, which Helm and Flux share. npm's grammar is another one. */
export interface Range {
  /** Whether a version, written as loosely as {@link parseVersion} reads it, is inside. */
  matches(version: string): boolean;
  /** Whether there is no highest version: `*`, `>=1.0.0`, `1.x || >3`. */
  readonly isUnbounded: boolean;
  /** Whether every release is inside: `*`, `x`, `>=0.0.0`. */
  readonly isEverything: boolean;
}

type Operator = '=' | '!=' | '>' | '<' | '>=' | '<=' | '~' | '^';

interface Constraint {
  readonly operator: Operator | '';
  readonly version: Version;
  /** The first part that is missing or a wildcard. */
  readonly open: 'none' | 'major' | 'minor' | 'patch';
}

const part = '[0-9|xX*]+';
const identifiers = '[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*';
const operators = '=||!=|>|<|>=|=>|<=|=<|~|~>|\\^';
const version = `v?${part}(?:\\.${part})?(?:\\.${part})?(?:-${identifiers})?(?:\\+${identifiers})?`;
const group = new RegExp(
  `^\\s*(?:${operators})\\s*${version}\\s*(?:(?:\\s+|,\\s*)(?:${operators})\\s*${version}\\s*)*$`,
);
const each = new RegExp(`(?:=>|=<|>=|<=|!=|~>|=|>|<|~|\\^)?\\s*${version}`, 'g');
const hyphen = new RegExp(`\\s*(${version})\\s+-\\s+(${version})\\s*`, 'g');
const pieces = new RegExp(
  `^\\s*([=!<>~^]*)\\s*v?(${part})(?:\\.(${part}))?(?:\\.(${part}))?(?:-(${identifiers}))?(?:\\+${identifiers})?\\s*$`,
);

const spellings: Readonly<Record<string, Operator | ''>> = {
  '': '',
  '=': '=',
  '!=': '!=',
  '>': '>',
  '<': '<',
  '>=': '>=',
  '=>': '>=',
  '<=': '<=',
  '=<': '<=',
  '~': '~',
  '~>': '~',
  '^': '^',
};

/** `undefined` for what the controllers call an improper constraint, the empty text included. */
export function parseRange(text: string): Range | undefined {
  if (text.length > 1000) return undefined;
  const alternatives: Constraint[][] = [];
  for (const segment of text.replace(hyphen, '>= $1, <= $2 ').split('||')) {
    if (!group.test(segment)) return undefined;
    const constraints = (segment.match(each) ?? []).map(parseConstraint);
    if (!constraints.every(constraint => constraint !== undefined)) return undefined;
    alternatives.push(constraints);
  }
  const includes = (candidate: Version): boolean =>
    alternatives.some(constraints => fitsAll(constraints, candidate));
  return {
    matches: written => {
      const candidate = parseVersion(written);
      return candidate !== undefined && includes(candidate);
    },
    isUnbounded: includes(release(highest, highest, highest)),
    isEverything:
      includes(release(0, 0, 0)) && includes(release(0, 0, 1)) && includes(release(highest, 0, 0)),
  };
}

/** Above anything that is written as a bound. */
const highest = 2 ** 52;

function release(major: number, minor: number, patch: number): Version {
  const found = parseVersion(`${major}.${minor}.${patch}`);
  if (!found) throw new Error('a release of three numbers is a version');
  return found;
}

function parseConstraint(text: string): Constraint | undefined {
  const match = pieces.exec(text);
  const operator = match && spellings[match[1] ?? ''];
  if (!match || operator === undefined || operator === null) return undefined;
  const [major, minor, patch] = [match[2], match[3], match[4]];
  const tail = match[5] === undefined ? '' : `-${match[5]}`;
  const [open, exact] = isOpen(major)
    ? (['major', `0.0.0${tail}`] as const)
    : isOpen(minor)
      ? (['minor', `${major}.0.0${tail}`] as const)
      : isOpen(patch)
        ? (['patch', `${major}.${minor}.0${tail}`] as const)
        : (['none', `${major}.${minor}.${patch}${tail}`] as const);
  const parsed = parseVersion(exact);
  return parsed && { operator, version: parsed, open };
}

function isOpen(text: string | undefined): boolean {
  return text === undefined || text === 'x' || text === 'X' || text === '*';
}

/** One prerelease among constraints that must all hold lets prereleases in for all of them. */
function fitsAll(constraints: readonly Constraint[], candidate: Version): boolean {
  const prereleases = constraints.some(constraint => constraint.version.prerelease !== '');
  if (candidate.prerelease !== '' && !prereleases) return false;
  return constraints.every(constraint => fits(constraint, candidate));
}

function fits(constraint: Constraint, candidate: Version): boolean {
  const { operator, version: bound, open } = constraint;
  const order = compareVersionOrder(candidate, bound);
  switch (operator) {
    case '':
    case '=':
      return open === 'none' ? order === 0 : order >= 0 && fitsTilde(constraint, candidate);
    case '~':
      return order >= 0 && fitsTilde(constraint, candidate);
    case '^':
      return order >= 0 && fitsCaret(constraint, candidate);
    case '!=':
      return !fitsEqual(constraint, candidate, order);
    case '>':
      return fitsGreater(constraint, candidate, order);
    case '>=':
      return order >= 0;
    case '<':
      return order < 0;
    case '<=':
      return open === 'none' ? order <= 0 : !isBeyond(constraint, candidate);
  }
}

function fitsTilde({ version: bound, open }: Constraint, candidate: Version): boolean {
  const zero = bound.major === 0 && bound.minor === 0 && bound.patch === 0;
  if (zero && (open === 'none' || open === 'major')) return true;
  return candidate.major === bound.major && (open === 'minor' || candidate.minor === bound.minor);
}

function fitsCaret({ version: bound, open }: Constraint, candidate: Version): boolean {
  if (bound.major > 0 || open === 'minor') return candidate.major === bound.major;
  if (candidate.major > 0) return false;
  if (bound.minor > 0 || open === 'patch') return candidate.minor === bound.minor;
  return candidate.minor === 0 && candidate.patch === bound.patch;
}

function fitsEqual({ version: bound, open }: Constraint, candidate: Version, order: number): boolean {
  if (open === 'none' || open === 'major') return order === 0;
  if (candidate.major !== bound.major) return false;
  if (open === 'minor') return true;
  return candidate.minor === bound.minor && candidate.prerelease === bound.prerelease;
}

/** `>1.0` is above all of 1.0.x. */
function fitsGreater({ version: bound, open }: Constraint, candidate: Version, order: number): boolean {
  if (open === 'none') return order > 0;
  if (candidate.major !== bound.major) return candidate.major > bound.major;
  if (open === 'minor') return false;
  return open === 'patch' ? candidate.minor > bound.minor : order > 0;
}

function isBeyond({ version: bound, open }: Constraint, candidate: Version): boolean {
  if (candidate.major !== bound.major) return candidate.major > bound.major;
  return candidate.minor > bound.minor && open !== 'minor';
}

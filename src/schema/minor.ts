/** A minor version, `{ major: 2, minor: 9 }`. */
export interface MinorVersion {
  readonly major: number;
  readonly minor: number;
}

export function parseMinor(text: string): MinorVersion {
  const [major = 0, minor = 0] = text.split('.').map(Number);
  return { major, minor };
}

export function showMinor({ major, minor }: MinorVersion): string {
  return `${major}.${minor}`;
}

/** Negative when `a` is older. */
export function compareMinors(a: MinorVersion, b: MinorVersion): number {
  return a.major - b.major || a.minor - b.minor;
}

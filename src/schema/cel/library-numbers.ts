import type { Environment } from '@marcbachmann/cel-js';
import { parseQuantity } from '../quantity.ts';
import { compareVersionOrder, isCompleteVersion, parseVersion, type Version } from '../version.ts';

class Quantity {
  readonly number: number;
  constructor(number: number) {
    this.number = number;
  }
}
class Semver {
  readonly version: Version;
  constructor(version: Version) {
    this.version = version;
  }
}

/** Quantities and semantic versions. */
export function registerNumbers(environment: Environment): void {
  registerQuantities(environment);
  registerVersions(environment);
}

function registerQuantities(environment: Environment): void {
  const read = (text: string): Quantity => {
    const number = parseQuantity(text);
    if (number === undefined) throw new Error(`${text} is not a quantity`);
    return new Quantity(number);
  };
  environment
    .registerType('Quantity', Quantity)
    .registerFunction('quantity(string): Quantity', read)
    .registerFunction('isQuantity(string): bool', (text: string) => parseQuantity(text) !== undefined)
    .registerFunction('Quantity.sign(): int', ({ number }: Quantity) => BigInt(Math.sign(number)))
    .registerFunction('Quantity.isInteger(): bool', ({ number }: Quantity) => Number.isInteger(number))
    .registerFunction('Quantity.asInteger(): int', ({ number }: Quantity) => BigInt(number))
    .registerFunction('Quantity.asApproximateFloat(): double', ({ number }: Quantity) => number)
    .registerFunction(
      'Quantity.isGreaterThan(Quantity): bool',
      (a: Quantity, b: Quantity) => a.number > b.number,
    )
    .registerFunction(
      'Quantity.isLessThan(Quantity): bool',
      (a: Quantity, b: Quantity) => a.number < b.number,
    )
    .registerFunction('Quantity.compareTo(Quantity): int', (a: Quantity, b: Quantity) =>
      BigInt(Math.sign(a.number - b.number)),
    )
    .registerFunction(
      'Quantity.add(Quantity): Quantity',
      (a: Quantity, b: Quantity) => new Quantity(a.number + b.number),
    )
    .registerFunction(
      'Quantity.add(int): Quantity',
      (a: Quantity, b: bigint) => new Quantity(a.number + Number(b)),
    )
    .registerFunction(
      'Quantity.sub(Quantity): Quantity',
      (a: Quantity, b: Quantity) => new Quantity(a.number - b.number),
    )
    .registerFunction(
      'Quantity.sub(int): Quantity',
      (a: Quantity, b: bigint) => new Quantity(a.number - Number(b)),
    )
    .registerOperator('Quantity == Quantity', (a: Quantity, b: Quantity) => a.number === b.number);
}

function registerVersions(environment: Environment): void {
  const compare = (a: Semver, b: Semver): number => compareVersionOrder(a.version, b.version);
  const exact = (text: string): Version | undefined =>
    isCompleteVersion(text) && !text.startsWith('v') ? parseVersion(text) : undefined;
  const read = (version: Version | undefined, text: string): Semver => {
    if (!version) throw new Error(`${text} is not a semantic version`);
    return new Semver(version);
  };
  environment
    .registerType('Semver', Semver)
    .registerFunction('semver(string): Semver', (text: string) => read(exact(text), text))
    .registerFunction('semver(string, bool): Semver', (text: string, loose: boolean) =>
      read(loose ? parseVersion(text) : exact(text), text),
    )
    .registerFunction('isSemver(string): bool', (text: string) => exact(text) !== undefined)
    .registerFunction(
      'isSemver(string, bool): bool',
      (text: string, loose: boolean) => (loose ? parseVersion(text) : exact(text)) !== undefined,
    )
    .registerFunction('Semver.major(): int', ({ version }: Semver) => BigInt(version.major))
    .registerFunction('Semver.minor(): int', ({ version }: Semver) => BigInt(version.minor))
    .registerFunction('Semver.patch(): int', ({ version }: Semver) => BigInt(version.patch))
    .registerFunction('Semver.isGreaterThan(Semver): bool', (a: Semver, b: Semver) => compare(a, b) > 0)
    .registerFunction('Semver.isLessThan(Semver): bool', (a: Semver, b: Semver) => compare(a, b) < 0)
    .registerFunction('Semver.compareTo(Semver): int', (a: Semver, b: Semver) => BigInt(compare(a, b)))
    .registerOperator('Semver == Semver', (a: Semver, b: Semver) => compare(a, b) === 0);
}

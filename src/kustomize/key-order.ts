/** The order in which kustomize prints the keys of a map: letters behind everything else, numbers by value. */
export function compareKeys(left: string, right: string): number {
  const shared = Math.min(left.length, right.length);
  let same = 0;
  while (same < shared && left.charCodeAt(same) === right.charCodeAt(same)) same++;
  if (same === shared) return left.length - right.length;
  const [one, other] = [left.charCodeAt(same), right.charCodeAt(same)];
  return isPlainLetter(one) && isPlainLetter(other) ? one - other : compareCharacters(left, right);
}

/** Nearly all keys differ in a letter of English first. */
function isPlainLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

function compareCharacters(left: string, right: string): number {
  const a = [...left];
  const b = [...right];
  const shared = Math.min(a.length, b.length);
  for (let index = 0; index < shared; index++) {
    if (a[index] !== b[index]) return compareFrom(a, b, index);
  }
  return a.length - b.length;
}

function compareFrom(a: readonly string[], b: readonly string[], index: number): number {
  const [one = '', other = ''] = [a[index], b[index]];
  const letters = [isLetter(one), isLetter(other)];
  if (letters[0] && letters[1]) return byCodePoint(one, other);
  if (letters[0] || letters[1]) return letters[1] ? -1 : 1;
  // A zero inside a number does not begin one.
  const inside = (one === '0' || other === '0') && hasDigitsBefore(a, index) ? '1' : '';
  const numbers = [digitsFrom(a, index), digitsFrom(b, index)] as const;
  const values = numbers.map(digits => BigInt(inside + digits || '0'));
  const [first = 0n, second = 0n] = values;
  if (first !== second) return first < second ? -1 : 1;
  if (numbers[0].length !== numbers[1].length) return numbers[0].length - numbers[1].length;
  return byCodePoint(one, other);
}

/** A digit other than zero in the run of digits that ends here. */
function hasDigitsBefore(text: readonly string[], index: number): boolean {
  for (let at = index - 1; at >= 0 && isDigit(text[at] ?? ''); at--) {
    if (text[at] !== '0') return true;
  }
  return false;
}

function digitsFrom(text: readonly string[], index: number): string {
  let digits = '';
  for (let at = index; at < text.length && isDigit(text[at] ?? ''); at++) digits += text[at];
  return digits;
}

function byCodePoint(left: string, right: string): number {
  return (left.codePointAt(0) ?? 0) - (right.codePointAt(0) ?? 0);
}

function isLetter(character: string): boolean {
  return /^\p{L}$/u.test(character);
}

function isDigit(character: string): boolean {
  return character >= '0' && character <= '9';
}

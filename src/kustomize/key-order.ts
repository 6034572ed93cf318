/** The order in which kustomize prints the keys of a map: letters behind everything else, numbers by value. */
export function compareKeys(left: string, right: string): number {
  const shared = Math.min(left.length, right.length);
  let at = 0;
  while (at < shared && left.charCodeAt(at) === right.charCodeAt(at)) at++;
  if (at === shared) return left.length - right.length;
  const [one, other] = [left.charCodeAt(at), right.charCodeAt(at)];
  // Nearly all keys differ in a letter of English first.
  if (isPlainLetter(one) && isPlainLetter(other)) return one - other;
  // The second half of a character that takes two units.
  if (at > 0 && (isSecondHalf(one) || isSecondHalf(other))) at--;
  return compareFrom(left, right, at);
}

function isPlainLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

function isSecondHalf(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}

function compareFrom(left: string, right: string, at: number): number {
  const [one, other] = [left.codePointAt(at) ?? 0, right.codePointAt(at) ?? 0];
  const letters = [isLetter(one), isLetter(other)];
  if (letters[0] && letters[1]) return one - other;
  if (letters[0] || letters[1]) return letters[1] ? -1 : 1;
  // A zero inside a number does not begin one.
  const inside = (one === zero || other === zero) && hasDigitsBefore(left, at) ? '1' : '';
  const numbers = [digitsFrom(left, at), digitsFrom(right, at)] as const;
  const [first = 0n, second = 0n] = numbers.map(digits => BigInt(inside + digits || '0'));
  if (first !== second) return first < second ? -1 : 1;
  if (numbers[0].length !== numbers[1].length) return numbers[0].length - numbers[1].length;
  return one - other;
}

const zero = 48;

/** A digit other than zero in the run of digits that ends here. */
function hasDigitsBefore(text: string, end: number): boolean {
  for (let at = end - 1; at >= 0 && isDigit(text.charCodeAt(at)); at--) {
    if (text.charCodeAt(at) !== zero) return true;
  }
  return false;
}

function digitsFrom(text: string, start: number): string {
  let end = start;
  while (isDigit(text.charCodeAt(end))) end++;
  return text.slice(start, end);
}

function isLetter(point: number): boolean {
  return point < 128 ? isPlainLetter(point) : /^\p{L}$/u.test(String.fromCodePoint(point));
}

function isDigit(code: number): boolean {
  return code >= zero && code <= 57;
}

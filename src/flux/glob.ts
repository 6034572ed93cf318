/**
 * The patterns of `${v#pattern}`: `*`, `?`, `[a-z]`, `[^a]` and `\` before a character. `undefined` when
 * the pattern is malformed.
 */
export function matchesGlob(pattern: string, text: string): boolean | undefined {
  const steps = compile(pattern);
  return steps && match(steps, text);
}

type Step = 'any' | ((character: string) => boolean);

function compile(pattern: string): Step[] | undefined {
  const steps: Step[] = [];
  const characters = [...pattern];
  for (let index = 0; index < characters.length; index++) {
    const character = characters[index];
    if (character === '*') steps.push('any');
    else if (character === '?') steps.push(() => true);
    else if (character === '[') {
      const close = characters.indexOf(']', index + 1);
      const set = characters.slice(index + 1, close);
      if (close < 0 || set.length === 0) return undefined;
      steps.push(classOf(set));
      index = close;
    } else if (character === '\\') {
      const literal = characters[++index];
      if (literal === undefined) return undefined;
      steps.push(other => other === literal);
    } else steps.push(other => other === character);
  }
  return steps;
}

function classOf(set: readonly string[]): (character: string) => boolean {
  const negated = set[0] === '^';
  const members = negated ? set.slice(1) : set;
  return character => {
    let inside = false;
    for (let index = 0; index < members.length; index++) {
      const low = members[index] ?? '';
      const isRange = members[index + 1] === '-' && members[index + 2] !== undefined;
      const high = isRange ? (members[index + 2] ?? '') : low;
      if (isRange) index += 2;
      if (character >= low && character <= high) inside = true;
    }
    return inside !== negated;
  };
}

/** Greedy with one place to come back to, so a pattern of many stars costs no more than its product with the text. */
function match(steps: readonly Step[], text: string): boolean {
  const characters = [...text];
  let step = 0;
  let at = 0;
  let star = -1;
  let starAt = 0;
  while (at < characters.length) {
    const wanted = steps[step];
    if (wanted === 'any') {
      star = step++;
      starAt = at;
    } else if (wanted?.(characters[at] ?? '')) {
      step++;
      at++;
    } else if (star >= 0) {
      step = star + 1;
      at = ++starAt;
    } else return false;
  }
  while (steps[step] === 'any') step++;
  return step === steps.length;
}

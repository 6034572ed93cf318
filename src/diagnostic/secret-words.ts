import type { Origin } from '../text/origin.ts';
import type { Value } from '../yaml/document.ts';
import { secretSpans } from './secret-spans.ts';

const mask = '••••••';

/** Hides in a message what a value has from a Secret, such as through a variable of `substituteFrom`. */
export function withoutSecrets(words: string, value: Value | undefined, origin: Origin): string {
  if (origin.step !== 'substitution' || words === '') return words;
  const secrets = [...secretTexts(origin)];
  if (secrets.length === 0) return words;
  const whole = typeof value === 'object' || value === undefined ? [] : [String(value)];
  return [...whole, ...secrets]
    .flatMap(text => [text, decoded(text)])
    .filter(text => text !== '')
    .reduce((text, secret) => text.replaceAll(secret, mask), words);
}

/** `data` is base64, and the variable has what is inside. */
function decoded(text: string): string {
  try {
    return atob(text);
  } catch {
    return '';
  }
}

function* secretTexts({ source, span, from }: Origin): Generator<string> {
  for (const { start, end } of secretSpans(source)) {
    if (start < span.end && span.start < end) yield source.text.slice(start, end).replace(/^["']|["']$/g, '');
  }
  for (const each of from) yield* secretTexts(each);
}

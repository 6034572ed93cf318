import type { Origin, OriginStep } from '../text/origin.ts';

const words: Readonly<Record<OriginStep, string>> = {
  written: 'written here',
  patch: 'the value that the patch replaces',
  copy: 'the value that the patch takes',
  generator: 'the generator that asks for this data',
  namespace: 'the namespace before the transformer',
  'name-prefix': 'the name before the prefix',
  'name-suffix': 'the name before the suffix',
  label: 'the label before the transformer',
  annotation: 'the annotation before the transformer',
  image: 'the image before the override',
  replica: 'the count before the override',
  replacement: 'the source of the replacement',
  'name-reference': 'the object that is referred to',
  hash: 'the name before the hash',
  variable: 'the variable is defined here',
  transformer: 'the value before the transformer',
  substitution: 'the variable is defined here',
  'flux-field': 'the value before the Flux Kustomization changed it',
  template: 'the template that makes it',
  removed: 'what was removed',
};

/** How `from`, a place in the history of a value, relates to the bytes that are reported. */
export function stepWords(origin: Origin, from: Origin): string {
  if (origin.step === 'substitution' && from === origin.from[0] && isUse(from))
    return 'the variable is used here';
  if (origin.step === 'replacement')
    return from.step === 'replacement' ? 'the replacement that puts it there' : 'the value that is replaced';
  return words[origin.step];
}

function isUse({ source, span }: Origin): boolean {
  return source.text.startsWith('${', span.start) || source.text.startsWith('${', span.start + 1);
}

const name = 'StrictPostBuildSubstitutions';

/**
 * What a text says about the feature gate that decides over undefined variables, `undefined` when it says
 * nothing. `--feature-gates=A=true,StrictPostBuildSubstitutions=false` may stand in any form of patch, so
 * the words are looked for and not the structure around them.
 * https://fluxcd.io/flux/components/kustomize/options/#feature-gates
 */
export function strictGate(text: string): boolean | undefined {
  if (!text.includes(name)) return undefined;
  for (const line of text.split('\n')) {
    const word = new RegExp(`^[^#]*feature-gates=[^\\s#]*\\b${name}=(true|false)`).exec(line)?.[1];
    if (word !== undefined) return word === 'true';
  }
  return undefined;
}

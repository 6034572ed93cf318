/** The text of `rules/index.ts`: every rule by its id. */
export function ruleIndex(ids: readonly string[]): string {
  const imports = ids.map(id => `import ${variableOf(id)} from './${id}.ts';`);
  const entries = ids.map(id => `  ['${id}', ${variableOf(id)}],`);
  return `// Made by \`npm run generate\` from the files in this folder; do not edit.
import type { AnyRule } from '../src/rule.ts';
${imports.join('\n')}

/** All rules by id. */
export const rules: ReadonlyMap<string, AnyRule> = new Map<string, AnyRule>([
${entries.join('\n')}
]);
`;
}

function variableOf(id: string): string {
  return id.replace(/[/-](\w)/g, (_, letter: string) => letter.toUpperCase());
}

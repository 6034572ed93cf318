import type { ExplainedField, Explanation } from './explain.ts';

/** An explanation as `schema explain` prints it, without colours. Ends with a line end. */
export function explanationText(explanation: Explanation): string {
  const { apiVersion, kind, path, field } = explanation;
  const lines = [`${[kind, ...path].join('.')}  ${factsOf(field)}`, `${kind} is ${apiVersion}`];
  if (explanation.enum.length > 0) lines.push(`one of: ${explanation.enum.join(', ')}`);
  if (explanation.default !== undefined) lines.push(`default: ${explanation.default}`);
  if (explanation.pattern !== undefined) lines.push(`pattern: ${explanation.pattern}`);
  for (const rule of explanation.rules) lines.push(`rule: ${rule}`);
  if (explanation.fields.length > 0) lines.push('', ...table(explanation.fields));
  return `${lines.join('\n')}\n`;
}

function factsOf({ type, required, since }: ExplainedField): string {
  return [
    type,
    ...(required ? ['required'] : []),
    ...(since === undefined ? [] : [`since Flux ${since}`]),
  ].join(', ');
}

function table(fields: readonly ExplainedField[]): string[] {
  const width = Math.max(...fields.map(field => field.name.length));
  return fields.map(field => `  ${field.name.padEnd(width)}  ${factsOf(field)}`);
}

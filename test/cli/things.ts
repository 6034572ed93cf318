import assert from 'node:assert/strict';
import { run } from './run.ts';

export const crd = (schema: string, extra = ''): string => `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: things.example.org
spec:
  group: example.org
  scope: Namespaced
  names: { kind: Thing, plural: things }
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          properties:
            spec: ${schema}
${extra}`;
export const sized = crd('{ type: object, properties: { size: { type: integer } } }');
export const thing = (spec: string): string =>
  `apiVersion: example.org/v1\nkind: Thing\nmetadata:\n  name: a\n  namespace: b\nspec: ${spec}\n`;
export const jsonSchema = JSON.stringify({
  type: 'object',
  properties: { spec: { type: 'object', properties: { size: { type: 'string' } } } },
});

/** `line:column words` of each finding. */
export function findings(
  argv: readonly string[],
  files: Record<string, string>,
  web: Record<string, string> = {},
): string[] {
  const { out, err } = run(['--format', 'json', ...argv], { files, web });
  assert.equal(err, '');
  return JSON.parse(out).diagnostics.map(
    ({
      range: { start },
      message,
    }: {
      range: { start: { line: number; column: number } };
      message: string;
    }) => `${start.line}:${start.column} ${message}`,
  );
}

export const wrongType = 'spec.size must be a whole number, but is a string';
export const wantsText = 'spec.size must be a string, but is a number';

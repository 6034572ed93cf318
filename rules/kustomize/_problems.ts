import type { BuildProblem, Finding } from '../../src/rule.ts';

/** Says what kept a build from being what its author meant; the code is the id of the message. */
export function reportProblem(
  { code, data, at, related, fatal }: BuildProblem,
  ctx: { report(finding: Finding): void },
): void {
  ctx.report({ message: code, at, data, related, severity: fatal ? 'error' : 'warning' });
}

/** The codes that have rules of their own. */
export const owned: ReadonlySet<string> = new Set([
  'flux-kustomization-file',
  'missing-resource',
  'missing-component',
  'missing-file',
  'missing-patch-file',
  'missing-generator-file',
  'no-kustomization-file',
  'unknown-field',
]);

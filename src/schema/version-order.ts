/**
 * Sorts API versions as Kubernetes prefers them: stable before beta before alpha, higher numbers first
 * (https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definition-versioning/).
 */
export function compareVersions(a: string, b: string): number {
  const [x, y] = [rank(a), rank(b)];
  return y.stage - x.stage || y.major - x.major || y.minor - x.minor || (a < b ? -1 : a > b ? 1 : 0);
}

function rank(version: string): { stage: number; major: number; minor: number } {
  const match = /^v(\d+)(?:(alpha|beta)(\d+))?$/.exec(version);
  if (!match) return { stage: 0, major: 0, minor: 0 };
  const stage = match[2] === undefined ? 3 : match[2] === 'beta' ? 2 : 1;
  return { stage, major: Number(match[1]), minor: Number(match[3] ?? 0) };
}

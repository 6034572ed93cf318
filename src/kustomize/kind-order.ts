import type { Gvk } from './identity.ts';

/** Kinds that others depend on come first in kustomize's traditional order. */
export const kindsFirst: readonly string[] = [
  'Namespace',
  'ResourceQuota',
  'StorageClass',
  'CustomResourceDefinition',
  'ServiceAccount',
  'PodSecurityPolicy',
  'Role',
  'ClusterRole',
  'RoleBinding',
  'ClusterRoleBinding',
  'ConfigMap',
  'Secret',
  'Endpoints',
  'Service',
  'LimitRange',
  'PriorityClass',
  'PersistentVolume',
  'PersistentVolumeClaim',
  'Deployment',
  'StatefulSet',
  'CronJob',
  'PodDisruptionBudget',
];

/** Kinds that judge others come last. */
export const kindsLast: readonly string[] = [
  'MutatingWebhookConfiguration',
  'ValidatingWebhookConfiguration',
];

export function rankIn(kind: string, first: readonly string[], last: readonly string[]): number {
  const late = last.lastIndexOf(kind);
  if (late >= 0) return late + 1;
  const early = first.lastIndexOf(kind);
  return early >= 0 ? early - first.length : 0;
}

export function kindRank(kind: string): number {
  return rankIn(kind, kindsFirst, kindsLast);
}

/** Sorts by group, then version, then kind; what is missing sorts behind letters. */
export function stableText({ group, version, kind }: Gvk): string {
  return `${group || '~G'}_${version || '~V'}_${kind || '~K'}`;
}

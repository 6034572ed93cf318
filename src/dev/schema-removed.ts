import type { StoredVersion } from '../schema/catalog.ts';
import type { Groups } from './schema-build.ts';

/**
 * API versions that Kubernetes no longer serves: `group/version`, the release that dropped them, the
 * version to use, and the kinds (https://kubernetes.io/docs/reference/using-api/deprecation-guide/).
 */
const removed: readonly (readonly [
  apiVersion: string,
  release: string,
  use: string | undefined,
  kinds: readonly string[],
])[] = [
  ['extensions/v1beta1', '1.16', 'apps/v1', ['DaemonSet', 'Deployment', 'ReplicaSet']],
  ['extensions/v1beta1', '1.16', 'networking.k8s.io/v1', ['NetworkPolicy']],
  ['extensions/v1beta1', '1.22', 'networking.k8s.io/v1', ['Ingress']],
  ['extensions/v1beta1', '1.16', undefined, ['PodSecurityPolicy']],
  ['apps/v1beta1', '1.16', 'apps/v1', ['Deployment', 'StatefulSet', 'ControllerRevision']],
  [
    'apps/v1beta2',
    '1.16',
    'apps/v1',
    ['DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet', 'ControllerRevision'],
  ],
  [
    'admissionregistration.k8s.io/v1beta1',
    '1.22',
    'admissionregistration.k8s.io/v1',
    ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'],
  ],
  ['apiextensions.k8s.io/v1beta1', '1.22', 'apiextensions.k8s.io/v1', ['CustomResourceDefinition']],
  ['apiregistration.k8s.io/v1beta1', '1.22', 'apiregistration.k8s.io/v1', ['APIService']],
  ['authentication.k8s.io/v1beta1', '1.22', 'authentication.k8s.io/v1', ['TokenReview']],
  [
    'authorization.k8s.io/v1beta1',
    '1.22',
    'authorization.k8s.io/v1',
    ['LocalSubjectAccessReview', 'SelfSubjectAccessReview', 'SelfSubjectRulesReview', 'SubjectAccessReview'],
  ],
  ['certificates.k8s.io/v1beta1', '1.22', 'certificates.k8s.io/v1', ['CertificateSigningRequest']],
  ['coordination.k8s.io/v1beta1', '1.22', 'coordination.k8s.io/v1', ['Lease']],
  ['networking.k8s.io/v1beta1', '1.22', 'networking.k8s.io/v1', ['Ingress', 'IngressClass']],
  [
    'rbac.authorization.k8s.io/v1beta1',
    '1.22',
    'rbac.authorization.k8s.io/v1',
    ['ClusterRole', 'ClusterRoleBinding', 'Role', 'RoleBinding'],
  ],
  [
    'rbac.authorization.k8s.io/v1alpha1',
    '1.22',
    'rbac.authorization.k8s.io/v1',
    ['ClusterRole', 'ClusterRoleBinding', 'Role', 'RoleBinding'],
  ],
  ['scheduling.k8s.io/v1beta1', '1.22', 'scheduling.k8s.io/v1', ['PriorityClass']],
  [
    'storage.k8s.io/v1beta1',
    '1.22',
    'storage.k8s.io/v1',
    ['CSIDriver', 'CSINode', 'StorageClass', 'VolumeAttachment'],
  ],
  ['batch/v1beta1', '1.25', 'batch/v1', ['CronJob']],
  ['batch/v2alpha1', '1.21', 'batch/v1', ['CronJob']],
  ['discovery.k8s.io/v1beta1', '1.25', 'discovery.k8s.io/v1', ['EndpointSlice']],
  ['events.k8s.io/v1beta1', '1.25', 'events.k8s.io/v1', ['Event']],
  ['autoscaling/v2beta1', '1.25', 'autoscaling/v2', ['HorizontalPodAutoscaler']],
  ['autoscaling/v2beta2', '1.26', 'autoscaling/v2', ['HorizontalPodAutoscaler']],
  ['policy/v1beta1', '1.25', 'policy/v1', ['PodDisruptionBudget']],
  ['policy/v1beta1', '1.25', undefined, ['PodSecurityPolicy']],
  ['node.k8s.io/v1beta1', '1.25', 'node.k8s.io/v1', ['RuntimeClass']],
  [
    'flowcontrol.apiserver.k8s.io/v1beta1',
    '1.26',
    'flowcontrol.apiserver.k8s.io/v1',
    ['FlowSchema', 'PriorityLevelConfiguration'],
  ],
  [
    'flowcontrol.apiserver.k8s.io/v1beta2',
    '1.29',
    'flowcontrol.apiserver.k8s.io/v1',
    ['FlowSchema', 'PriorityLevelConfiguration'],
  ],
  [
    'flowcontrol.apiserver.k8s.io/v1beta3',
    '1.32',
    'flowcontrol.apiserver.k8s.io/v1',
    ['FlowSchema', 'PriorityLevelConfiguration'],
  ],
  ['storage.k8s.io/v1beta1', '1.27', 'storage.k8s.io/v1', ['CSIStorageCapacity']],
];

const clusterScoped = new Set(['PodSecurityPolicy']);

/** Records what once was, so that the verdict can say when it ended and what to use. */
export function addRemoved(groups: Groups): void {
  for (const [apiVersion, release, use, kinds] of removed) {
    const [group = '', version = ''] = apiVersion.split('/');
    groups[group] ??= { complete: true, kinds: {} };
    for (const kind of kinds) {
      const known = groups[group].kinds;
      known[kind] ??= { scope: clusterScoped.has(kind) ? 'cluster' : 'namespaced', versions: {} };
      const gone = `Kubernetes ${release}`;
      (known[kind].versions as Record<string, StoredVersion>)[version] =
        use === undefined ? { gone } : { gone, use };
    }
  }
}

/**
 * What the API server demands of the built-in kinds and the typed models do not tell. Keys are
 * `Model.field` without the version of the model.
 */
import type { StoredNode } from '../schema/node.ts';

/** Fields, or the values of maps, that hold quantities. */
export const quantities: ReadonlySet<string> = new Set([
  'ResourceRequirements.limits',
  'ResourceRequirements.requests',
  'VolumeResourceRequirements.limits',
  'VolumeResourceRequirements.requests',
  'ResourceQuotaSpec.hard',
  'LimitRangeItem._default',
  'LimitRangeItem.default',
  'LimitRangeItem.defaultRequest',
  'LimitRangeItem.max',
  'LimitRangeItem.maxLimitRequestRatio',
  'LimitRangeItem.min',
  'EmptyDirVolumeSource.sizeLimit',
  'ResourceFieldSelector.divisor',
  'PersistentVolumeSpec.capacity',
  'PodSpec.overhead',
  'Overhead.podFixed',
  'MetricTarget.averageValue',
  'MetricTarget.value',
  'CSIStorageCapacity.capacity',
  'CSIStorageCapacity.maximumVolumeSize',
  'DeviceCapacity.value',
]);

/** Fields without which validation on the server fails, though the published schema calls them optional. */
export const required: Readonly<Record<string, readonly string[]>> = {
  Deployment: ['spec'],
  StatefulSet: ['spec'],
  DaemonSet: ['spec'],
  ReplicaSet: ['spec'],
  Job: ['spec'],
  CronJob: ['spec'],
  Pod: ['spec'],
  PersistentVolume: ['spec'],
  PersistentVolumeClaim: ['spec'],
  HorizontalPodAutoscaler: ['spec'],
  Container: ['image'],
  PersistentVolumeClaimSpec: ['accessModes', 'resources'],
};

/** Fields that may only have one of these values. */
export const enums: Readonly<Record<string, readonly string[]>> = {
  'Container.imagePullPolicy': ['Always', 'IfNotPresent', 'Never'],
  'Container.terminationMessagePolicy': ['File', 'FallbackToLogsOnError'],
  'ContainerPort.protocol': ['TCP', 'UDP', 'SCTP'],
  'CronJobSpec.concurrencyPolicy': ['Allow', 'Forbid', 'Replace'],
  'DaemonSetUpdateStrategy.type': ['RollingUpdate', 'OnDelete'],
  'DeploymentStrategy.type': ['Recreate', 'RollingUpdate'],
  'HTTPGetAction.scheme': ['HTTP', 'HTTPS'],
  'HTTPIngressPath.pathType': ['Exact', 'Prefix', 'ImplementationSpecific'],
  'JobSpec.completionMode': ['NonIndexed', 'Indexed'],
  'LabelSelectorRequirement.operator': ['In', 'NotIn', 'Exists', 'DoesNotExist'],
  'NetworkPolicyPort.protocol': ['TCP', 'UDP', 'SCTP'],
  'NetworkPolicySpec.policyTypes': ['Ingress', 'Egress'],
  'NodeSelectorRequirement.operator': ['In', 'NotIn', 'Exists', 'DoesNotExist', 'Gt', 'Lt'],
  'PersistentVolumeClaimSpec.accessModes': [
    'ReadWriteOnce',
    'ReadOnlyMany',
    'ReadWriteMany',
    'ReadWriteOncePod',
  ],
  'PersistentVolumeClaimSpec.volumeMode': ['Block', 'Filesystem'],
  'PersistentVolumeSpec.accessModes': ['ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOncePod'],
  'PersistentVolumeSpec.persistentVolumeReclaimPolicy': ['Retain', 'Delete', 'Recycle'],
  'PodSpec.dnsPolicy': ['ClusterFirst', 'ClusterFirstWithHostNet', 'Default', 'None'],
  'PodSpec.restartPolicy': ['Always', 'OnFailure', 'Never'],
  'RoleRef.kind': ['ClusterRole', 'Role'],
  'SeccompProfile.type': ['Localhost', 'RuntimeDefault', 'Unconfined'],
  'ServicePort.protocol': ['TCP', 'UDP', 'SCTP'],
  'ServiceSpec.externalTrafficPolicy': ['Cluster', 'Local'],
  'ServiceSpec.internalTrafficPolicy': ['Cluster', 'Local'],
  'ServiceSpec.ipFamilyPolicy': ['SingleStack', 'PreferDualStack', 'RequireDualStack'],
  'ServiceSpec.sessionAffinity': ['ClientIP', 'None'],
  'ServiceSpec.type': ['ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName'],
  'StatefulSetSpec.podManagementPolicy': ['OrderedReady', 'Parallel'],
  'StatefulSetUpdateStrategy.type': ['RollingUpdate', 'OnDelete'],
  'StorageClass.reclaimPolicy': ['Retain', 'Delete'],
  'StorageClass.volumeBindingMode': ['Immediate', 'WaitForFirstConsumer'],
  'Subject.kind': ['ServiceAccount', 'User', 'Group'],
  'Toleration.effect': ['NoSchedule', 'PreferNoSchedule', 'NoExecute'],
  'Toleration.operator': ['Exists', 'Equal'],
  'TopologySpreadConstraint.whenUnsatisfiable': ['DoNotSchedule', 'ScheduleAnyway'],
};

const port: StoredNode = { min: 1, max: 65535 };
const amount: StoredNode = { min: 0 };

/** Ranges of numbers and sizes of lists. */
export const bounds: Readonly<Record<string, StoredNode>> = {
  'ContainerPort.containerPort': port,
  'ContainerPort.hostPort': port,
  'ServicePort.port': port,
  'ServicePort.nodePort': { min: 0, max: 65535 },
  'EndpointPort.port': { min: 0, max: 65535 },
  'DeploymentSpec.replicas': amount,
  'DeploymentSpec.minReadySeconds': amount,
  'DeploymentSpec.revisionHistoryLimit': amount,
  'ReplicaSetSpec.replicas': amount,
  'StatefulSetSpec.replicas': amount,
  'DaemonSetSpec.minReadySeconds': amount,
  'JobSpec.backoffLimit': amount,
  'JobSpec.completions': amount,
  'JobSpec.parallelism': amount,
  'JobSpec.ttlSecondsAfterFinished': amount,
  'CronJobSpec.successfulJobsHistoryLimit': amount,
  'CronJobSpec.failedJobsHistoryLimit': amount,
  'HorizontalPodAutoscalerSpec.maxReplicas': { min: 1 },
  'PodSpec.terminationGracePeriodSeconds': amount,
  'PodSpec.containers': { minItems: 1 },
  'Probe.failureThreshold': amount,
  'Probe.initialDelaySeconds': amount,
  'Probe.periodSeconds': amount,
  'Probe.successThreshold': amount,
  'Probe.timeoutSeconds': amount,
};

/** Values that stand in for absent ones and take part in the identity of list items. */
export const defaults: Readonly<Record<string, string>> = {
  'ContainerPort.protocol': 'TCP',
  'ServicePort.protocol': 'TCP',
};

/** Texts of a certain form. */
export const formats: Readonly<Record<string, string>> = {
  'Container.name': 'k8s-short-name',
  'ContainerPort.name': 'port-name',
  'CronJobSpec.schedule': 'cron',
  'ServicePort.name': 'k8s-short-name',
  'Volume.name': 'k8s-short-name',
};

/** Maps of labels. */
export const labelMaps: ReadonlySet<string> = new Set([
  'LabelSelector.matchLabels',
  'PodSpec.nodeSelector',
  'ReplicationControllerSpec.selector',
  'ServiceSpec.selector',
]);

/** Maps whose keys become file names. */
export const dataMaps: ReadonlySet<string> = new Set([
  'ConfigMap.binaryData',
  'ConfigMap.data',
  'Secret.data',
  'Secret.stringData',
]);

/** Models whose own schema would not end, or that hold anything. */
export const openModels: ReadonlySet<string> = new Set(['JSONSchemaProps', 'RawExtension']);

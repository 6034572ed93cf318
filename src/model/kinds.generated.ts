// Written by `npm run schemas`; do not edit.

export interface ObjectMetaManagedFields {
  readonly "apiVersion"?: string;
  readonly "fieldsType"?: string;
  readonly "fieldsV1"?: unknown;
  readonly "manager"?: string;
  readonly "operation"?: string;
  readonly "subresource"?: string;
  readonly "time"?: string;
}

export interface ObjectMetaOwnerReferences {
  readonly "apiVersion": string;
  readonly "blockOwnerDeletion"?: boolean;
  readonly "controller"?: boolean;
  readonly "kind": string;
  readonly "name": string;
  readonly "uid": string;
}

export interface ObjectMeta {
  readonly "annotations"?: Readonly<Record<string, string>>;
  readonly "creationTimestamp"?: string;
  readonly "deletionGracePeriodSeconds"?: number;
  readonly "deletionTimestamp"?: string;
  readonly "finalizers"?: readonly (string)[];
  readonly "generateName"?: string;
  readonly "generation"?: number;
  readonly "labels"?: Readonly<Record<string, string>>;
  readonly "managedFields"?: readonly (ObjectMetaManagedFields)[];
  readonly "name"?: string;
  readonly "namespace"?: string;
  readonly "ownerReferences"?: readonly (ObjectMetaOwnerReferences)[];
  readonly "resourceVersion"?: string;
  readonly "selfLink"?: string;
  readonly "uid"?: string;
}

export interface ConfigMap {
  readonly "apiVersion"?: string;
  readonly "binaryData"?: Readonly<Record<string, string>>;
  readonly "data"?: Readonly<Record<string, string>>;
  readonly "immutable"?: boolean;
  readonly "kind"?: string;
  readonly "metadata"?: ObjectMeta;
}

export interface NamespaceSpec {
  readonly "finalizers"?: readonly (string)[];
}

export interface Namespace {
  readonly "apiVersion"?: string;
  readonly "kind"?: string;
  readonly "metadata"?: ObjectMeta;
  readonly "spec"?: NamespaceSpec;
  readonly "status"?: unknown;
}

export interface Secret {
  readonly "apiVersion"?: string;
  readonly "data"?: Readonly<Record<string, string>>;
  readonly "immutable"?: boolean;
  readonly "kind"?: string;
  readonly "metadata"?: ObjectMeta;
  readonly "stringData"?: Readonly<Record<string, string>>;
  readonly "type"?: string;
}

export interface ObjectMeta2 {
  readonly "annotations"?: Readonly<Record<string, string>>;
  readonly "labels"?: Readonly<Record<string, string>>;
}

export interface ClusterExternalSecretSpecExternalSecretSpecDataRemoteRef {
  readonly "conversionStrategy"?: "Default" | "Unicode";
  readonly "decodingStrategy"?: "Auto" | "Base64" | "Base64URL" | "None";
  readonly "key": string;
  readonly "metadataPolicy"?: "None" | "Fetch";
  readonly "nullBytePolicy"?: "Ignore" | "Fail";
  readonly "property"?: string;
  readonly "version"?: string;
}

export interface ClusterExternalSecretSpecExternalSecretSpecDataSourceRefGeneratorRef {
  readonly "apiVersion"?: string;
  readonly "kind": "ACRAccessToken" | "BeyondtrustWorkloadCredentialsDynamicSecret" | "ClusterGenerator" | "CloudsmithAccessToken" | "ECRAuthorizationToken" | "Fake" | "GCRAccessToken" | "GithubAccessToken" | "GitlabDeployToken" | "QuayAccessToken" | "Password" | "SSHKey" | "STSSessionToken" | "UUID" | "VaultDynamicSecret" | "Webhook" | "Grafana" | "MFA";
  readonly "name": string;
}

export interface ClusterExternalSecretSpecExternalSecretSpecDataSourceRefStoreRef {
  readonly "kind"?: "SecretStore" | "ClusterSecretStore";
  readonly "name"?: string;
}

export interface ClusterExternalSecretSpecExternalSecretSpecDataSourceRef {
  readonly "generatorRef"?: ClusterExternalSecretSpecExternalSecretSpecDataSourceRefGeneratorRef;
  readonly "storeRef"?: ClusterExternalSecretSpecExternalSecretSpecDataSourceRefStoreRef;
}

export interface ClusterExternalSecretSpecExternalSecretSpecData {
  readonly "remoteRef": ClusterExternalSecretSpecExternalSecretSpecDataRemoteRef;
  readonly "secretKey": string;
  readonly "sourceRef"?: ClusterExternalSecretSpecExternalSecretSpecDataSourceRef;
}

export interface ClusterExternalSecretSpecExternalSecretSpecDataFromFindName {
  readonly "regexp"?: string;
}

export interface ClusterExternalSecretSpecExternalSecretSpecDataFromFind {
  readonly "conversionStrategy"?: "Default" | "Unicode";
  readonly "decodingStrategy"?: "Auto" | "Base64" | "Base64URL" | "None";
  readonly "name"?: ClusterExternalSecretSpecExternalSecretSpecDataFromFindName;
  readonly "nullBytePolicy"?: "Ignore" | "Fail";
  readonly "path"?: string;
  readonly "tags"?: Readonly<Record<string, string>>;
}

export interface ClusterExternalSecretSpecExternalSecretSpecDataFromRewriteMerge {
  readonly "conflictPolicy"?: "Ignore" | "Error";
  readonly "into"?: string;
  readonly "priority"?: readonly (string)[];
  readonly "priorityPolicy"?: "IgnoreNotFound" | "Strict";
  readonly "strategy"?: "Extract" | "JSON";
}

export interface ClusterExternalSecretSpecExternalSecretSpecDataFromRewriteRegexp {
  readonly "source": string;
  readonly "target": string;
}

export interface ClusterExternalSecretSpecExternalSecretSpecDataFromRewriteTransform {
  readonly "template": string;
}

export interface ClusterExternalSecretSpecExternalSecretSpecDataFromRewrite {
  readonly "merge"?: ClusterExternalSecretSpecExternalSecretSpecDataFromRewriteMerge;
  readonly "regexp"?: ClusterExternalSecretSpecExternalSecretSpecDataFromRewriteRegexp;
  readonly "transform"?: ClusterExternalSecretSpecExternalSecretSpecDataFromRewriteTransform;
}

export interface ClusterExternalSecretSpecExternalSecretSpecDataFrom {
  readonly "extract"?: ClusterExternalSecretSpecExternalSecretSpecDataRemoteRef;
  readonly "find"?: ClusterExternalSecretSpecExternalSecretSpecDataFromFind;
  readonly "rewrite"?: readonly (ClusterExternalSecretSpecExternalSecretSpecDataFromRewrite)[];
  readonly "sourceRef"?: ClusterExternalSecretSpecExternalSecretSpecDataSourceRef;
}

export interface ClusterExternalSecretSpecExternalSecretSpecSyncWindowsWindows {
  readonly "duration": string;
  readonly "schedule": string;
}

export interface ClusterExternalSecretSpecExternalSecretSpecSyncWindows {
  readonly "kind": "allow" | "deny";
  readonly "windows": readonly (ClusterExternalSecretSpecExternalSecretSpecSyncWindowsWindows)[];
}

export interface ClusterExternalSecretSpecExternalSecretSpecTargetManifest {
  readonly "apiVersion": string;
  readonly "kind": string;
}

export interface ObjectMeta3 {
  readonly "annotations"?: Readonly<Record<string, string>>;
  readonly "finalizers"?: readonly (string)[];
  readonly "labels"?: Readonly<Record<string, string>>;
}

export interface ClusterExternalSecretSpecExternalSecretSpecTargetTemplateTemplateFromConfigMapItems {
  readonly "key": string;
  readonly "templateAs"?: "Values" | "KeysAndValues";
}

export interface ClusterExternalSecretSpecExternalSecretSpecTargetTemplateTemplateFromConfigMap {
  readonly "items": readonly (ClusterExternalSecretSpecExternalSecretSpecTargetTemplateTemplateFromConfigMapItems)[];
  readonly "name": string;
}

export interface ClusterExternalSecretSpecExternalSecretSpecTargetTemplateTemplateFrom {
  readonly "configMap"?: ClusterExternalSecretSpecExternalSecretSpecTargetTemplateTemplateFromConfigMap;
  readonly "literal"?: string;
  readonly "secret"?: ClusterExternalSecretSpecExternalSecretSpecTargetTemplateTemplateFromConfigMap;
  readonly "target"?: string;
  readonly "valuesDecodingStrategy"?: "Auto" | "Base64" | "Base64URL" | "None";
}

export interface ClusterExternalSecretSpecExternalSecretSpecTargetTemplate {
  readonly "data"?: Readonly<Record<string, string>>;
  readonly "engineVersion"?: "v2";
  readonly "mergePolicy"?: "Replace" | "Merge";
  readonly "metadata"?: ObjectMeta3;
  readonly "templateFrom"?: readonly (ClusterExternalSecretSpecExternalSecretSpecTargetTemplateTemplateFrom)[];
  readonly "type"?: string;
}

export interface ClusterExternalSecretSpecExternalSecretSpecTarget {
  readonly "creationPolicy"?: "Owner" | "Orphan" | "Merge" | "None" | "CreateOrMerge";
  readonly "deletionPolicy"?: "Delete" | "Merge" | "Retain";
  readonly "immutable"?: boolean;
  readonly "manifest"?: ClusterExternalSecretSpecExternalSecretSpecTargetManifest;
  readonly "name"?: string;
  readonly "template"?: ClusterExternalSecretSpecExternalSecretSpecTargetTemplate;
}

export interface ClusterExternalSecretSpecExternalSecretSpec {
  readonly "data"?: readonly (ClusterExternalSecretSpecExternalSecretSpecData)[];
  readonly "dataFrom"?: readonly (ClusterExternalSecretSpecExternalSecretSpecDataFrom)[];
  readonly "refreshInterval"?: string;
  readonly "refreshPolicy"?: "CreatedOnce" | "Periodic" | "OnChange";
  readonly "secretStoreRef"?: ClusterExternalSecretSpecExternalSecretSpecDataSourceRefStoreRef;
  readonly "syncWindows"?: ClusterExternalSecretSpecExternalSecretSpecSyncWindows;
  readonly "target"?: ClusterExternalSecretSpecExternalSecretSpecTarget;
}

export interface ClusterExternalSecretSpecNamespaceSelectorMatchExpressions {
  readonly "key": string;
  readonly "operator": string;
  readonly "values"?: readonly (string)[];
}

export interface ClusterExternalSecretSpecNamespaceSelector {
  readonly "matchExpressions"?: readonly (ClusterExternalSecretSpecNamespaceSelectorMatchExpressions)[];
  readonly "matchLabels"?: Readonly<Record<string, string>>;
}

export interface ClusterExternalSecretSpec {
  readonly "externalSecretMetadata"?: ObjectMeta2;
  readonly "externalSecretName"?: string;
  readonly "externalSecretSpec": ClusterExternalSecretSpecExternalSecretSpec;
  readonly "namespaceSelector"?: ClusterExternalSecretSpecNamespaceSelector;
  readonly "namespaceSelectors"?: readonly (ClusterExternalSecretSpecNamespaceSelector)[];
  readonly "namespaces"?: readonly (string)[];
  readonly "refreshTime"?: string;
}

export interface ClusterExternalSecret {
  readonly "apiVersion"?: string;
  readonly "kind"?: string;
  readonly "metadata"?: ObjectMeta;
  readonly "spec"?: ClusterExternalSecretSpec;
  readonly "status"?: unknown;
}

export interface ClusterSecretStoreSpecConditions {
  readonly "namespaceRegexes"?: readonly (string)[];
  readonly "namespaceSelector"?: ClusterExternalSecretSpecNamespaceSelector;
  readonly "namespaces"?: readonly (string)[];
}

export interface ClusterSecretStoreSpecRetrySettings {
  readonly "maxRetries"?: number;
  readonly "retryInterval"?: string;
}

export interface ClusterSecretStoreSpec {
  readonly "conditions"?: readonly (ClusterSecretStoreSpecConditions)[];
  readonly "controller"?: string;
  readonly "provider": Readonly<Record<string, unknown>>;
  readonly "refreshInterval"?: number | string;
  readonly "retrySettings"?: ClusterSecretStoreSpecRetrySettings;
}

export interface ClusterSecretStore {
  readonly "apiVersion"?: string;
  readonly "kind"?: string;
  readonly "metadata"?: ObjectMeta;
  readonly "spec"?: ClusterSecretStoreSpec;
  readonly "status"?: unknown;
}

export interface ExternalSecret {
  readonly "apiVersion"?: string;
  readonly "kind"?: string;
  readonly "metadata"?: ObjectMeta;
  readonly "spec"?: ClusterExternalSecretSpecExternalSecretSpec;
  readonly "status"?: unknown;
}

export interface PushSecretSpecDataMatchRemoteRef {
  readonly "property"?: string;
  readonly "remoteKey": string;
}

export interface PushSecretSpecDataMatch {
  readonly "remoteRef": PushSecretSpecDataMatchRemoteRef;
  readonly "secretKey"?: string;
}

export interface PushSecretSpecData {
  readonly "conversionStrategy"?: "None" | "ReverseUnicode";
  readonly "match": PushSecretSpecDataMatch;
  readonly "metadata"?: unknown;
}

export interface PushSecretSpecDataToRewrite {
  readonly "regexp"?: ClusterExternalSecretSpecExternalSecretSpecDataFromRewriteRegexp;
  readonly "transform"?: ClusterExternalSecretSpecExternalSecretSpecDataFromRewriteTransform;
}

export interface PushSecretSpecDataToStoreRef {
  readonly "kind"?: "SecretStore" | "ClusterSecretStore";
  readonly "labelSelector"?: ClusterExternalSecretSpecNamespaceSelector;
  readonly "name"?: string;
}

export interface PushSecretSpecDataTo {
  readonly "conversionStrategy"?: "None" | "ReverseUnicode";
  readonly "match"?: ClusterExternalSecretSpecExternalSecretSpecDataFromFindName;
  readonly "metadata"?: unknown;
  readonly "remoteKey"?: string;
  readonly "rewrite"?: readonly (PushSecretSpecDataToRewrite)[];
  readonly "storeRef"?: PushSecretSpecDataToStoreRef;
}

export interface PushSecretSpecSelectorSecret {
  readonly "name"?: string;
  readonly "selector"?: ClusterExternalSecretSpecNamespaceSelector;
}

export interface PushSecretSpecSelector {
  readonly "generatorRef"?: ClusterExternalSecretSpecExternalSecretSpecDataSourceRefGeneratorRef;
  readonly "secret"?: PushSecretSpecSelectorSecret;
}

export interface PushSecretSpec {
  readonly "data"?: readonly (PushSecretSpecData)[];
  readonly "dataTo"?: readonly (PushSecretSpecDataTo)[];
  readonly "deletionPolicy"?: "Delete" | "None";
  readonly "refreshInterval"?: string;
  readonly "secretStoreRefs": readonly (PushSecretSpecDataToStoreRef)[];
  readonly "selector": PushSecretSpecSelector;
  readonly "template"?: ClusterExternalSecretSpecExternalSecretSpecTargetTemplate;
  readonly "updatePolicy"?: "Replace" | "IfNotExists";
}

export interface PushSecret {
  readonly "apiVersion"?: string;
  readonly "kind"?: string;
  readonly "metadata"?: ObjectMeta;
  readonly "spec"?: PushSecretSpec;
  readonly "status"?: unknown;
}

export interface FluxInstanceSpecCluster {
  readonly "domain"?: string;
  readonly "multitenant"?: boolean;
  readonly "multitenantWorkloadIdentity"?: boolean;
  readonly "networkPolicy"?: boolean;
  readonly "objectLevelWorkloadIdentity"?: boolean;
  readonly "size"?: "small" | "medium" | "large";
  readonly "tenantDefaultDecryptionServiceAccount"?: string;
  readonly "tenantDefaultKubeConfigServiceAccount"?: string;
  readonly "tenantDefaultServiceAccount"?: string;
  readonly "type"?: "kubernetes" | "openshift" | "aws" | "azure" | "gcp";
}

export interface FluxInstanceSpecDistribution {
  readonly "artifact"?: string;
  readonly "artifactPullSecret"?: string;
  readonly "imagePullSecret"?: string;
  readonly "registry": string;
  readonly "variant"?: "upstream-alpine" | "enterprise-alpine" | "enterprise-distroless" | "enterprise-distroless-fips";
  readonly "version": string;
}

export interface FluxInstanceSpecKustomizePatchesTarget {
  readonly "annotationSelector"?: string;
  readonly "group"?: string;
  readonly "kind"?: string;
  readonly "labelSelector"?: string;
  readonly "name"?: string;
  readonly "namespace"?: string;
  readonly "version"?: string;
}

export interface FluxInstanceSpecKustomizePatches {
  readonly "patch": string;
  readonly "target"?: FluxInstanceSpecKustomizePatchesTarget;
}

export interface FluxInstanceSpecKustomize {
  readonly "patches"?: readonly (FluxInstanceSpecKustomizePatches)[];
}

export interface FluxInstanceSpecSharding {
  readonly "key"?: string;
  readonly "shards": readonly (string)[];
  readonly "storage"?: "ephemeral" | "persistent";
}

export interface FluxInstanceSpecStorage {
  readonly "class": string;
  readonly "size": string;
}

export interface FluxInstanceSpecSync {
  readonly "interval"?: string;
  readonly "kind": "OCIRepository" | "GitRepository" | "Bucket";
  readonly "name"?: string;
  readonly "path": string;
  readonly "provider"?: "generic" | "aws" | "azure" | "gcp" | "github";
  readonly "pullSecret"?: string;
  readonly "ref": string;
  readonly "url": string;
}

export interface FluxInstanceSpec {
  readonly "cluster"?: FluxInstanceSpecCluster;
  readonly "commonMetadata"?: ObjectMeta2;
  readonly "components"?: readonly ("source-controller" | "kustomize-controller" | "helm-controller" | "notification-controller" | "image-reflector-controller" | "image-automation-controller" | "source-watcher")[];
  readonly "distribution": FluxInstanceSpecDistribution;
  readonly "kustomize"?: FluxInstanceSpecKustomize;
  readonly "migrateResources"?: boolean;
  readonly "sharding"?: FluxInstanceSpecSharding;
  readonly "storage"?: FluxInstanceSpecStorage;
  readonly "sync"?: FluxInstanceSpecSync;
  readonly "wait"?: boolean;
}

export interface FluxInstance {
  readonly "apiVersion"?: string;
  readonly "kind"?: string;
  readonly "metadata"?: ObjectMeta;
  readonly "spec"?: FluxInstanceSpec;
  readonly "status"?: unknown;
}

export interface FluxReportSpecCluster {
  readonly "nodes"?: number;
  readonly "platform": string;
  readonly "serverVersion": string;
}

export interface FluxReportSpecComponents {
  readonly "image": string;
  readonly "name": string;
  readonly "ready": boolean;
  readonly "status": string;
}

export interface FluxReportSpecDistribution {
  readonly "entitlement": string;
  readonly "managedBy"?: string;
  readonly "status": string;
  readonly "version"?: string;
}

export interface FluxReportSpecOperator {
  readonly "apiVersion": string;
  readonly "platform": string;
  readonly "version": string;
}

export interface FluxReportSpecReconcilersStats {
  readonly "failing": number;
  readonly "running": number;
  readonly "suspended": number;
  readonly "totalSize"?: string;
}

export interface FluxReportSpecReconcilers {
  readonly "apiVersion": string;
  readonly "kind": string;
  readonly "stats"?: FluxReportSpecReconcilersStats;
}

export interface FluxReportSpecSync {
  readonly "id": string;
  readonly "path"?: string;
  readonly "ready": boolean;
  readonly "source"?: string;
  readonly "status": string;
}

export interface FluxReportSpec {
  readonly "cluster"?: FluxReportSpecCluster;
  readonly "components"?: readonly (FluxReportSpecComponents)[];
  readonly "distribution": FluxReportSpecDistribution;
  readonly "operator"?: FluxReportSpecOperator;
  readonly "reconcilers"?: readonly (FluxReportSpecReconcilers)[];
  readonly "sync"?: FluxReportSpecSync;
}

export interface FluxReport {
  readonly "apiVersion"?: string;
  readonly "kind"?: string;
  readonly "metadata"?: ObjectMeta;
  readonly "spec"?: FluxReportSpec;
  readonly "status"?: unknown;
}

export interface ResourceSetSpecDependsOn {
  readonly "apiVersion": string;
  readonly "kind": string;
  readonly "name": string;
  readonly "namespace"?: string;
  readonly "ready"?: boolean;
  readonly "readyExpr"?: string;
}

export interface ResourceSetSpecInputStrategy {
  readonly "includeEmptyProviders"?: boolean;
  readonly "name": "Flatten" | "Permute";
}

export interface ResourceSetSpecInputsFrom {
  readonly "apiVersion"?: "fluxcd.controlplane.io/v1";
  readonly "kind"?: "ResourceSetInputProvider";
  readonly "name"?: string;
  readonly "selector"?: ClusterExternalSecretSpecNamespaceSelector;
}

export interface ResourceSetSpecSteps {
  readonly "name": string;
  readonly "resources"?: readonly (Readonly<Record<string, unknown>>)[];
  readonly "resourcesTemplate"?: string;
  readonly "timeout"?: string;
}

export interface ResourceSetSpec {
  readonly "commonMetadata"?: ObjectMeta2;
  readonly "dependsOn"?: readonly (ResourceSetSpecDependsOn)[];
  readonly "inputStrategy"?: ResourceSetSpecInputStrategy;
  readonly "inputs"?: readonly (Readonly<Record<string, unknown>>)[];
  readonly "inputsFrom"?: readonly (ResourceSetSpecInputsFrom)[];
  readonly "resources"?: readonly (Readonly<Record<string, unknown>>)[];
  readonly "resourcesTemplate"?: string;
  readonly "serviceAccountName"?: string;
  readonly "steps"?: readonly (ResourceSetSpecSteps)[];
  readonly "wait"?: boolean;
}

export interface ResourceSet {
  readonly "apiVersion"?: string;
  readonly "kind"?: string;
  readonly "metadata"?: ObjectMeta;
  readonly "spec"?: ResourceSetSpec;
  readonly "status"?: unknown;
}

export interface ResourceSetInputProviderSpecCertSecretRef {
  readonly "name": string;
}

export interface ResourceSetInputProviderSpecFilter {
  readonly "excludeBranch"?: string;
  readonly "excludeEnvironment"?: string;
  readonly "excludeTag"?: string;
  readonly "includeBranch"?: string;
  readonly "includeEnvironment"?: string;
  readonly "includeTag"?: string;
  readonly "labels"?: readonly (string)[];
  readonly "limit"?: number;
  readonly "semver"?: string;
}

export interface ResourceSetInputProviderSpecSchedule {
  readonly "cron": string;
  readonly "timeZone"?: string;
  readonly "window"?: string;
}

export interface ResourceSetInputProviderSpecSelectors {
  readonly "matchExpressions"?: readonly (ClusterExternalSecretSpecNamespaceSelectorMatchExpressions)[];
  readonly "matchLabels"?: Readonly<Record<string, string>>;
  readonly "name"?: string;
  readonly "namespace"?: string;
}

export interface ResourceSetInputProviderSpecSkip {
  readonly "labels"?: readonly (string)[];
}

export interface ResourceSetInputProviderSpec {
  readonly "certSecretRef"?: ResourceSetInputProviderSpecCertSecretRef;
  readonly "defaultValues"?: Readonly<Record<string, unknown>>;
  readonly "filter"?: ResourceSetInputProviderSpecFilter;
  readonly "insecure"?: boolean;
  readonly "schedule"?: readonly (ResourceSetInputProviderSpecSchedule)[];
  readonly "secretRef"?: ResourceSetInputProviderSpecCertSecretRef;
  readonly "selectors"?: readonly (ResourceSetInputProviderSpecSelectors)[];
  readonly "serviceAccountName"?: string;
  readonly "skip"?: ResourceSetInputProviderSpecSkip;
  readonly "type": "Static" | "GitHubBranch" | "GitHubTag" | "GitHubPullRequest" | "GitLabBranch" | "GitLabTag" | "GitLabMergeRequest" | "GitLabEnvironment" | "AzureDevOpsBranch" | "AzureDevOpsTag" | "AzureDevOpsPullRequest" | "AWSCodeCommitBranch" | "AWSCodeCommitTag" | "AWSCodeCommitPullRequest" | "GiteaBranch" | "GiteaTag" | "GiteaPullRequest" | "OCIArtifactTag" | "ACRArtifactTag" | "ECRArtifactTag" | "GARArtifactTag" | "ExternalService" | "ExternalArtifact";
  readonly "url"?: string;
}

export interface ResourceSetInputProvider {
  readonly "apiVersion"?: string;
  readonly "kind"?: string;
  readonly "metadata"?: ObjectMeta;
  readonly "spec"?: ResourceSetInputProviderSpec;
  readonly "status"?: unknown;
}

export interface HelmReleaseSpecChartSpecSourceRef {
  readonly "apiVersion"?: string;
  readonly "kind": "HelmRepository" | "GitRepository" | "Bucket";
  readonly "name": string;
  readonly "namespace"?: string;
}

export interface HelmReleaseSpecChartSpecVerify {
  readonly "provider": "cosign" | "notation";
  readonly "secretRef"?: ResourceSetInputProviderSpecCertSecretRef;
}

export interface HelmReleaseSpecChartSpec {
  readonly "chart": string;
  readonly "ignoreMissingValuesFiles"?: boolean;
  readonly "interval"?: string;
  readonly "reconcileStrategy"?: "ChartVersion" | "Revision";
  readonly "sourceRef": HelmReleaseSpecChartSpecSourceRef;
  readonly "valuesFiles"?: readonly (string)[];
  readonly "verify"?: HelmReleaseSpecChartSpecVerify;
  readonly "version"?: string;
}

export interface HelmReleaseSpecChart {
  readonly "metadata"?: ObjectMeta2;
  readonly "spec": HelmReleaseSpecChartSpec;
}

export interface HelmReleaseSpecChartRef {
  readonly "apiVersion"?: string;
  readonly "kind": "OCIRepository" | "HelmChart" | "ExternalArtifact";
  readonly "name": string;
  readonly "namespace"?: string;
}

export interface HelmReleaseSpecDependsOn {
  readonly "name": string;
  readonly "namespace"?: string;
  readonly "readyExpr"?: string;
}

export interface HelmReleaseSpecDriftDetectionIgnore {
  readonly "paths": readonly (string)[];
  readonly "target"?: FluxInstanceSpecKustomizePatchesTarget;
}

export interface HelmReleaseSpecDriftDetection {
  readonly "ignore"?: readonly (HelmReleaseSpecDriftDetectionIgnore)[];
  readonly "mode"?: "enabled" | "warn" | "disabled";
}

export interface HelmReleaseSpecHealthCheckExprs {
  readonly "apiVersion": string;
  readonly "current": string;
  readonly "failed"?: string;
  readonly "inProgress"?: string;
  readonly "kind"?: string;
}

export interface HelmReleaseSpecInstallRemediation {
  readonly "ignoreTestFailures"?: boolean;
  readonly "remediateLastFailure"?: boolean;
  readonly "retries"?: number;
}

export interface HelmReleaseSpecInstallStrategy {
  readonly "name": "RemediateOnFailure" | "RetryOnFailure";
  readonly "retryInterval"?: string;
}

export interface HelmReleaseSpecInstall {
  readonly "crds"?: "Skip" | "Create" | "CreateReplace";
  readonly "createNamespace"?: boolean;
  readonly "disableHooks"?: boolean;
  readonly "disableOpenAPIValidation"?: boolean;
  readonly "disableSchemaValidation"?: boolean;
  readonly "disableTakeOwnership"?: boolean;
  readonly "disableWait"?: boolean;
  readonly "disableWaitForJobs"?: boolean;
  readonly "remediation"?: HelmReleaseSpecInstallRemediation;
  readonly "replace"?: boolean;
  readonly "serverSideApply"?: boolean;
  readonly "skipCRDs"?: boolean;
  readonly "strategy"?: HelmReleaseSpecInstallStrategy;
  readonly "timeout"?: string;
}

export interface HelmReleaseSpecKubeConfigSecretRef {
  readonly "key"?: string;
  readonly "name": string;
}

export interface HelmReleaseSpecKubeConfig {
  readonly "configMapRef"?: ResourceSetInputProviderSpecCertSecretRef;
  readonly "secretRef"?: HelmReleaseSpecKubeConfigSecretRef;
}

export interface HelmReleaseSpecPostRenderersKustomizeImages {
  readonly "digest"?: string;
  readonly "name": string;
  readonly "newName"?: string;
  readonly "newTag"?: string;
}

export interface HelmReleaseSpecPostRenderersKustomize {
  readonly "images"?: readonly (HelmReleaseSpecPostRenderersKustomizeImages)[];
  readonly "patches"?: readonly (FluxInstanceSpecKustomizePatches)[];
}

export interface HelmReleaseSpecPostRenderers {
  readonly "kustomize"?: HelmReleaseSpecPostRenderersKustomize;
}

export interface HelmReleaseSpecRollback {
  readonly "cleanupOnFail"?: boolean;
  readonly "disableHooks"?: boolean;
  readonly "disableWait"?: boolean;
  readonly "disableWaitForJobs"?: boolean;
  readonly "force"?: boolean;
  readonly "recreate"?: boolean;
  readonly "serverSideApply"?: "enabled" | "disabled" | "auto";
  readonly "timeout"?: string;
}

export interface HelmReleaseSpecTestFilters {
  readonly "exclude"?: boolean;
  readonly "name": string;
}

export interface HelmReleaseSpecTest {
  readonly "enable"?: boolean;
  readonly "filters"?: readonly (HelmReleaseSpecTestFilters)[];
  readonly "ignoreFailures"?: boolean;
  readonly "timeout"?: string;
}

export interface HelmReleaseSpecUninstall {
  readonly "deletionPropagation"?: "background" | "foreground" | "orphan";
  readonly "disableHooks"?: boolean;
  readonly "disableWait"?: boolean;
  readonly "keepHistory"?: boolean;
  readonly "timeout"?: string;
}

export interface HelmReleaseSpecUpgradeRemediation {
  readonly "ignoreTestFailures"?: boolean;
  readonly "remediateLastFailure"?: boolean;
  readonly "retries"?: number;
  readonly "strategy"?: "rollback" | "uninstall";
}

export interface HelmReleaseSpecUpgradeStrategy {
  readonly "name": "RemediateOnFailure" | "RetryOnFailure";
  readonly "retryInterval"?: string;
}

export interface HelmReleaseSpecUpgrade {
  readonly "chartNameChangeStrategy"?: "InPlaceUpdate" | "Reinstall";
  readonly "cleanupOnFail"?: boolean;
  readonly "crds"?: "Skip" | "Create" | "CreateReplace";
  readonly "disableHooks"?: boolean;
  readonly "disableOpenAPIValidation"?: boolean;
  readonly "disableSchemaValidation"?: boolean;
  readonly "disableTakeOwnership"?: boolean;
  readonly "disableWait"?: boolean;
  readonly "disableWaitForJobs"?: boolean;
  readonly "force"?: boolean;
  readonly "preserveValues"?: boolean;
  readonly "remediation"?: HelmReleaseSpecUpgradeRemediation;
  readonly "serverSideApply"?: "enabled" | "disabled" | "auto";
  readonly "strategy"?: HelmReleaseSpecUpgradeStrategy;
  readonly "timeout"?: string;
}

export interface HelmReleaseSpecValuesFrom {
  readonly "kind": "Secret" | "ConfigMap";
  readonly "literal"?: boolean;
  readonly "name": string;
  readonly "optional"?: boolean;
  readonly "targetPath"?: string;
  readonly "valuesKey"?: string;
}

export interface HelmReleaseSpecWaitStrategy {
  readonly "name": "poller" | "legacy";
}

export interface HelmReleaseSpec {
  readonly "chart"?: HelmReleaseSpecChart;
  readonly "chartRef"?: HelmReleaseSpecChartRef;
  readonly "commonMetadata"?: ObjectMeta2;
  readonly "dependsOn"?: readonly (HelmReleaseSpecDependsOn)[];
  readonly "driftDetection"?: HelmReleaseSpecDriftDetection;
  readonly "healthCheckExprs"?: readonly (HelmReleaseSpecHealthCheckExprs)[];
  readonly "install"?: HelmReleaseSpecInstall;
  readonly "interval": string;
  readonly "kubeConfig"?: HelmReleaseSpecKubeConfig;
  readonly "maxHistory"?: number;
  readonly "persistentClient"?: boolean;
  readonly "postRenderStrategy"?: "nohooks" | "combined" | "separate";
  readonly "postRenderers"?: readonly (HelmReleaseSpecPostRenderers)[];
  readonly "releaseName"?: string;
  readonly "rollback"?: HelmReleaseSpecRollback;
  readonly "serviceAccountName"?: string;
  readonly "storageNamespace"?: string;
  readonly "suspend"?: boolean;
  readonly "targetNamespace"?: string;
  readonly "test"?: HelmReleaseSpecTest;
  readonly "timeout"?: string;
  readonly "uninstall"?: HelmReleaseSpecUninstall;
  readonly "upgrade"?: HelmReleaseSpecUpgrade;
  readonly "values"?: unknown;
  readonly "valuesFrom"?: readonly (HelmReleaseSpecValuesFrom)[];
  readonly "waitStrategy"?: HelmReleaseSpecWaitStrategy;
}

export interface HelmRelease {
  readonly "apiVersion"?: string;
  readonly "kind"?: string;
  readonly "metadata"?: ObjectMeta;
  readonly "spec"?: HelmReleaseSpec;
  readonly "status"?: unknown;
}

export interface ImagePolicySpecFilterTags {
  readonly "extract"?: string;
  readonly "pattern"?: string;
}

export interface ImagePolicySpecImageRepositoryRef {
  readonly "name": string;
  readonly "namespace"?: string;
}

export interface ImagePolicySpecPolicyAlphabetical {
  readonly "order"?: "asc" | "desc";
}

export interface ImagePolicySpecPolicySemver {
  readonly "range": string;
}

export interface ImagePolicySpecPolicy {
  readonly "alphabetical"?: ImagePolicySpecPolicyAlphabetical;
  readonly "numerical"?: ImagePolicySpecPolicyAlphabetical;
  readonly "semver"?: ImagePolicySpecPolicySemver;
}

export interface ImagePolicySpec {
  readonly "digestReflectionPolicy"?: "Always" | "IfNotPresent" | "Never";
  readonly "filterTags"?: ImagePolicySpecFilterTags;
  readonly "imageRepositoryRef": ImagePolicySpecImageRepositoryRef;
  readonly "interval"?: string;
  readonly "policy": ImagePolicySpecPolicy;
  readonly "suspend"?: boolean;
}

export interface ImagePolicy {
  readonly "apiVersion"?: string;
  readonly "kind"?: string;
  readonly "metadata"?: ObjectMeta;
  readonly "spec"?: ImagePolicySpec;
  readonly "status"?: unknown;
}

export interface ImageRepositorySpecAccessFromNamespaceSelectors {
  readonly "matchLabels"?: Readonly<Record<string, string>>;
}

export interface ImageRepositorySpecAccessFrom {
  readonly "namespaceSelectors": readonly (ImageRepositorySpecAccessFromNamespaceSelectors)[];
}

export interface ImageRepositorySpec {
  readonly "accessFrom"?: ImageRepositorySpecAccessFrom;
  readonly "certSecretRef"?: ResourceSetInputProviderSpecCertSecretRef;
  readonly "exclusionList"?: readonly (string)[];
  readonly "image": string;
  readonly "insecure"?: boolean;
  readonly "interval": string;
  readonly "provider"?: "generic" | "aws" | "azure" | "gcp";
  readonly "proxySecretRef"?: ResourceSetInputProviderSpecCertSecretRef;
  readonly "secretRef"?: ResourceSetInputProviderSpecCertSecretRef;
  readonly "serviceAccountName"?: string;
  readonly "suspend"?: boolean;
  readonly "timeout"?: string;
}

export interface ImageRepository {
  readonly "apiVersion"?: string;
  readonly "kind"?: string;
  readonly "metadata"?: ObjectMeta;
  readonly "spec"?: ImageRepositorySpec;
  readonly "status"?: unknown;
}

export interface ImageUpdateAutomationSpecGitCheckoutRef {
  readonly "branch"?: string;
  readonly "commit"?: string;
  readonly "name"?: string;
  readonly "semver"?: string;
  readonly "tag"?: string;
}

export interface ImageUpdateAutomationSpecGitCheckout {
  readonly "ref": ImageUpdateAutomationSpecGitCheckoutRef;
}

export interface ImageUpdateAutomationSpecGitCommitAuthor {
  readonly "email": string;
  readonly "name"?: string;
}

export interface ImageUpdateAutomationSpecGitCommitSigningKey {
  readonly "secretRef": ResourceSetInputProviderSpecCertSecretRef;
  readonly "type"?: "gpg" | "ssh";
}

export interface ImageUpdateAutomationSpecGitCommit {
  readonly "author": ImageUpdateAutomationSpecGitCommitAuthor;
  readonly "messageTemplate"?: string;
  readonly "messageTemplateValues"?: Readonly<Record<string, string>>;
  readonly "signingKey"?: ImageUpdateAutomationSpecGitCommitSigningKey;
}

export interface ImageUpdateAutomationSpecGitPush {
  readonly "branch"?: string;
  readonly "options"?: Readonly<Record<string, string>>;
  readonly "refspec"?: string;
}

export interface ImageUpdateAutomationSpecGit {
  readonly "checkout"?: ImageUpdateAutomationSpecGitCheckout;
  readonly "commit": ImageUpdateAutomationSpecGitCommit;
  readonly "push"?: ImageUpdateAutomationSpecGitPush;
}

export interface ImageUpdateAutomationSpecSourceRef {
  readonly "apiVersion"?: string;
  readonly "kind": "GitRepository";
  readonly "name": string;
  readonly "namespace"?: string;
}

export interface ImageUpdateAutomationSpecUpdate {
  readonly "path"?: string;
  readonly "strategy"?: "Setters";
}

export interface ImageUpdateAutomationSpec {
  readonly "git"?: ImageUpdateAutomationSpecGit;
  readonly "interval": string;
  readonly "policySelector"?: ClusterExternalSecretSpecNamespaceSelector;
  readonly "sourceRef": ImageUpdateAutomationSpecSourceRef;
  readonly "suspend"?: boolean;
  readonly "update"?: ImageUpdateAutomationSpecUpdate;
}

export interface ImageUpdateAutomation {
  readonly "apiVersion"?: string;
  readonly "kind"?: string;
  readonly "metadata"?: ObjectMeta;
  readonly "spec"?: ImageUpdateAutomationSpec;
  readonly "status"?: unknown;
}

export interface KustomizationSpecDecryption {
  readonly "provider": "sops";
  readonly "secretRef"?: ResourceSetInputProviderSpecCertSecretRef;
  readonly "serviceAccountName"?: string;
}

export interface KustomizationSpecHealthChecks {
  readonly "apiVersion"?: string;
  readonly "kind": string;
  readonly "name": string;
  readonly "namespace"?: string;
}

export interface KustomizationSpecPostBuildSubstituteFrom {
  readonly "kind": "Secret" | "ConfigMap";
  readonly "name": string;
  readonly "optional"?: boolean;
}

export interface KustomizationSpecPostBuild {
  readonly "substitute"?: Readonly<Record<string, string>>;
  readonly "substituteFrom"?: readonly (KustomizationSpecPostBuildSubstituteFrom)[];
  readonly "substituteStrategy"?: "WithVariables" | "Always";
}

export interface KustomizationSpecSourceRef {
  readonly "apiVersion"?: string;
  readonly "kind": "OCIRepository" | "GitRepository" | "Bucket" | "ExternalArtifact";
  readonly "name": string;
  readonly "namespace"?: string;
}

export interface KustomizationSpec {
  readonly "buildMetadata"?: readonly ("originAnnotations" | "transformerAnnotations")[];
  readonly "commonMetadata"?: ObjectMeta2;
  readonly "components"?: readonly (string)[];
  readonly "decryption"?: KustomizationSpecDecryption;
  readonly "deletionPolicy"?: "MirrorPrune" | "Delete" | "WaitForTermination" | "Orphan";
  readonly "dependsOn"?: readonly (HelmReleaseSpecDependsOn)[];
  readonly "force"?: boolean;
  readonly "healthCheckExprs"?: readonly (HelmReleaseSpecHealthCheckExprs)[];
  readonly "healthChecks"?: readonly (KustomizationSpecHealthChecks)[];
  readonly "ignore"?: readonly (HelmReleaseSpecDriftDetectionIgnore)[];
  readonly "ignoreMissingComponents"?: boolean;
  readonly "images"?: readonly (HelmReleaseSpecPostRenderersKustomizeImages)[];
  readonly "interval": string;
  readonly "kubeConfig"?: HelmReleaseSpecKubeConfig;
  readonly "namePrefix"?: string;
  readonly "nameSuffix"?: string;
  readonly "patches"?: readonly (FluxInstanceSpecKustomizePatches)[];
  readonly "path"?: string;
  readonly "postBuild"?: KustomizationSpecPostBuild;
  readonly "prune": boolean;
  readonly "retryInterval"?: string;
  readonly "serviceAccountName"?: string;
  readonly "sourceRef": KustomizationSpecSourceRef;
  readonly "suspend"?: boolean;
  readonly "targetNamespace"?: string;
  readonly "timeout"?: string;
  readonly "wait"?: boolean;
}

export interface Kustomization {
  readonly "apiVersion"?: string;
  readonly "kind"?: string;
  readonly "metadata"?: ObjectMeta;
  readonly "spec"?: KustomizationSpec;
  readonly "status"?: unknown;
}

export interface AlertSpecEventSources {
  readonly "apiVersion"?: string;
  readonly "kind": "Bucket" | "GitRepository" | "Kustomization" | "HelmRelease" | "HelmChart" | "HelmRepository" | "ImageRepository" | "ImagePolicy" | "ImageUpdateAutomation" | "OCIRepository" | "ArtifactGenerator" | "ExternalArtifact";
  readonly "matchLabels"?: Readonly<Record<string, string>>;
  readonly "name": string;
  readonly "namespace"?: string;
}

export interface AlertSpec {
  readonly "eventMetadata"?: Readonly<Record<string, string>>;
  readonly "eventSeverity"?: "info" | "error";
  readonly "eventSources": readonly (AlertSpecEventSources)[];
  readonly "exclusionList"?: readonly (string)[];
  readonly "inclusionList"?: readonly (string)[];
  readonly "providerRef": ResourceSetInputProviderSpecCertSecretRef;
  readonly "summary"?: string;
  readonly "suspend"?: boolean;
}

export interface Alert {
  readonly "apiVersion"?: string;
  readonly "kind"?: string;
  readonly "metadata"?: ObjectMeta;
  readonly "spec"?: AlertSpec;
}

export interface ProviderSpec {
  readonly "address"?: string;
  readonly "certSecretRef"?: ResourceSetInputProviderSpecCertSecretRef;
  readonly "channel"?: string;
  readonly "commitStatusExpr"?: string;
  readonly "interval"?: string;
  readonly "proxy"?: string;
  readonly "proxySecretRef"?: ResourceSetInputProviderSpecCertSecretRef;
  readonly "secretRef"?: ResourceSetInputProviderSpecCertSecretRef;
  readonly "serviceAccountName"?: string;
  readonly "suspend"?: boolean;
  readonly "timeout"?: string;
  readonly "type": "slack" | "discord" | "msteams" | "rocket" | "generic" | "generic-hmac" | "github" | "gitlab" | "gitea" | "giteapullrequestcomment" | "bitbucketserver" | "bitbucket" | "azuredevops" | "googlechat" | "googlepubsub" | "webex" | "sentry" | "azureeventhub" | "telegram" | "lark" | "matrix" | "opsgenie" | "alertmanager" | "grafana" | "githubdispatch" | "githubpullrequestcomment" | "gitlabmergerequestcomment" | "pagerduty" | "datadog" | "nats" | "zulip" | "otel";
  readonly "username"?: string;
}

export interface Provider {
  readonly "apiVersion"?: string;
  readonly "kind"?: string;
  readonly "metadata"?: ObjectMeta;
  readonly "spec"?: ProviderSpec;
}

export interface ReceiverSpecOidcProvidersValidations {
  readonly "expression": string;
  readonly "message": string;
}

export interface ReceiverSpecOidcProvidersVariables {
  readonly "expression": string;
  readonly "name": string;
}

export interface ReceiverSpecOidcProviders {
  readonly "audience"?: string;
  readonly "issuerURL": string;
  readonly "validations": readonly (ReceiverSpecOidcProvidersValidations)[];
  readonly "variables"?: readonly (ReceiverSpecOidcProvidersVariables)[];
}

export interface ReceiverSpecResources {
  readonly "apiVersion"?: string;
  readonly "filter"?: string;
  readonly "kind": "Bucket" | "GitRepository" | "Kustomization" | "HelmRelease" | "HelmChart" | "HelmRepository" | "ImageRepository" | "ImagePolicy" | "ImageUpdateAutomation" | "OCIRepository" | "ArtifactGenerator" | "ExternalArtifact";
  readonly "matchLabels"?: Readonly<Record<string, string>>;
  readonly "name": string;
  readonly "namespace"?: string;
}

export interface ReceiverSpec {
  readonly "events"?: readonly (string)[];
  readonly "interval"?: string;
  readonly "oidcProviders"?: readonly (ReceiverSpecOidcProviders)[];
  readonly "resourceFilter"?: string;
  readonly "resources": readonly (ReceiverSpecResources)[];
  readonly "secretRef"?: ResourceSetInputProviderSpecCertSecretRef;
  readonly "suspend"?: boolean;
  readonly "type": "generic" | "generic-hmac" | "generic-oidc" | "github" | "gitlab" | "bitbucket" | "harbor" | "dockerhub" | "quay" | "gcr" | "nexus" | "acr" | "cdevents";
}

export interface Receiver {
  readonly "apiVersion"?: string;
  readonly "kind"?: string;
  readonly "metadata"?: ObjectMeta;
  readonly "spec"?: ReceiverSpec;
  readonly "status"?: unknown;
}

export interface ArtifactGeneratorSpecArtifactsCopy {
  readonly "exclude"?: readonly (string)[];
  readonly "from": string;
  readonly "strategy"?: "Overwrite" | "Merge" | "Extract";
  readonly "to": string;
}

export interface ArtifactGeneratorSpecArtifacts {
  readonly "copy": readonly (ArtifactGeneratorSpecArtifactsCopy)[];
  readonly "name": string;
  readonly "originRevision"?: string;
  readonly "revision"?: string;
}

export interface ArtifactGeneratorSpecSources {
  readonly "alias": string;
  readonly "kind": "Bucket" | "GitRepository" | "OCIRepository" | "HelmChart" | "ExternalArtifact";
  readonly "name": string;
  readonly "namespace"?: string;
}

export interface ArtifactGeneratorSpec {
  readonly "artifacts": readonly (ArtifactGeneratorSpecArtifacts)[];
  readonly "commonMetadata"?: ObjectMeta2;
  readonly "pathPattern"?: string;
  readonly "sources": readonly (ArtifactGeneratorSpecSources)[];
}

export interface ArtifactGenerator {
  readonly "apiVersion"?: string;
  readonly "kind"?: string;
  readonly "metadata"?: ObjectMeta;
  readonly "spec"?: ArtifactGeneratorSpec;
  readonly "status"?: unknown;
}

export interface BucketSpecSts {
  readonly "certSecretRef"?: ResourceSetInputProviderSpecCertSecretRef;
  readonly "endpoint": string;
  readonly "provider": "aws" | "ldap";
  readonly "secretRef"?: ResourceSetInputProviderSpecCertSecretRef;
}

export interface BucketSpec {
  readonly "bucketName": string;
  readonly "certSecretRef"?: ResourceSetInputProviderSpecCertSecretRef;
  readonly "endpoint": string;
  readonly "ignore"?: string;
  readonly "insecure"?: boolean;
  readonly "interval": string;
  readonly "prefix"?: string;
  readonly "provider"?: "generic" | "aws" | "gcp" | "azure";
  readonly "proxySecretRef"?: ResourceSetInputProviderSpecCertSecretRef;
  readonly "region"?: string;
  readonly "secretRef"?: ResourceSetInputProviderSpecCertSecretRef;
  readonly "serviceAccountName"?: string;
  readonly "sts"?: BucketSpecSts;
  readonly "suspend"?: boolean;
  readonly "timeout"?: string;
}

export interface Bucket {
  readonly "apiVersion"?: string;
  readonly "kind"?: string;
  readonly "metadata"?: ObjectMeta;
  readonly "spec"?: BucketSpec;
  readonly "status"?: unknown;
}

export interface ExternalArtifactSpec {
  readonly "sourceRef"?: KustomizationSpecHealthChecks;
}

export interface ExternalArtifact {
  readonly "apiVersion"?: string;
  readonly "kind"?: string;
  readonly "metadata"?: ObjectMeta;
  readonly "spec"?: ExternalArtifactSpec;
  readonly "status"?: unknown;
}

export interface GitRepositorySpecInclude {
  readonly "fromPath"?: string;
  readonly "repository": ResourceSetInputProviderSpecCertSecretRef;
  readonly "toPath"?: string;
}

export interface GitRepositorySpecVerify {
  readonly "mode"?: "head" | "HEAD" | "Tag" | "TagAndHEAD";
  readonly "secretRef": ResourceSetInputProviderSpecCertSecretRef;
}

export interface GitRepositorySpec {
  readonly "ignore"?: string;
  readonly "include"?: readonly (GitRepositorySpecInclude)[];
  readonly "interval": string;
  readonly "provider"?: "generic" | "aws" | "azure" | "github";
  readonly "proxySecretRef"?: ResourceSetInputProviderSpecCertSecretRef;
  readonly "recurseSubmodules"?: boolean;
  readonly "ref"?: ImageUpdateAutomationSpecGitCheckoutRef;
  readonly "secretRef"?: ResourceSetInputProviderSpecCertSecretRef;
  readonly "serviceAccountName"?: string;
  readonly "sparseCheckout"?: readonly (string)[];
  readonly "suspend"?: boolean;
  readonly "timeout"?: string;
  readonly "url": string;
  readonly "verify"?: GitRepositorySpecVerify;
}

export interface GitRepository {
  readonly "apiVersion"?: string;
  readonly "kind"?: string;
  readonly "metadata"?: ObjectMeta;
  readonly "spec"?: GitRepositorySpec;
  readonly "status"?: unknown;
}

export interface HelmChartSpecSourceRef {
  readonly "apiVersion"?: string;
  readonly "kind": "HelmRepository" | "GitRepository" | "Bucket";
  readonly "name": string;
}

export interface HelmChartSpecVerifyMatchOIDCIdentity {
  readonly "issuer": string;
  readonly "subject": string;
}

export interface HelmChartSpecVerify {
  readonly "matchOIDCIdentity"?: readonly (HelmChartSpecVerifyMatchOIDCIdentity)[];
  readonly "provider": "cosign" | "notation";
  readonly "secretRef"?: ResourceSetInputProviderSpecCertSecretRef;
}

export interface HelmChartSpec {
  readonly "chart": string;
  readonly "ignoreMissingValuesFiles"?: boolean;
  readonly "interval": string;
  readonly "reconcileStrategy"?: "ChartVersion" | "Revision";
  readonly "sourceRef": HelmChartSpecSourceRef;
  readonly "suspend"?: boolean;
  readonly "valuesFiles"?: readonly (string)[];
  readonly "verify"?: HelmChartSpecVerify;
  readonly "version"?: string;
}

export interface HelmChart {
  readonly "apiVersion"?: string;
  readonly "kind"?: string;
  readonly "metadata"?: ObjectMeta;
  readonly "spec"?: HelmChartSpec;
  readonly "status"?: unknown;
}

export interface HelmRepositorySpec {
  readonly "accessFrom"?: ImageRepositorySpecAccessFrom;
  readonly "certSecretRef"?: ResourceSetInputProviderSpecCertSecretRef;
  readonly "insecure"?: boolean;
  readonly "interval"?: string;
  readonly "passCredentials"?: boolean;
  readonly "provider"?: "generic" | "aws" | "azure" | "gcp";
  readonly "secretRef"?: ResourceSetInputProviderSpecCertSecretRef;
  readonly "suspend"?: boolean;
  readonly "timeout"?: string;
  readonly "type"?: "default" | "oci";
  readonly "url": string;
}

export interface HelmRepository {
  readonly "apiVersion"?: string;
  readonly "kind"?: string;
  readonly "metadata"?: ObjectMeta;
  readonly "spec"?: HelmRepositorySpec;
  readonly "status"?: unknown;
}

export interface OCIRepositorySpecLayerSelector {
  readonly "mediaType"?: string;
  readonly "operation"?: "extract" | "copy";
}

export interface OCIRepositorySpecRef {
  readonly "digest"?: string;
  readonly "semver"?: string;
  readonly "semverFilter"?: string;
  readonly "tag"?: string;
}

export interface OCIRepositorySpecVerify {
  readonly "matchOIDCIdentity"?: readonly (HelmChartSpecVerifyMatchOIDCIdentity)[];
  readonly "provider": "cosign" | "notation";
  readonly "secretRef"?: ResourceSetInputProviderSpecCertSecretRef;
  readonly "trustedRootSecretRef"?: ResourceSetInputProviderSpecCertSecretRef;
}

export interface OCIRepositorySpec {
  readonly "certSecretRef"?: ResourceSetInputProviderSpecCertSecretRef;
  readonly "ignore"?: string;
  readonly "insecure"?: boolean;
  readonly "interval": string;
  readonly "layerSelector"?: OCIRepositorySpecLayerSelector;
  readonly "provider"?: "generic" | "aws" | "azure" | "gcp";
  readonly "proxySecretRef"?: ResourceSetInputProviderSpecCertSecretRef;
  readonly "ref"?: OCIRepositorySpecRef;
  readonly "secretRef"?: ResourceSetInputProviderSpecCertSecretRef;
  readonly "serviceAccountName"?: string;
  readonly "suspend"?: boolean;
  readonly "timeout"?: string;
  readonly "url": string;
  readonly "verify"?: OCIRepositorySpecVerify;
}

export interface OCIRepository {
  readonly "apiVersion"?: string;
  readonly "kind"?: string;
  readonly "metadata"?: ObjectMeta;
  readonly "spec"?: OCIRepositorySpec;
  readonly "status"?: unknown;
}

/** The shape of each kind in its newest version. */
export interface GeneratedKinds {
  readonly ConfigMap: ConfigMap;
  readonly Namespace: Namespace;
  readonly Secret: Secret;
  readonly ClusterExternalSecret: ClusterExternalSecret;
  readonly ClusterSecretStore: ClusterSecretStore;
  readonly ExternalSecret: ExternalSecret;
  readonly PushSecret: PushSecret;
  readonly SecretStore: ClusterSecretStore;
  readonly FluxInstance: FluxInstance;
  readonly FluxReport: FluxReport;
  readonly ResourceSet: ResourceSet;
  readonly ResourceSetInputProvider: ResourceSetInputProvider;
  readonly HelmRelease: HelmRelease;
  readonly ImagePolicy: ImagePolicy;
  readonly ImageRepository: ImageRepository;
  readonly ImageUpdateAutomation: ImageUpdateAutomation;
  readonly Kustomization: Kustomization;
  readonly Alert: Alert;
  readonly Provider: Provider;
  readonly Receiver: Receiver;
  readonly ArtifactGenerator: ArtifactGenerator;
  readonly Bucket: Bucket;
  readonly ExternalArtifact: ExternalArtifact;
  readonly GitRepository: GitRepository;
  readonly HelmChart: HelmChart;
  readonly HelmRepository: HelmRepository;
  readonly OCIRepository: OCIRepository;
}

/** The API group each kind belongs to. */
export const generatedGroups = {
  ConfigMap: '',
  Namespace: '',
  Secret: '',
  ClusterExternalSecret: 'external-secrets.io',
  ClusterSecretStore: 'external-secrets.io',
  ExternalSecret: 'external-secrets.io',
  PushSecret: 'external-secrets.io',
  SecretStore: 'external-secrets.io',
  FluxInstance: 'fluxcd.controlplane.io',
  FluxReport: 'fluxcd.controlplane.io',
  ResourceSet: 'fluxcd.controlplane.io',
  ResourceSetInputProvider: 'fluxcd.controlplane.io',
  HelmRelease: 'helm.toolkit.fluxcd.io',
  ImagePolicy: 'image.toolkit.fluxcd.io',
  ImageRepository: 'image.toolkit.fluxcd.io',
  ImageUpdateAutomation: 'image.toolkit.fluxcd.io',
  Kustomization: 'kustomize.toolkit.fluxcd.io',
  Alert: 'notification.toolkit.fluxcd.io',
  Provider: 'notification.toolkit.fluxcd.io',
  Receiver: 'notification.toolkit.fluxcd.io',
  ArtifactGenerator: 'source.extensions.fluxcd.io',
  Bucket: 'source.toolkit.fluxcd.io',
  ExternalArtifact: 'source.toolkit.fluxcd.io',
  GitRepository: 'source.toolkit.fluxcd.io',
  HelmChart: 'source.toolkit.fluxcd.io',
  HelmRepository: 'source.toolkit.fluxcd.io',
  OCIRepository: 'source.toolkit.fluxcd.io',
} as const;

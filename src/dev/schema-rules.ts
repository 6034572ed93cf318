/**
 * What the controllers' own kinds demand across fields, in our words: expressions in CEL on the value at a
 * path, with the message a person reads. `npm run schemas` attaches them to the catalog and compiles them.
 */
import { externalSecretsRules } from './schema-rules-eso.ts';
import { operatorRules } from './schema-rules-operator.ts';

export interface CatalogRule {
  readonly kinds: readonly string[];
  readonly versions: readonly string[];
  /** Property names from the root; `*` for items. Empty is the root. */
  readonly at: string;
  /** First and last Flux minor with the demand; absent: all. */
  readonly since?: string;
  readonly until?: string;
  readonly rule: string;
  readonly message: string;
  /** The child that a finding points at, when it is there. */
  readonly field?: string;
}

const kubeConfig = {
  kinds: ['HelmRelease', 'Kustomization'],
  versions: ['v2', 'v2beta2', 'v1', 'v1beta2'],
  at: 'spec.kubeConfig',
  since: '2.7',
};
const bucket = { kinds: ['Bucket'], versions: ['v1'], at: 'spec' };
const oldBucket = { ...bucket, versions: ['v1', 'v1beta2'] };
const receiver = { kinds: ['Receiver'], versions: ['v1'], at: 'spec', since: '2.9' };
const imagePolicy = { kinds: ['ImagePolicy'], versions: ['v1', 'v1beta2'], at: 'spec' };

const fluxRules: readonly CatalogRule[] = [
  {
    kinds: ['HelmRelease'],
    versions: ['v2', 'v2beta2'],
    at: 'spec',
    rule: 'has(self.chart) != has(self.chartRef)',
    message: 'needs either chart or chartRef, and not both',
  },
  {
    kinds: ['HelmRelease'],
    versions: ['v2'],
    at: 'spec.install.strategy',
    since: '2.7',
    rule: '!(self.name == "RemediateOnFailure" && has(self.retryInterval))',
    message: 'may not have retryInterval when name is RemediateOnFailure',
    field: 'retryInterval',
  },
  {
    kinds: ['HelmRelease'],
    versions: ['v2'],
    at: 'spec.upgrade.strategy',
    since: '2.7',
    rule: '!has(self.retryInterval) || self.name == "RetryOnFailure"',
    message: 'may have retryInterval only when name is RetryOnFailure',
    field: 'retryInterval',
  },
  {
    ...kubeConfig,
    rule: 'has(self.secretRef) || has(self.configMapRef)',
    message: 'needs secretRef or configMapRef',
  },
  {
    ...kubeConfig,
    rule: '!(has(self.secretRef) && has(self.configMapRef))',
    message: 'may not have both secretRef and configMapRef',
  },
  {
    ...oldBucket,
    rule: '!has(self.sts) || self.provider in ["aws", "generic"]',
    message: 'may have sts only when provider is aws or generic',
    field: 'sts',
  },
  {
    ...oldBucket,
    rule: '!has(self.sts) || self.provider != "aws" || self.sts.provider == "aws"',
    message: 'needs sts.provider aws because provider is aws',
    field: 'sts',
  },
  {
    ...oldBucket,
    rule: '!has(self.sts) || self.provider != "generic" || self.sts.provider == "ldap"',
    message: 'needs sts.provider ldap because provider is generic',
    field: 'sts',
  },
  {
    ...oldBucket,
    rule: '!(has(self.sts) && self.sts.provider == "aws" && has(self.sts.secretRef))',
    message: 'may not have sts.secretRef when sts.provider is aws',
    field: 'sts',
  },
  {
    ...oldBucket,
    rule: '!(has(self.sts) && self.sts.provider == "aws" && has(self.sts.certSecretRef))',
    message: 'may not have sts.certSecretRef when sts.provider is aws',
    field: 'sts',
  },
  {
    ...bucket,
    since: '2.7',
    rule: '!(has(self.serviceAccountName) && self.provider == "generic")',
    message: 'may not have serviceAccountName when provider is generic',
    field: 'serviceAccountName',
  },
  {
    ...bucket,
    since: '2.7',
    rule: '!(has(self.serviceAccountName) && has(self.secretRef))',
    message: 'may not have both secretRef and serviceAccountName',
    field: 'serviceAccountName',
  },
  {
    kinds: ['GitRepository'],
    versions: ['v1'],
    at: 'spec',
    since: '2.9',
    rule: '!has(self.serviceAccountName) || (has(self.provider) && self.provider in ["azure", "aws"])',
    message: 'may have serviceAccountName only when provider is azure or aws',
    field: 'serviceAccountName',
  },
  {
    kinds: ['GitRepository'],
    versions: ['v1'],
    at: 'spec',
    since: '2.7',
    until: '2.8',
    rule: '!has(self.serviceAccountName) || (has(self.provider) && self.provider == "azure")',
    message: 'may have serviceAccountName only when provider is azure',
    field: 'serviceAccountName',
  },
  {
    kinds: ['HelmChart'],
    versions: ['v1'],
    at: 'spec',
    since: '2.8',
    rule: '!has(self.verify) || self.sourceRef.kind == "HelmRepository"',
    message: 'may have verify only when sourceRef.kind is HelmRepository',
    field: 'verify',
  },
  {
    kinds: ['Provider'],
    versions: ['v1beta3'],
    at: 'spec',
    rule: '!has(self.commitStatusExpr) || self.type in ["github", "gitlab", "gitea", "bitbucketserver", "bitbucket", "azuredevops"]',
    message:
      'may have commitStatusExpr only for a Git provider: github, gitlab, gitea, bitbucketserver, bitbucket or azuredevops',
    field: 'commitStatusExpr',
  },
  {
    ...receiver,
    rule: 'self.type != "generic-oidc" || (has(self.oidcProviders) && size(self.oidcProviders) > 0)',
    message: 'needs oidcProviders because type is generic-oidc',
    field: 'type',
  },
  {
    ...receiver,
    rule: 'self.type == "generic-oidc" || !has(self.oidcProviders) || size(self.oidcProviders) == 0',
    message: 'may have oidcProviders only when type is generic-oidc',
    field: 'oidcProviders',
  },
  {
    ...receiver,
    rule: '!(self.type == "generic-oidc" && has(self.secretRef))',
    message: 'may not have secretRef when type is generic-oidc',
    field: 'secretRef',
  },
  {
    ...receiver,
    rule: 'self.type == "generic-oidc" || has(self.secretRef)',
    message: 'needs secretRef unless type is generic-oidc',
  },
  {
    ...imagePolicy,
    rule: '!has(self.interval) || self.digestReflectionPolicy == "Always"',
    message: 'may have interval only when digestReflectionPolicy is Always',
    field: 'interval',
  },
  {
    ...imagePolicy,
    rule: 'self.digestReflectionPolicy != "Always" || has(self.interval)',
    message: 'needs interval because digestReflectionPolicy is Always',
    field: 'digestReflectionPolicy',
  },
  {
    kinds: ['ArtifactGenerator'],
    versions: ['v1beta1'],
    at: 'spec',
    since: '2.9',
    rule: '(has(self.pathPattern) && self.pathPattern != "") || self.artifacts.all(artifact, artifact.name.matches("^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$"))',
    message: 'needs artifact names that are DNS names in lower case, unless pathPattern is set',
    field: 'artifacts',
  },
];

export const catalogRules: readonly CatalogRule[] = [...fluxRules, ...operatorRules, ...externalSecretsRules];

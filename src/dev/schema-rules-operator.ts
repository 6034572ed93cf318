import type { CatalogRule } from './schema-rules.ts';

const provider = { kinds: ['ResourceSetInputProvider'], versions: ['v1'], at: 'spec' };
const set = { kinds: ['ResourceSet'], versions: ['v1'] };
const sync = { kinds: ['FluxInstance'], versions: ['v1'], at: 'spec.sync' };

/** Rules of flux-operator's kinds. That the name of a sync never changes compares two states and is no rule here. */
export const operatorRules: readonly CatalogRule[] = [
  {
    kinds: ['FluxInstance', 'FluxReport'],
    versions: ['v1'],
    at: '',
    rule: 'self.metadata.name == "flux"',
    message: 'must be named flux',
    field: 'metadata.name',
  },
  {
    kinds: ['FluxInstance'],
    versions: ['v1'],
    at: 'spec',
    rule: '!(has(self.sharding) && has(self.sharding.storage) && self.sharding.storage == "persistent") || has(self.storage)',
    message: 'needs storage because sharding.storage is persistent',
    field: 'sharding',
  },
  {
    kinds: ['FluxInstance'],
    versions: ['v1'],
    at: 'spec.cluster',
    rule: '!(has(self.multitenantWorkloadIdentity) && self.multitenantWorkloadIdentity) || (has(self.objectLevelWorkloadIdentity) && self.objectLevelWorkloadIdentity)',
    message: 'needs objectLevelWorkloadIdentity because multitenantWorkloadIdentity is true',
    field: 'multitenantWorkloadIdentity',
  },
  {
    ...sync,
    rule: '!(has(self.provider) && self.provider == "gcp") || self.kind in ["OCIRepository", "Bucket"]',
    message: 'may have provider gcp only when kind is OCIRepository or Bucket',
    field: 'provider',
  },
  {
    ...sync,
    rule: '!(has(self.provider) && self.provider == "github") || self.kind == "GitRepository"',
    message: 'may have provider github only when kind is GitRepository',
    field: 'provider',
  },
  {
    ...set,
    at: 'spec',
    rule: '!has(self.steps) || !(has(self.resources) || has(self.resourcesTemplate))',
    message: 'may not have resources or resourcesTemplate beside steps',
    field: 'steps',
  },
  {
    ...set,
    at: 'spec',
    rule: 'has(self.resources) || has(self.resourcesTemplate) || has(self.steps)',
    message: 'needs resources, resourcesTemplate or steps',
  },
  {
    ...set,
    at: 'spec.inputStrategy',
    rule: '!has(self.includeEmptyProviders) || self.name == "Permute"',
    message: 'may have includeEmptyProviders only when name is Permute',
    field: 'includeEmptyProviders',
  },
  {
    ...set,
    at: 'spec.inputsFrom.*',
    rule: 'has(self.selector) || has(self.name)',
    message: 'needs name or selector',
  },
  {
    ...set,
    at: 'spec.inputsFrom.*',
    rule: '!(has(self.selector) && has(self.name))',
    message: 'may not have both name and selector',
  },
  {
    ...set,
    at: 'spec.steps',
    rule: 'self.all(step, self.exists_one(other, other.name == step.name))',
    message: 'must have a different name for each step',
  },
  {
    ...set,
    at: 'spec.steps.*',
    rule: 'has(self.resources) || has(self.resourcesTemplate)',
    message: 'needs resources or resourcesTemplate',
  },
  {
    ...provider,
    rule: '!(self.type in ["Static", "ExternalArtifact"] && has(self.url))',
    message: 'may not have url for the types Static and ExternalArtifact',
    field: 'url',
  },
  {
    ...provider,
    rule: 'self.type in ["Static", "ExternalArtifact"] || has(self.url)',
    message: 'needs url for this type',
  },
  {
    ...provider,
    rule: '!has(self.url) || !self.type.startsWith("Git") || self.url.startsWith("http")',
    message: 'needs a url that starts with http:// or https:// for this type',
    field: 'url',
  },
  {
    ...provider,
    rule: '!has(self.url) || !self.type.startsWith("AzureDevOps") || self.url.matches("^https?://")',
    message: 'needs a url that starts with http:// or https:// for the AzureDevOps types',
    field: 'url',
  },
  {
    ...provider,
    rule: '!has(self.url) || !self.type.startsWith("AWSCodeCommit") || self.url.startsWith("https://")',
    message: 'needs a url that starts with https:// for the AWSCodeCommit types',
    field: 'url',
  },
  {
    ...provider,
    rule: '!has(self.url) || !self.type.endsWith("ArtifactTag") || self.url.startsWith("oci")',
    message: 'needs a url that starts with oci:// for the artifact types',
    field: 'url',
  },
  {
    ...provider,
    rule: '!has(self.url) || !self.type.endsWith("ArtifactTag") || !self.url.startsWith("oci://") || self.url.matches("^oci://[^/]*/")',
    message: 'needs a repository after the host in url',
    field: 'url',
  },
  {
    ...provider,
    rule: '!has(self.url) || self.type != "ExternalService" || self.url.startsWith("http")',
    message: 'needs a url that starts with http:// or https:// for the type ExternalService',
    field: 'url',
  },
  {
    ...provider,
    rule: '!(has(self.insecure) && self.insecure) || self.type in ["ExternalService", "OCIArtifactTag"]',
    message: 'may have insecure only for the types ExternalService and OCIArtifactTag',
    field: 'insecure',
  },
  {
    ...provider,
    rule: '!has(self.url) || self.type != "ExternalService" || !self.url.startsWith("http://") || (has(self.insecure) && self.insecure)',
    message: 'needs insecure for a url that starts with http://',
    field: 'url',
  },
  {
    ...provider,
    rule: '!has(self.serviceAccountName) || self.type == "ExternalArtifact" || self.type.matches("^(AzureDevOps|AWSCodeCommit)|ArtifactTag$")',
    message:
      'may have serviceAccountName only for the types AzureDevOps*, AWSCodeCommit*, *ArtifactTag and ExternalArtifact',
    field: 'serviceAccountName',
  },
  {
    ...provider,
    rule: '!has(self.certSecretRef) || self.type == "OCIArtifactTag" || !self.type.matches("^(Static|ExternalArtifact)$|^(AzureDevOps|AWSCodeCommit)|ArtifactTag$")',
    message: 'may not have certSecretRef for this type',
    field: 'certSecretRef',
  },
  {
    ...provider,
    rule: '!has(self.secretRef) || self.type == "OCIArtifactTag" || !self.type.matches("^(Static|ExternalArtifact)$|^AWSCodeCommit|ArtifactTag$")',
    message: 'may not have secretRef for this type',
    field: 'secretRef',
  },
  {
    ...provider,
    rule: 'self.type != "ExternalArtifact" || (has(self.selectors) && size(self.selectors) > 0)',
    message: 'needs selectors for the type ExternalArtifact',
  },
  {
    ...provider,
    rule: '!has(self.selectors) || self.type == "ExternalArtifact"',
    message: 'may have selectors only for the type ExternalArtifact',
    field: 'selectors',
  },
  {
    ...provider,
    at: 'spec.selectors.*',
    rule: '!(has(self.name) && (has(self.matchLabels) || has(self.matchExpressions)))',
    message: 'may not have matchLabels or matchExpressions beside name',
  },
];

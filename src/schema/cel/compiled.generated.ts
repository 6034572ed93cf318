// Written by `npm run schemas` from src/dev/schema-rules*.ts; do not edit.
import { equal, field, items, sizeOf, text, within } from './plain.ts';

export const compiledRules: Readonly<Record<string, (self: unknown) => unknown>> = {
  "!(has(self.auth) && has(self.authRef))":
    self => !((field(self, "auth") !== undefined) && (field(self, "authRef") !== undefined)),
  "!(has(self.caBundle) && has(self.caProvider))":
    self => !((field(self, "caBundle") !== undefined) && (field(self, "caProvider") !== undefined)),
  "!(has(self.insecure) && self.insecure) || self.type in [\"ExternalService\", \"OCIArtifactTag\"]":
    self => (!((field(self, "insecure") !== undefined) && field(self, "insecure")) || within(field(self, "type"), ["ExternalService", "OCIArtifactTag"])),
  "!(has(self.multitenantWorkloadIdentity) && self.multitenantWorkloadIdentity) || (has(self.objectLevelWorkloadIdentity) && self.objectLevelWorkloadIdentity)":
    self => (!((field(self, "multitenantWorkloadIdentity") !== undefined) && field(self, "multitenantWorkloadIdentity")) || ((field(self, "objectLevelWorkloadIdentity") !== undefined) && field(self, "objectLevelWorkloadIdentity"))),
  "!(has(self.name) && (has(self.matchLabels) || has(self.matchExpressions)))":
    self => !((field(self, "name") !== undefined) && ((field(self, "matchLabels") !== undefined) || (field(self, "matchExpressions") !== undefined))),
  "!(has(self.provider) && self.provider == \"gcp\") || self.kind in [\"OCIRepository\", \"Bucket\"]":
    self => (!((field(self, "provider") !== undefined) && equal(field(self, "provider"), "gcp")) || within(field(self, "kind"), ["OCIRepository", "Bucket"])),
  "!(has(self.provider) && self.provider == \"github\") || self.kind == \"GitRepository\"":
    self => (!((field(self, "provider") !== undefined) && equal(field(self, "provider"), "github")) || equal(field(self, "kind"), "GitRepository")),
  "!(has(self.secretRef) && has(self.configMapRef))":
    self => !((field(self, "secretRef") !== undefined) && (field(self, "configMapRef") !== undefined)),
  "!(has(self.selector) && has(self.name))":
    self => !((field(self, "selector") !== undefined) && (field(self, "name") !== undefined)),
  "!(has(self.serviceAccountName) && has(self.secretRef))":
    self => !((field(self, "serviceAccountName") !== undefined) && (field(self, "secretRef") !== undefined)),
  "!(has(self.serviceAccountName) && self.provider == \"generic\")":
    self => !((field(self, "serviceAccountName") !== undefined) && equal(field(self, "provider"), "generic")),
  "!(has(self.sharding) && has(self.sharding.storage) && self.sharding.storage == \"persistent\") || has(self.storage)":
    self => (!(((field(self, "sharding") !== undefined) && (field(field(self, "sharding"), "storage") !== undefined)) && equal(field(field(self, "sharding"), "storage"), "persistent")) || (field(self, "storage") !== undefined)),
  "!(has(self.sts) && self.sts.provider == \"aws\" && has(self.sts.certSecretRef))":
    self => !(((field(self, "sts") !== undefined) && equal(field(field(self, "sts"), "provider"), "aws")) && (field(field(self, "sts"), "certSecretRef") !== undefined)),
  "!(has(self.sts) && self.sts.provider == \"aws\" && has(self.sts.secretRef))":
    self => !(((field(self, "sts") !== undefined) && equal(field(field(self, "sts"), "provider"), "aws")) && (field(field(self, "sts"), "secretRef") !== undefined)),
  "!(has(self.vault) && has(self.environment))":
    self => !((field(self, "vault") !== undefined) && (field(self, "environment") !== undefined)),
  "!(self.name == \"RemediateOnFailure\" && has(self.retryInterval))":
    self => !(equal(field(self, "name"), "RemediateOnFailure") && (field(self, "retryInterval") !== undefined)),
  "!(self.type == \"generic-oidc\" && has(self.secretRef))":
    self => !(equal(field(self, "type"), "generic-oidc") && (field(self, "secretRef") !== undefined)),
  "!(self.type in [\"Static\", \"ExternalArtifact\"] && has(self.url))":
    self => !(within(field(self, "type"), ["Static", "ExternalArtifact"]) && (field(self, "url") !== undefined)),
  "!has(self.certSecretRef) || self.type == \"OCIArtifactTag\" || !self.type.matches(\"^(Static|ExternalArtifact)$|^(AzureDevOps|AWSCodeCommit)|ArtifactTag$\")":
    self => ((!(field(self, "certSecretRef") !== undefined) || equal(field(self, "type"), "OCIArtifactTag")) || !new RegExp("^(Static|ExternalArtifact)$|^(AzureDevOps|AWSCodeCommit)|ArtifactTag$").test(text(field(self, "type")))),
  "!has(self.commitStatusExpr) || self.type in [\"github\", \"gitlab\", \"gitea\", \"bitbucketserver\", \"bitbucket\", \"azuredevops\"]":
    self => (!(field(self, "commitStatusExpr") !== undefined) || within(field(self, "type"), ["github", "gitlab", "gitea", "bitbucketserver", "bitbucket", "azuredevops"])),
  "!has(self.includeEmptyProviders) || self.name == \"Permute\"":
    self => (!(field(self, "includeEmptyProviders") !== undefined) || equal(field(self, "name"), "Permute")),
  "!has(self.interval) || self.digestReflectionPolicy == \"Always\"":
    self => (!(field(self, "interval") !== undefined) || equal(field(self, "digestReflectionPolicy"), "Always")),
  "!has(self.remoteKey) || !has(self.rewrite) || size(self.rewrite) == 0":
    self => ((!(field(self, "remoteKey") !== undefined) || !(field(self, "rewrite") !== undefined)) || equal(sizeOf(field(self, "rewrite")), 0)),
  "!has(self.retryInterval) || self.name == \"RetryOnFailure\"":
    self => (!(field(self, "retryInterval") !== undefined) || equal(field(self, "name"), "RetryOnFailure")),
  "!has(self.secretRef) || self.type == \"OCIArtifactTag\" || !self.type.matches(\"^(Static|ExternalArtifact)$|^AWSCodeCommit|ArtifactTag$\")":
    self => ((!(field(self, "secretRef") !== undefined) || equal(field(self, "type"), "OCIArtifactTag")) || !new RegExp("^(Static|ExternalArtifact)$|^AWSCodeCommit|ArtifactTag$").test(text(field(self, "type")))),
  "!has(self.selectors) || self.type == \"ExternalArtifact\"":
    self => (!(field(self, "selectors") !== undefined) || equal(field(self, "type"), "ExternalArtifact")),
  "!has(self.serviceAccountName) || (has(self.provider) && self.provider == \"azure\")":
    self => (!(field(self, "serviceAccountName") !== undefined) || ((field(self, "provider") !== undefined) && equal(field(self, "provider"), "azure"))),
  "!has(self.serviceAccountName) || (has(self.provider) && self.provider in [\"azure\", \"aws\"])":
    self => (!(field(self, "serviceAccountName") !== undefined) || ((field(self, "provider") !== undefined) && within(field(self, "provider"), ["azure", "aws"]))),
  "!has(self.serviceAccountName) || self.type == \"ExternalArtifact\" || self.type.matches(\"^(AzureDevOps|AWSCodeCommit)|ArtifactTag$\")":
    self => ((!(field(self, "serviceAccountName") !== undefined) || equal(field(self, "type"), "ExternalArtifact")) || new RegExp("^(AzureDevOps|AWSCodeCommit)|ArtifactTag$").test(text(field(self, "type")))),
  "!has(self.steps) || !(has(self.resources) || has(self.resourcesTemplate))":
    self => (!(field(self, "steps") !== undefined) || !((field(self, "resources") !== undefined) || (field(self, "resourcesTemplate") !== undefined))),
  "!has(self.sts) || self.provider != \"aws\" || self.sts.provider == \"aws\"":
    self => ((!(field(self, "sts") !== undefined) || !equal(field(self, "provider"), "aws")) || equal(field(field(self, "sts"), "provider"), "aws")),
  "!has(self.sts) || self.provider != \"generic\" || self.sts.provider == \"ldap\"":
    self => ((!(field(self, "sts") !== undefined) || !equal(field(self, "provider"), "generic")) || equal(field(field(self, "sts"), "provider"), "ldap")),
  "!has(self.sts) || self.provider in [\"aws\", \"generic\"]":
    self => (!(field(self, "sts") !== undefined) || within(field(self, "provider"), ["aws", "generic"])),
  "!has(self.url) || !self.type.endsWith(\"ArtifactTag\") || !self.url.startsWith(\"oci://\") || self.url.matches(\"^oci://[^/]*/\")":
    self => (((!(field(self, "url") !== undefined) || !text(field(self, "type")).endsWith("ArtifactTag")) || !text(field(self, "url")).startsWith("oci://")) || new RegExp("^oci://[^/]*/").test(text(field(self, "url")))),
  "!has(self.url) || !self.type.endsWith(\"ArtifactTag\") || self.url.startsWith(\"oci\")":
    self => ((!(field(self, "url") !== undefined) || !text(field(self, "type")).endsWith("ArtifactTag")) || text(field(self, "url")).startsWith("oci")),
  "!has(self.url) || !self.type.startsWith(\"AWSCodeCommit\") || self.url.startsWith(\"https://\")":
    self => ((!(field(self, "url") !== undefined) || !text(field(self, "type")).startsWith("AWSCodeCommit")) || text(field(self, "url")).startsWith("https://")),
  "!has(self.url) || !self.type.startsWith(\"AzureDevOps\") || self.url.matches(\"^https?://\")":
    self => ((!(field(self, "url") !== undefined) || !text(field(self, "type")).startsWith("AzureDevOps")) || new RegExp("^https?://").test(text(field(self, "url")))),
  "!has(self.url) || !self.type.startsWith(\"Git\") || self.url.startsWith(\"http\")":
    self => ((!(field(self, "url") !== undefined) || !text(field(self, "type")).startsWith("Git")) || text(field(self, "url")).startsWith("http")),
  "!has(self.url) || self.type != \"ExternalService\" || !self.url.startsWith(\"http://\") || (has(self.insecure) && self.insecure)":
    self => (((!(field(self, "url") !== undefined) || !equal(field(self, "type"), "ExternalService")) || !text(field(self, "url")).startsWith("http://")) || ((field(self, "insecure") !== undefined) && field(self, "insecure"))),
  "!has(self.url) || self.type != \"ExternalService\" || self.url.startsWith(\"http\")":
    self => ((!(field(self, "url") !== undefined) || !equal(field(self, "type"), "ExternalService")) || text(field(self, "url")).startsWith("http")),
  "!has(self.verify) || self.sourceRef.kind == \"HelmRepository\"":
    self => (!(field(self, "verify") !== undefined) || equal(field(field(self, "sourceRef"), "kind"), "HelmRepository")),
  "(has(self.pathPattern) && self.pathPattern != \"\") || self.artifacts.all(artifact, artifact.name.matches(\"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$\"))":
    self => (((field(self, "pathPattern") !== undefined) && !equal(field(self, "pathPattern"), "")) || items(field(self, "artifacts")).every(artifact => new RegExp("^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$").test(text(field(artifact, "name"))))),
  "[\"esoNamespace\", \"esoStoreName\", \"esoStoreKind\"].all(reserved, !(reserved in self))":
    self => items(["esoNamespace", "esoStoreName", "esoStoreKind"]).every(reserved => !within(reserved, self)),
  "[has(self.accessToken), has(self.auth)].filter(given, given).size() == 1":
    self => equal(sizeOf(items([(field(self, "accessToken") !== undefined), (field(self, "auth") !== undefined)]).filter(given => given)), 1),
  "[has(self.accessToken), has(self.oidcConfig)].filter(given, given).size() == 1":
    self => equal(sizeOf(items([(field(self, "accessToken") !== undefined), (field(self, "oidcConfig") !== undefined)]).filter(given => given)), 1),
  "[has(self.appRole), has(self.tokenSecretRef), has(self.userPass)].filter(given, given).size() == 1":
    self => equal(sizeOf(items([(field(self, "appRole") !== undefined), (field(self, "tokenSecretRef") !== undefined), (field(self, "userPass") !== undefined)]).filter(given => given)), 1),
  "[has(self.roleId), has(self.roleRef)].filter(given, given).size() == 1":
    self => equal(sizeOf(items([(field(self, "roleId") !== undefined), (field(self, "roleRef") !== undefined)]).filter(given => given)), 1),
  "[has(self.secretRef), has(self.oidcConfig)].filter(given, given).size() == 1":
    self => equal(sizeOf(items([(field(self, "secretRef") !== undefined), (field(self, "oidcConfig") !== undefined)]).filter(given => given)), 1),
  "[has(self.value), has(self.secretRef)].filter(given, given).size() == 1":
    self => equal(sizeOf(items([(field(self, "value") !== undefined), (field(self, "secretRef") !== undefined)]).filter(given => given)), 1),
  "has(self.auth) || has(self.authRef)":
    self => ((field(self, "auth") !== undefined) || (field(self, "authRef") !== undefined)),
  "has(self.chart) != has(self.chartRef)":
    self => !equal((field(self, "chart") !== undefined), (field(self, "chartRef") !== undefined)),
  "has(self.regexp) != has(self.transform)":
    self => !equal((field(self, "regexp") !== undefined), (field(self, "transform") !== undefined)),
  "has(self.resources) || has(self.resourcesTemplate)":
    self => ((field(self, "resources") !== undefined) || (field(self, "resourcesTemplate") !== undefined)),
  "has(self.resources) || has(self.resourcesTemplate) || has(self.steps)":
    self => (((field(self, "resources") !== undefined) || (field(self, "resourcesTemplate") !== undefined)) || (field(self, "steps") !== undefined)),
  "has(self.secretRef) || has(self.configMapRef)":
    self => ((field(self, "secretRef") !== undefined) || (field(self, "configMapRef") !== undefined)),
  "has(self.selector) || has(self.name)":
    self => ((field(self, "selector") !== undefined) || (field(self, "name") !== undefined)),
  "has(self.serviceAccountCredsSecretRef) || has(self.tokenSecretRef)":
    self => ((field(self, "serviceAccountCredsSecretRef") !== undefined) || (field(self, "tokenSecretRef") !== undefined)),
  "has(self.storeRef) && (has(self.storeRef.name) || has(self.storeRef.labelSelector))":
    self => ((field(self, "storeRef") !== undefined) && ((field(field(self, "storeRef"), "name") !== undefined) || (field(field(self, "storeRef"), "labelSelector") !== undefined))),
  "has(self.token) || (has(self.username) && has(self.password))":
    self => ((field(self, "token") !== undefined) || ((field(self, "username") !== undefined) && (field(self, "password") !== undefined))),
  "self.all(step, self.exists_one(other, other.name == step.name))":
    self => items(self).every(step => (items(self).filter(other => equal(field(other, "name"), field(step, "name"))).length === 1)),
  "self.digestReflectionPolicy != \"Always\" || has(self.interval)":
    self => (!equal(field(self, "digestReflectionPolicy"), "Always") || (field(self, "interval") !== undefined)),
  "self.metadata.name == \"flux\"":
    self => equal(field(field(self, "metadata"), "name"), "flux"),
  "self.type != \"ExternalArtifact\" || (has(self.selectors) && size(self.selectors) > 0)":
    self => (!equal(field(self, "type"), "ExternalArtifact") || ((field(self, "selectors") !== undefined) && (sizeOf(field(self, "selectors")) > 0))),
  "self.type != \"generic-oidc\" || (has(self.oidcProviders) && size(self.oidcProviders) > 0)":
    self => (!equal(field(self, "type"), "generic-oidc") || ((field(self, "oidcProviders") !== undefined) && (sizeOf(field(self, "oidcProviders")) > 0))),
  "self.type == \"generic-oidc\" || !has(self.oidcProviders) || size(self.oidcProviders) == 0":
    self => ((equal(field(self, "type"), "generic-oidc") || !(field(self, "oidcProviders") !== undefined)) || equal(sizeOf(field(self, "oidcProviders")), 0)),
  "self.type == \"generic-oidc\" || has(self.secretRef)":
    self => (equal(field(self, "type"), "generic-oidc") || (field(self, "secretRef") !== undefined)),
  "self.type in [\"Static\", \"ExternalArtifact\"] || has(self.url)":
    self => (within(field(self, "type"), ["Static", "ExternalArtifact"]) || (field(self, "url") !== undefined)),
};

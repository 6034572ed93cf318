/** For each path with rules: values that fit all of its rules, and what breaks each, by the rule's message. */
export const ruleExamples: Readonly<
  Record<string, { readonly good: readonly string[]; readonly bad: Readonly<Record<string, string>> }>
> = {
  'HelmRelease spec': {
    good: ['chart: {}', 'chartRef: {}'],
    bad: { 'needs either chart or chartRef, and not both': '{ chart: {}, chartRef: {} }' },
  },
  'HelmRelease spec.install.strategy': {
    good: ['name: RemediateOnFailure', '{ name: RetryOnFailure, retryInterval: 5m }'],
    bad: {
      'may not have retryInterval when name is RemediateOnFailure':
        '{ name: RemediateOnFailure, retryInterval: 5m }',
    },
  },
  'HelmRelease spec.upgrade.strategy': {
    good: ['name: RemediateOnFailure', '{ name: RetryOnFailure, retryInterval: 5m }'],
    bad: {
      'may have retryInterval only when name is RetryOnFailure':
        '{ name: RemediateOnFailure, retryInterval: 5m }',
    },
  },
  'HelmRelease spec.kubeConfig': {
    good: ['secretRef: { name: a }', 'configMapRef: { name: a }'],
    bad: {
      'needs secretRef or configMapRef': '{}',
      'may not have both secretRef and configMapRef': '{ secretRef: {}, configMapRef: {} }',
    },
  },
  'Bucket spec': {
    good: [
      'provider: generic',
      '{ provider: aws, sts: { provider: aws } }',
      '{ provider: generic, sts: { provider: ldap, secretRef: {}, certSecretRef: {} } }',
      '{ provider: aws, serviceAccountName: a }',
    ],
    bad: {
      'may have sts only when provider is aws or generic': '{ provider: gcp, sts: { provider: x } }',
      'needs sts.provider aws because provider is aws': '{ provider: aws, sts: { provider: ldap } }',
      'needs sts.provider ldap because provider is generic': '{ provider: generic, sts: { provider: aws } }',
      'may not have sts.secretRef when sts.provider is aws':
        '{ provider: aws, sts: { provider: aws, secretRef: {} } }',
      'may not have sts.certSecretRef when sts.provider is aws':
        '{ provider: aws, sts: { provider: aws, certSecretRef: {} } }',
      'may not have serviceAccountName when provider is generic':
        '{ provider: generic, serviceAccountName: a }',
      'may not have both secretRef and serviceAccountName':
        '{ provider: aws, serviceAccountName: a, secretRef: {} }',
    },
  },
  'GitRepository spec': {
    good: ['url: x', '{ provider: azure, serviceAccountName: a }'],
    bad: {
      'may have serviceAccountName only when provider is azure or aws':
        '{ provider: github, serviceAccountName: a }',
      'may have serviceAccountName only when provider is azure': '{ provider: aws, serviceAccountName: a }',
    },
  },
  'HelmChart spec': {
    good: ['sourceRef: { kind: GitRepository }', '{ sourceRef: { kind: HelmRepository }, verify: {} }'],
    bad: {
      'may have verify only when sourceRef.kind is HelmRepository':
        '{ sourceRef: { kind: Bucket }, verify: {} }',
    },
  },
  'Provider spec': {
    good: ['type: slack', '{ type: github, commitStatusExpr: x }'],
    bad: {
      'may have commitStatusExpr only for a Git provider: github, gitlab, gitea, bitbucketserver, bitbucket or azuredevops':
        '{ type: slack, commitStatusExpr: x }',
    },
  },
  'Receiver spec': {
    good: [
      '{ type: github, secretRef: {} }',
      '{ type: generic-oidc, oidcProviders: [{}] }',
      '{ type: github, secretRef: {}, oidcProviders: [] }',
    ],
    bad: {
      'needs oidcProviders because type is generic-oidc': '{ type: generic-oidc, oidcProviders: [] }',
      'may have oidcProviders only when type is generic-oidc':
        '{ type: github, secretRef: {}, oidcProviders: [{}] }',
      'may not have secretRef when type is generic-oidc':
        '{ type: generic-oidc, oidcProviders: [{}], secretRef: {} }',
      'needs secretRef unless type is generic-oidc': 'type: github',
    },
  },
  'ImagePolicy spec': {
    good: ['digestReflectionPolicy: Never', '{ digestReflectionPolicy: Always, interval: 5m }'],
    bad: {
      'may have interval only when digestReflectionPolicy is Always':
        '{ digestReflectionPolicy: Never, interval: 5m }',
      'needs interval because digestReflectionPolicy is Always': 'digestReflectionPolicy: Always',
    },
  },
  'ArtifactGenerator spec': {
    good: ['artifacts: [{ name: a.b-1 }]', '{ pathPattern: "*", artifacts: [{ name: "A{x}" }] }'],
    bad: {
      'needs artifact names that are DNS names in lower case, unless pathPattern is set':
        '{ pathPattern: "", artifacts: [{ name: a }, { name: axb_ }] }',
    },
  },
  'FluxInstance ': {
    good: ['metadata: { name: flux }'],
    bad: { 'must be named flux': 'metadata: { name: floe }' },
  },
  'FluxReport ': {
    good: ['metadata: { name: flux }'],
    bad: { 'must be named flux': 'metadata: { name: floe }' },
  },
  'FluxInstance spec': {
    good: ['{}', 'sharding: { storage: ephemeral }', '{ sharding: { storage: persistent }, storage: {} }'],
    bad: { 'needs storage because sharding.storage is persistent': 'sharding: { storage: persistent }' },
  },
  'FluxInstance spec.cluster': {
    good: [
      '{}',
      '{ multitenantWorkloadIdentity: true, objectLevelWorkloadIdentity: true }',
      'multitenantWorkloadIdentity: false',
    ],
    bad: {
      'needs objectLevelWorkloadIdentity because multitenantWorkloadIdentity is true':
        '{ multitenantWorkloadIdentity: true, objectLevelWorkloadIdentity: false }',
    },
  },
  'FluxInstance spec.sync': {
    good: [
      'kind: GitRepository',
      '{ kind: OCIRepository, provider: gcp }',
      '{ kind: GitRepository, provider: github }',
    ],
    bad: {
      'may have provider gcp only when kind is OCIRepository or Bucket':
        '{ kind: GitRepository, provider: gcp }',
      'may have provider github only when kind is GitRepository': '{ kind: Bucket, provider: github }',
    },
  },
  'ResourceSet spec': {
    good: ['resources: []', 'resourcesTemplate: x', 'steps: []'],
    bad: {
      'may not have resources or resourcesTemplate beside steps': '{ steps: [], resourcesTemplate: x }',
      'needs resources, resourcesTemplate or steps': 'wait: true',
    },
  },
  'ResourceSet spec.inputStrategy': {
    good: ['name: Flatten', '{ name: Permute, includeEmptyProviders: true }'],
    bad: {
      'may have includeEmptyProviders only when name is Permute':
        '{ name: Flatten, includeEmptyProviders: true }',
    },
  },
  'ResourceSet spec.inputsFrom.*': {
    good: ['name: a', 'selector: {}'],
    bad: {
      'needs name or selector': '{}',
      'may not have both name and selector': '{ name: a, selector: {} }',
    },
  },
  'ResourceSet spec.steps': {
    good: ['[{ name: a }, { name: b }]', '[]'],
    bad: { 'must have a different name for each step': '[{ name: a }, { name: b }, { name: a }]' },
  },
  'ResourceSet spec.steps.*': {
    good: ['resources: []', 'resourcesTemplate: x'],
    bad: { 'needs resources or resourcesTemplate': 'name: a' },
  },
  'ResourceSetInputProvider spec': {
    good: [
      'type: Static',
      '{ type: ExternalArtifact, selectors: [{}], serviceAccountName: a }',
      '{ type: GitHubBranch, url: https://a.b/c, secretRef: {}, certSecretRef: {} }',
      '{ type: AzureDevOpsTag, url: https://a.b/c, serviceAccountName: a, secretRef: {} }',
      '{ type: AWSCodeCommitTag, url: https://a.b/c, serviceAccountName: a }',
      '{ type: OCIArtifactTag, url: oci://a.b/c, insecure: true, certSecretRef: {}, secretRef: {} }',
      '{ type: ECRArtifactTag, url: oci://a.b/c, serviceAccountName: a }',
      '{ type: ExternalService, url: http://a.b, insecure: true }',
    ],
    bad: {
      'may not have url for the types Static and ExternalArtifact': '{ type: Static, url: https://a.b }',
      'needs url for this type': 'type: GitHubTag',
      'needs a url that starts with http:// or https:// for this type':
        '{ type: GitHubTag, url: oci://a.b/c }',
      'needs a url that starts with http:// or https:// for the AzureDevOps types':
        '{ type: AzureDevOpsTag, url: oci://a.b/c }',
      'needs a url that starts with https:// for the AWSCodeCommit types':
        '{ type: AWSCodeCommitTag, url: http://a.b/c }',
      'needs a url that starts with oci:// for the artifact types':
        '{ type: OCIArtifactTag, url: https://a.b/c }',
      'needs a repository after the host in url': '{ type: OCIArtifactTag, url: oci://a.b }',
      'needs a url that starts with http:// or https:// for the type ExternalService':
        '{ type: ExternalService, url: oci://a.b/c }',
      'may have insecure only for the types ExternalService and OCIArtifactTag':
        '{ type: GitHubTag, url: https://a.b, insecure: true }',
      'needs insecure for a url that starts with http://': '{ type: ExternalService, url: http://a.b }',
      'may have serviceAccountName only for the types AzureDevOps*, AWSCodeCommit*, *ArtifactTag and ExternalArtifact':
        '{ type: GitHubTag, url: https://a.b, serviceAccountName: a }',
      'may not have certSecretRef for this type':
        '{ type: AzureDevOpsTag, url: https://a.b, certSecretRef: {} }',
      'may not have secretRef for this type': '{ type: AWSCodeCommitTag, url: https://a.b, secretRef: {} }',
      'needs selectors for the type ExternalArtifact': '{ type: ExternalArtifact, selectors: [] }',
      'may have selectors only for the type ExternalArtifact': '{ type: Static, selectors: [{}] }',
    },
  },
  'ResourceSetInputProvider spec.selectors.*': {
    good: ['name: a', '{ matchLabels: {}, matchExpressions: [] }'],
    bad: { 'may not have matchLabels or matchExpressions beside name': '{ name: a, matchExpressions: [] }' },
  },
  'SecretStore spec.provider.aws.customSessionTags': {
    good: ['{ team: a }', '{}'],
    bad: {
      'may not have the reserved keys esoNamespace, esoStoreName and esoStoreKind':
        '{ team: a, esoStoreKind: b }',
    },
  },
  'SecretStore spec.provider.crd': {
    good: ['auth: {}', 'authRef: {}'],
    bad: { 'needs auth or authRef': '{}', 'may not have both auth and authRef': '{ auth: {}, authRef: {} }' },
  },
  'SecretStore spec.provider.doppler.auth': {
    good: ['secretRef: {}', 'oidcConfig: {}'],
    bad: { 'needs exactly one of secretRef or oidcConfig': '{ secretRef: {}, oidcConfig: {} }' },
  },
  'SecretStore spec.provider.pulumi': {
    good: ['accessToken: {}', 'auth: {}'],
    bad: { 'needs exactly one of accessToken or auth': '{}' },
  },
  'SecretStore spec.provider.pulumi.auth': {
    good: ['accessToken: {}', 'oidcConfig: {}'],
    bad: { 'needs exactly one of accessToken or oidcConfig': '{}' },
  },
  'SecretStore spec.provider.nebiusmysterybox.auth': {
    good: ['tokenSecretRef: {}', '{ tokenSecretRef: {}, serviceAccountCredsSecretRef: {} }'],
    bad: { 'needs serviceAccountCredsSecretRef or tokenSecretRef': '{}' },
  },
  'SecretStore spec.provider.onepasswordSDK': {
    good: ['{}', 'vault: a', 'environment: a'],
    bad: { 'may not have both vault and environment': '{ vault: a, environment: b }' },
  },
  'SecretStore spec.provider.openBao': {
    good: ['{}', 'caBundle: a', 'caProvider: {}'],
    bad: { 'may not have both caBundle and caProvider': '{ caBundle: a, caProvider: {} }' },
  },
  'SecretStore spec.provider.openBao.auth': {
    good: ['appRole: {}', 'tokenSecretRef: {}', 'userPass: {}'],
    bad: { 'needs exactly one of appRole, tokenSecretRef or userPass': '{ appRole: {}, userPass: {} }' },
  },
  'SecretStore spec.provider.openBao.auth.appRole': {
    good: ['roleId: a', 'roleRef: {}'],
    bad: { 'needs exactly one of roleId or roleRef': '{ roleId: a, roleRef: {} }' },
  },
  'SecretStore spec.provider.secretserver': {
    good: ['token: {}', '{ username: {}, password: {} }'],
    bad: { 'needs token, or username and password': 'username: {}' },
  },
  ...Object.fromEntries(
    ['username', 'password', 'token'].map(name => [
      `SecretStore spec.provider.secretserver.${name}`,
      {
        good: ['value: a', 'secretRef: {}'],
        bad: { 'needs exactly one of value or secretRef': '{ value: a, secretRef: {} }' },
      },
    ]),
  ),
  'PushSecret spec.dataTo.*': {
    good: [
      'storeRef: { name: a }',
      '{ storeRef: { labelSelector: {} }, rewrite: [{}] }',
      '{ storeRef: { name: a }, remoteKey: b, rewrite: [] }',
    ],
    bad: {
      'needs storeRef with name or labelSelector': 'storeRef: {}',
      'may not have both remoteKey and rewrite': '{ storeRef: { name: a }, remoteKey: b, rewrite: [{}] }',
    },
  },
  'PushSecret spec.dataTo.*.rewrite.*': {
    good: ['regexp: {}', 'transform: {}'],
    bad: { 'needs exactly one of regexp or transform': '{ regexp: {}, transform: {} }' },
  },
};

/** Where the objects of one kind name other objects. */
export interface ReferenceField {
  /** How messages call the field. */
  readonly label: string;
  /** Keys to the entry; `*` is every item of a list. */
  readonly path: readonly string[];
  /** Key of the name inside the entry; `''` when the entry itself is the name. Default `name`. */
  readonly name?: string;
  /** The kind referred to, when the entry does not say it. */
  readonly kind?: string;
  /** What an absent `kind` means. */
  readonly defaultKind?: string;
  /** The kinds the field may name, with their API groups. */
  readonly groups: Readonly<Record<string, string>>;
  /** Whether the entry may have a `namespace`; otherwise the referrer's own is meant. */
  readonly namespace?: boolean;
  /** Whether the entry may carry an `apiVersion`. */
  readonly apiVersion?: boolean;
}

const source = 'source.toolkit.fluxcd.io';
const helm = 'helm.toolkit.fluxcd.io';
const kustomize = 'kustomize.toolkit.fluxcd.io';
const notification = 'notification.toolkit.fluxcd.io';
const image = 'image.toolkit.fluxcd.io';
const extensions = 'source.extensions.fluxcd.io';
const externalSecrets = 'external-secrets.io';

const secrets = { Secret: '' };
const configMaps = { ConfigMap: '' };
const accounts = { ServiceAccount: '' };
const sources = {
  Bucket: source,
  ExternalArtifact: source,
  GitRepository: source,
  HelmChart: source,
  HelmRepository: source,
  OCIRepository: source,
};
const eventSources = {
  ...sources,
  ArtifactGenerator: extensions,
  HelmRelease: helm,
  ImagePolicy: image,
  ImageRepository: image,
  ImageUpdateAutomation: image,
  Kustomization: kustomize,
};

function secretAt(...path: string[]): ReferenceField {
  return { label: path.at(-1) ?? '', path: ['spec', ...path], kind: 'Secret', groups: secrets };
}

const serviceAccount: ReferenceField = {
  label: 'serviceAccountName',
  path: ['spec', 'serviceAccountName'],
  name: '',
  kind: 'ServiceAccount',
  groups: accounts,
};

const remoteCluster: readonly ReferenceField[] = [
  secretAt('kubeConfig', 'secretRef'),
  {
    label: 'configMapRef',
    path: ['spec', 'kubeConfig', 'configMapRef'],
    kind: 'ConfigMap',
    groups: configMaps,
  },
];

const sourceSecrets: readonly ReferenceField[] = [
  secretAt('secretRef'),
  secretAt('certSecretRef'),
  secretAt('proxySecretRef'),
  secretAt('verify', 'secretRef'),
  serviceAccount,
];

/** Namespaces follow what each controller does, not what its schema allows. */
const fields: readonly (readonly [group: string, kind: string, fields: readonly ReferenceField[]])[] = [
  [
    helm,
    'HelmRelease',
    [
      { label: 'chartRef', path: ['spec', 'chartRef'], groups: sources, namespace: true },
      { label: 'sourceRef', path: ['spec', 'chart', 'spec', 'sourceRef'], groups: sources, namespace: true },
      { label: 'valuesFrom', path: ['spec', 'valuesFrom', '*'], groups: { ...configMaps, ...secrets } },
      {
        label: 'dependsOn',
        path: ['spec', 'dependsOn', '*'],
        kind: 'HelmRelease',
        groups: { HelmRelease: helm },
        namespace: true,
      },
      secretAt('chart', 'spec', 'verify', 'secretRef'),
      ...remoteCluster,
      serviceAccount,
    ],
  ],
  [
    kustomize,
    'Kustomization',
    [
      { label: 'sourceRef', path: ['spec', 'sourceRef'], groups: sources, namespace: true },
      {
        label: 'dependsOn',
        path: ['spec', 'dependsOn', '*'],
        kind: 'Kustomization',
        groups: { Kustomization: kustomize },
        namespace: true,
      },
      {
        label: 'substituteFrom',
        path: ['spec', 'postBuild', 'substituteFrom', '*'],
        groups: { ...configMaps, ...secrets },
      },
      secretAt('decryption', 'secretRef'),
      ...remoteCluster,
      serviceAccount,
    ],
  ],
  [source, 'OCIRepository', sourceSecrets],
  [
    source,
    'GitRepository',
    [
      ...sourceSecrets,
      {
        label: 'include',
        path: ['spec', 'include', '*', 'repository'],
        kind: 'GitRepository',
        groups: sources,
      },
    ],
  ],
  [source, 'HelmRepository', sourceSecrets],
  [source, 'Bucket', sourceSecrets],
  [
    source,
    'HelmChart',
    [{ label: 'sourceRef', path: ['spec', 'sourceRef'], groups: sources }, secretAt('verify', 'secretRef')],
  ],
  [
    extensions,
    'ArtifactGenerator',
    [{ label: 'sources', path: ['spec', 'sources', '*'], groups: sources, namespace: true }],
  ],
  [
    notification,
    'Alert',
    [
      {
        label: 'providerRef',
        path: ['spec', 'providerRef'],
        kind: 'Provider',
        groups: { Provider: notification },
      },
      { label: 'eventSources', path: ['spec', 'eventSources', '*'], groups: eventSources, namespace: true },
    ],
  ],
  [
    notification,
    'Provider',
    [secretAt('secretRef'), secretAt('certSecretRef'), secretAt('proxySecretRef'), serviceAccount],
  ],
  [
    notification,
    'Receiver',
    [
      secretAt('secretRef'),
      {
        label: 'resources',
        path: ['spec', 'resources', '*'],
        groups: eventSources,
        namespace: true,
        apiVersion: true,
      },
    ],
  ],
  [
    image,
    'ImagePolicy',
    [
      {
        label: 'imageRepositoryRef',
        path: ['spec', 'imageRepositoryRef'],
        kind: 'ImageRepository',
        groups: { ImageRepository: image },
        namespace: true,
      },
    ],
  ],
  [
    image,
    'ImageRepository',
    [secretAt('secretRef'), secretAt('certSecretRef'), secretAt('proxySecretRef'), serviceAccount],
  ],
  [
    image,
    'ImageUpdateAutomation',
    [
      {
        label: 'sourceRef',
        path: ['spec', 'sourceRef'],
        defaultKind: 'GitRepository',
        groups: { GitRepository: source },
        namespace: true,
      },
    ],
  ],
  [
    externalSecrets,
    'ExternalSecret',
    [
      {
        label: 'secretStoreRef',
        path: ['spec', 'secretStoreRef'],
        defaultKind: 'SecretStore',
        groups: { SecretStore: externalSecrets, ClusterSecretStore: externalSecrets },
      },
    ],
  ],
];

/** By kind of the referring object; no two groups of the table have kinds of one name. */
export const referenceFields: ReadonlyMap<
  string,
  { readonly group: string; readonly fields: readonly ReferenceField[] }
> = new Map(fields.map(([group, kind, own]) => [kind, { group, fields: own }]));

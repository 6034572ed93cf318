import type { StoredVersion } from '../schema/catalog.ts';
import { objectMeta, typeMeta } from '../schema/object-meta.ts';
import type { PoolBuilder } from '../schema/pool.ts';
import type { Groups } from './schema-build.ts';
import { addShape, type Shape } from './schema-shape.ts';

/**
 * Kinds of other projects that stand in nearly every Flux repository. Only their firm parts are
 * described: a mapping that grows with releases stays open.
 */
interface OtherKind {
  readonly group: string;
  readonly kind: string;
  readonly versions: readonly string[];
  readonly cluster?: true;
  /** Top-level fields beside the metadata. */
  readonly fields: Readonly<Record<string, Shape>>;
}

const strings: Shape = { list: 'string' };
const labels: Shape = { map: 'string' };
const port: Shape = { number: 'port' };

const sealedSecret: OtherKind = {
  group: 'bitnami.com',
  kind: 'SealedSecret',
  versions: ['v1alpha1'],
  fields: {
    'spec!': {
      fields: {
        data: 'string',
        'encryptedData!': labels,
        template: {
          fields: { data: labels, immutable: 'boolean', metadata: 'any', type: 'string', '...': 'any' },
        },
      },
    },
  },
};

const parentRef: Shape = {
  fields: {
    group: 'string',
    kind: 'string',
    'name!': 'string',
    namespace: 'string',
    port,
    sectionName: 'string',
  },
};
const backendRef: Shape = {
  fields: {
    filters: { list: 'any' },
    group: 'string',
    kind: 'string',
    'name!': 'string',
    namespace: 'string',
    port,
    weight: 'integer',
  },
};
const httpRule: Shape = {
  fields: {
    backendRefs: { list: backendRef },
    filters: { list: { fields: { 'type!': 'string', '...': 'any' } } },
    matches: {
      list: {
        fields: {
          headers: { list: { fields: { 'name!': 'string', type: 'string', 'value!': 'string' } } },
          method: {
            oneOf: ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE', 'PATCH'],
          },
          path: {
            fields: { type: { oneOf: ['Exact', 'PathPrefix', 'RegularExpression'] }, value: 'string' },
          },
          queryParams: { list: { fields: { 'name!': 'string', type: 'string', 'value!': 'string' } } },
          '...': 'any',
        },
      },
    },
    name: 'string',
    timeouts: { fields: { backendRequest: 'string', request: 'string' } },
    '...': 'any',
  },
};

function route(kind: string, versions: readonly string[], rule: Shape): OtherKind {
  const spec: Shape = {
    fields: { hostnames: strings, parentRefs: { list: parentRef }, rules: { list: rule }, '...': 'any' },
  };
  return { group: 'gateway.networking.k8s.io', kind, versions, fields: { 'spec!': spec } };
}
const anyRule: Shape = { fields: { backendRefs: { list: backendRef }, name: 'string', '...': 'any' } };
const listener: Shape = {
  fields: {
    allowedRoutes: 'any',
    hostname: 'string',
    'name!': 'string',
    'port!': port,
    'protocol!': 'string',
    tls: {
      fields: {
        certificateRefs: {
          list: { fields: { group: 'string', kind: 'string', 'name!': 'string', namespace: 'string' } },
        },
        mode: { oneOf: ['Terminate', 'Passthrough'] },
        options: labels,
        '...': 'any',
      },
    },
    '...': 'any',
  },
};
const grant: Shape = {
  fields: {
    'from!': {
      list: { fields: { 'group!': 'string', 'kind!': 'string', 'namespace!': 'string' } },
      least: 1,
    },
    'to!': { list: { fields: { 'group!': 'string', 'kind!': 'string', name: 'string' } }, least: 1 },
  },
};
const gateway: readonly OtherKind[] = [
  {
    group: 'gateway.networking.k8s.io',
    kind: 'GatewayClass',
    versions: ['v1', 'v1beta1'],
    cluster: true,
    fields: {
      'spec!': {
        fields: { 'controllerName!': 'string', description: 'string', parametersRef: 'any', '...': 'any' },
      },
    },
  },
  {
    group: 'gateway.networking.k8s.io',
    kind: 'Gateway',
    versions: ['v1', 'v1beta1'],
    fields: {
      'spec!': {
        fields: {
          'gatewayClassName!': 'string',
          'listeners!': { list: listener, least: 1 },
          addresses: { list: 'any' },
          '...': 'any',
        },
      },
    },
  },
  route('HTTPRoute', ['v1', 'v1beta1'], httpRule),
  route('GRPCRoute', ['v1'], anyRule),
  route('TLSRoute', ['v1alpha2', 'v1alpha3', 'v1'], anyRule),
  route('TCPRoute', ['v1alpha2'], anyRule),
  route('UDPRoute', ['v1alpha2'], anyRule),
  {
    group: 'gateway.networking.k8s.io',
    kind: 'ReferenceGrant',
    versions: ['v1beta1', 'v1'],
    fields: { spec: grant },
  },
];

const issuerRef: Shape = { fields: { group: 'string', kind: 'string', 'name!': 'string' } };
const subject: Shape = {
  fields: {
    countries: strings,
    localities: strings,
    organizationalUnits: strings,
    organizations: strings,
    postalCodes: strings,
    provinces: strings,
    serialNumber: 'string',
    streetAddresses: strings,
  },
};
const certificate: Shape = {
  fields: {
    commonName: 'string',
    dnsNames: strings,
    duration: 'string',
    emailAddresses: strings,
    ipAddresses: strings,
    isCA: 'boolean',
    'issuerRef!': issuerRef,
    literalSubject: 'string',
    privateKey: {
      fields: {
        algorithm: { oneOf: ['RSA', 'ECDSA', 'Ed25519'] },
        encoding: { oneOf: ['PKCS1', 'PKCS8'] },
        rotationPolicy: { oneOf: ['Never', 'Always'] },
        size: 'integer',
        '...': 'any',
      },
    },
    renewBefore: 'string',
    renewBeforePercentage: 'integer',
    revisionHistoryLimit: 'integer',
    'secretName!': 'string',
    secretTemplate: { fields: { annotations: labels, labels } },
    subject,
    uris: strings,
    usages: strings,
    '...': 'any',
  },
};
const issuer: Shape = {
  fields: {
    acme: {
      fields: {
        email: 'string',
        'privateKeySecretRef!': { fields: { key: 'string', 'name!': 'string' } },
        'server!': 'string',
        solvers: { list: { fields: { dns01: 'any', http01: 'any', selector: 'any', '...': 'any' } } },
        '...': 'any',
      },
    },
    ca: { fields: { 'secretName!': 'string', '...': 'any' } },
    selfSigned: { fields: { crlDistributionPoints: strings } },
    vault: { fields: { 'auth!': 'any', 'path!': 'string', 'server!': 'string', '...': 'any' } },
    venafi: 'any',
  },
};
const certManager: readonly OtherKind[] = [
  { group: 'cert-manager.io', kind: 'Certificate', versions: ['v1'], fields: { spec: certificate } },
  { group: 'cert-manager.io', kind: 'Issuer', versions: ['v1'], fields: { 'spec!': issuer } },
  {
    group: 'cert-manager.io',
    kind: 'ClusterIssuer',
    versions: ['v1'],
    cluster: true,
    fields: { 'spec!': issuer },
  },
];

export function addOthers(groups: Groups, pool: PoolBuilder): void {
  for (const other of [sealedSecret, ...gateway, ...certManager]) {
    const top = addShape(pool, { fields: { ...other.fields, status: 'any' } });
    const node = pool.nodes[top];
    const props = { ...node?.props, ...typeMeta(pool.add), metadata: objectMeta(pool.add) };
    const root = pool.add({ ...node, props });
    groups[other.group] ??= { kinds: {} };
    const versions = Object.fromEntries(
      other.versions.map((name): [string, StoredVersion] => [name, { root }]),
    );
    const kinds = groups[other.group]?.kinds ?? {};
    kinds[other.kind] = { scope: other.cluster ? 'cluster' : 'namespaced', versions };
  }
}

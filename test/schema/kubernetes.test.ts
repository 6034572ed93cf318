import assert from 'node:assert/strict';
import { test } from 'node:test';
import { schemaValidator } from '../../src/schema/validate.ts';
import { catalog, judge, lines, resourceOf } from './objects.ts';

const deployment = (container: string, spec = ''): string => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: app }
spec:
  selector: { matchLabels: { app: web } }
${spec}
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - name: web
          image: nginx:1
${container}`;

const table: readonly (readonly [title: string, yaml: string, expected: readonly string[]])[] = [
  [
    'a correct Deployment',
    deployment(
      '          resources: { limits: { cpu: 500m, memory: 1Gi }, requests: { cpu: 0.5, memory: 1 } }',
      '  replicas: null',
    ),
    [],
  ],
  [
    'a quantity',
    deployment('          resources: { limits: { memory: 1GB } }'),
    [
      'format spec.template.spec.containers[0].resources.limits.memory | spec.template.spec.containers[0].resources.limits.memory must be a quantity such as 500m or 1Gi, but is 1GB',
    ],
  ],
  [
    'text for a port',
    deployment('          ports: [{ containerPort: "80" }]'),
    [
      'type spec.template.spec.containers[0].ports[0].containerPort | spec.template.spec.containers[0].ports[0].containerPort must be a whole number, but is a string | write 80 without quotes',
    ],
  ],
  [
    'a port out of range',
    deployment('          ports: [{ containerPort: 70000 }]'),
    [
      'bounds spec.template.spec.containers[0].ports[0].containerPort | spec.template.spec.containers[0].ports[0].containerPort must be at most 65535, but is 70000',
    ],
  ],
  [
    'a port or its name',
    deployment(
      '          livenessProbe: { httpGet: { port: http } }\n          readinessProbe: { httpGet: { port: 80 } }',
    ),
    [],
  ],
  [
    'two entries of one name',
    deployment('          env: [{ name: A, value: a }, { name: A, value: b }]'),
    [
      'duplicate-item spec.template.spec.containers[0].env[1] | spec.template.spec.containers[0].env[1] has the same name as spec.template.spec.containers[0].env[0]',
    ],
  ],
  [
    'two ports that differ by the preset protocol only',
    deployment(
      '          ports: [{ containerPort: 80 }, { containerPort: 80, protocol: TCP }, { containerPort: 80, protocol: UDP }]',
    ),
    [
      'duplicate-item spec.template.spec.containers[0].ports[1] | spec.template.spec.containers[0].ports[1] has the same containerPort and protocol as spec.template.spec.containers[0].ports[0]',
    ],
  ],
  [
    'an unlisted policy',
    deployment('          imagePullPolicy: always'),
    [
      'enum spec.template.spec.containers[0].imagePullPolicy | spec.template.spec.containers[0].imagePullPolicy must be Always, IfNotPresent or Never, but is always | did you mean Always?',
    ],
  ],
  [
    'a selector that misses its pods',
    deployment('').replace('labels: { app: web }', 'labels: { app: www }'),
    [
      'metadata spec.template.metadata.labels.app | spec.selector does not match spec.template.metadata.labels: app differs',
    ],
  ],
  [
    'a selector for pods without labels',
    deployment('').replace('labels: { app: web }', 'annotations: { app: web }'),
    [
      'metadata spec.template.metadata:key | spec.selector does not match spec.template.metadata.labels: app is missing',
    ],
  ],
  [
    'no image',
    deployment('').replace('          image: nginx:1\n', ''),
    ['required spec.template.spec.containers[0]:key | spec.template.spec.containers[0].image is missing'],
  ],
  [
    'a removed version',
    'apiVersion: extensions/v1beta1\nkind: Ingress\nmetadata: { name: a }\nspec: {}',
    [
      'removed-version apiVersion | extensions/v1beta1 of Ingress was removed in Kubernetes 1.22 | use networking.k8s.io/v1',
    ],
  ],
  [
    'a misspelt kind',
    'apiVersion: apps/v1\nkind: Deploymnet\nmetadata: { name: a }',
    ['unknown-version kind | Deploymnet is not a kind of apps/v1 | did you mean Deployment?'],
  ],
  [
    'a kind in the wrong group',
    'apiVersion: v1\nkind: Deployment\nmetadata: { name: a }',
    ['unknown-version apiVersion | Deployment is not a kind of v1 | use apps/v1'],
  ],
  [
    'base64',
    'apiVersion: v1\nkind: Secret\nmetadata: { name: a }\ndata: { a: "not base64!" }',
    ['format data.a | data.a must be base64 text'],
  ],
  [
    'a Secret of a type that needs keys',
    'apiVersion: v1\nkind: Secret\nmetadata: { name: a }\ntype: kubernetes.io/tls\nstringData: { tls.crt: x }',
    ['metadata stringData:key | a Secret of type kubernetes.io/tls needs the key tls.key'],
  ],
  [
    'a schedule',
    'apiVersion: batch/v1\nkind: CronJob\nmetadata: { name: a }\nspec: { schedule: "60 * * * *", jobTemplate: { spec: { template: { spec: { containers: [{ name: a, image: b }] } } } } }',
    [
      'format spec.schedule | spec.schedule must be a schedule of five fields such as "*/5 * * * *", or @hourly, but is 60 * * * *',
    ],
  ],
  [
    'keys of labels',
    'apiVersion: v1\nkind: Namespace\nmetadata: { name: a, labels: { "a b": c, a: "b c", x.org/a: "" } }',
    [
      'format metadata.labels.a | metadata.labels.a must be empty or letters, digits, -, _ and ., with a letter or digit at both ends, but is b c',
      'metadata metadata.labels["a b"]:key | metadata.labels["a b"] is a key that must be letters, digits, -, _ and ., with a letter or digit at both ends',
    ],
  ],
  [
    'keys of data',
    'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ndata: { a/b: c }',
    ['metadata data["a/b"]:key | data["a/b"] is a key that must be letters, digits, -, _ and .'],
  ],
  [
    'keys in data and binaryData',
    'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ndata: { a: c }\nbinaryData: { a: YQ== }',
    ['metadata binaryData.a:key | binaryData repeats the key a of data'],
  ],
  [
    'a name',
    'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: My_Map }',
    [
      'metadata metadata.name | metadata.name must be lower-case letters, digits and -, with a letter or digit at both ends; dots may stand between such parts, but is My_Map',
    ],
  ],
  [
    'a name with a colon where it may be',
    'apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: { name: "system:a" }',
    [],
  ],
  [
    'a dot in the name of a Namespace',
    'apiVersion: v1\nkind: Namespace\nmetadata: { name: a.b }',
    [
      'metadata metadata.name | metadata.name must be lower-case letters, digits and -, with a letter or digit at both ends, but is a.b',
    ],
  ],
  [
    'no name',
    'apiVersion: v1\nkind: ConfigMap\nmetadata: { labels: { a: b } }',
    ['metadata metadata:key | metadata.name is missing'],
  ],
  ['a generated name', 'apiVersion: v1\nkind: ConfigMap\nmetadata: { generateName: a- }', []],
  [
    'a generated name beside a name, and a dot at its end',
    'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a, generateName: a. }',
    [
      'metadata metadata.generateName | metadata.generateName must be lower-case letters, digits and -, with a letter or digit at both ends; dots may stand between such parts, but is a.',
    ],
  ],
  [
    'a generated name that nothing uses, and a generation that the API server sets',
    'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a, generateName: A-, generation: -1 }',
    [],
  ],
  [
    'entries that are null do not count',
    'apiVersion: external-secrets.io/v1\nkind: SecretStore\nmetadata: { name: a }\nspec: { provider: { fake: { data: [{ key: a, value: b }] }, vault: null } }',
    [],
  ],
  [
    'only entries that are null',
    'apiVersion: external-secrets.io/v1\nkind: SecretStore\nmetadata: { name: a }\nspec: { provider: { vault: null } }',
    ['bounds spec.provider | spec.provider must have at least 1 entry, but has 0'],
  ],
  [
    'finalizers',
    'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a, finalizers: [a.b/c, a b, orphan, foregroundDeletion] }',
    [
      'metadata metadata.finalizers[1] | metadata.finalizers[1] must be letters, digits, -, _ and ., with a letter or digit at both ends, but is a b',
      'metadata metadata.finalizers | metadata.finalizers may not have both orphan and foregroundDeletion',
    ],
  ],
  [
    'what kubectl prints of writers, mistyped',
    'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a, managedFields: [{ operation: Update, manager: x, fieldsV1: { "f:a": {} } }, { operation: Create }, { manger: x, operation: Apply }] }',
    [
      'unknown-field metadata.managedFields[2].manger:key | metadata.managedFields[2].manger is not a field of ConfigMap | did you mean manager?',
      'metadata metadata.managedFields[1] | metadata.managedFields[1] needs the operation Apply or Update',
    ],
  ],
  [
    'owners',
    'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a, generation: -1, ownerReferences: [{ apiVersion: v1, kind: Pod, name: "", uid: b, controller: true }, { apiVersion: v1, kind: Pod, name: a, uid: c, controller: true }] }',
    [
      'metadata metadata.ownerReferences[0].name | metadata.ownerReferences[0].name must not be empty',
      'metadata metadata.ownerReferences[1].controller | metadata.ownerReferences[1].controller may be true for one owner only',
    ],
  ],
  [
    'a namespace where none may be',
    'apiVersion: v1\nkind: Namespace\nmetadata: { name: a, namespace: b }',
    [
      'metadata metadata.namespace | Namespace is cluster-scoped and has no namespace | remove metadata.namespace',
    ],
  ],
  [
    'a SealedSecret',
    'apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\nmetadata: { name: a }\nspec: { encryptedData: { a: 1 } }',
    ['type spec.encryptedData.a | spec.encryptedData.a must be a string, but is a number | put it in quotes'],
  ],
];

for (const [title, yaml, expected] of table) {
  test(title, () => assert.deepEqual(lines(yaml), expected));
}

test('a ConfigMap beyond what etcd takes', () => {
  const [fault] = judge(
    `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ndata: { a: ${'x'.repeat(2 ** 20 + 1)} }`,
  );
  assert.equal(fault?.message, 'data must have at most 1 MiB in all, but has 1.0 MiB');
});

test('a namespace is demanded only where nothing will give one', () => {
  const validator = schemaValidator({ catalog, flux: { major: 2, minor: 9 } });
  const object = resourceOf({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } });
  assert.equal(validator.validate(object).length, 0);
  const [fault] = validator.validate(object, { namespace: true });
  assert.equal(fault?.message, 'metadata.namespace is missing: ConfigMap is namespaced');
});

test('every built-in kind can be judged', () => {
  const validator = schemaValidator({ catalog, flux: { major: 2, minor: 9 } });
  let judged = 0;
  for (const group of catalog.groups()) {
    for (const kind of catalog.kinds(group)) {
      for (const version of catalog.find({ group, kind })?.versions ?? []) {
        const apiVersion = group === '' ? version.name : `${group}/${version.name}`;
        validator.validate(resourceOf({ apiVersion, kind, metadata: { name: 'a' }, spec: {} }));
        judged++;
      }
    }
  }
  assert.ok(judged > 150, `${judged} versions`);
});

test('an older cluster still serves what was removed later', () => {
  const budget = resourceOf({
    apiVersion: 'policy/v1beta1',
    kind: 'PodDisruptionBudget',
    metadata: { name: 'a' },
  });
  const codes = (minor: number): string[] =>
    schemaValidator({ catalog, flux: { major: 2, minor: 9 }, kubernetes: { major: 1, minor } })
      .validate(budget)
      .map(fault => fault.code);
  assert.deepEqual(codes(24), []);
  assert.deepEqual(codes(25), ['removed-version']);
});

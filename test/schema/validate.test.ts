import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judge, lines } from './objects.ts';

const release = (spec: string): string => `
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: floe, namespace: flux-system }
spec:
  interval: 10m
  chartRef: { kind: OCIRepository, name: floe }
${spec}`;

const table: readonly (readonly [title: string, yaml: string, expected: readonly string[], flux?: string])[] =
  [
    ['a correct release', release('  timeout: 5m'), []],
    [
      'a number for a duration',
      release('  timeout: 5'),
      ['type spec.timeout | spec.timeout must be a duration such as 10m, but is a number'],
    ],
    [
      'text that is no duration',
      release('  timeout: soon'),
      ['pattern spec.timeout | spec.timeout must be a duration such as 10m, but is soon'],
    ],
    [
      'a misspelt field',
      release('  timeuot: 5m'),
      ['unknown-field spec.timeuot:key | spec.timeuot is not a field of HelmRelease | did you mean timeout?'],
    ],
    [
      'a misspelt required field is one fault',
      release('').replace('interval:', 'intervall:'),
      [
        'unknown-field spec.intervall:key | spec.intervall is not a field of HelmRelease | did you mean interval?',
      ],
    ],
    [
      'a missing required field',
      release('').replace('  interval: 10m\n', ''),
      ['required spec:key | spec.interval is missing'],
    ],
    [
      'an unlisted value',
      release('').replace('OCIRepository', 'OCIRepo'),
      [
        'enum spec.chartRef.kind | spec.chartRef.kind must be OCIRepository, HelmChart or ExternalArtifact, but is OCIRepo',
      ],
    ],
    [
      'a wrong type does not report its children',
      release('  install: [1]'),
      ['type spec.install | spec.install must be a mapping, but is a list'],
    ],
    [
      'a fault deep in a list',
      release('  valuesFrom: [{ kind: ConfigMap, name: a, optional: "true" }]'),
      [
        'type spec.valuesFrom[0].optional | spec.valuesFrom[0].optional must be true or false, but is a string | write true without quotes',
      ],
    ],
    ['values are free', release('  values: { anything: [1, { a: null }] }'), []],
    [
      'a field newer than the target',
      release('  waitStrategy: { name: poller }'),
      [
        'newer-field spec.waitStrategy:key | spec.waitStrategy exists since Flux 2.8, but the target is Flux 2.6',
      ],
      '2.6',
    ],
    [
      'a value newer than the target',
      release('').replace('OCIRepository', 'ExternalArtifact'),
      [
        'newer-field spec.chartRef.kind | spec.chartRef.kind may be ExternalArtifact since Flux 2.7, but the target is Flux 2.6',
      ],
      '2.6',
    ],
    [
      'a removed version is one fault',
      'apiVersion: helm.toolkit.fluxcd.io/v2beta2\nkind: HelmRelease\nspec: { nonsense: 1 }',
      [
        'removed-version apiVersion | helm.toolkit.fluxcd.io/v2beta2 of HelmRelease was removed in Flux 2.8 | use helm.toolkit.fluxcd.io/v2; there spec.nonsense is not a known field (and 1 more)',
      ],
    ],
    [
      'a version that is served later',
      'apiVersion: image.toolkit.fluxcd.io/v1\nkind: ImagePolicy\nspec: { imageRepositoryRef: { name: a }, policy: { numerical: {} } }',
      [
        'unknown-version apiVersion | image.toolkit.fluxcd.io/v1 of ImagePolicy is served since Flux 2.7, but the target is Flux 2.6 | use image.toolkit.fluxcd.io/v1beta2',
      ],
      '2.6',
    ],
    [
      'a version that never was',
      'apiVersion: helm.toolkit.fluxcd.io/v3\nkind: HelmRelease',
      [
        'unknown-version apiVersion | helm.toolkit.fluxcd.io/v3 is not a version of HelmRelease | use helm.toolkit.fluxcd.io/v2',
      ],
    ],
    [
      'a version that is stored but not served',
      'apiVersion: external-secrets.io/v1beta1\nkind: ExternalSecret\nspec: {}',
      [
        'removed-version apiVersion | external-secrets.io/v1beta1 of ExternalSecret is no longer served | use external-secrets.io/v1',
      ],
    ],
    [
      'a misspelt kind',
      'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelaese',
      [
        'unknown-version kind | HelmRelaese is not a kind of helm.toolkit.fluxcd.io/v2 | did you mean HelmRelease?',
      ],
    ],
    [
      'a kind of another group',
      'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: OCIRepository',
      [
        'unknown-version apiVersion | OCIRepository is not a kind of helm.toolkit.fluxcd.io/v2 | use source.toolkit.fluxcd.io/v1',
      ],
    ],
    [
      'a misspelt group',
      'apiVersion: source.toolkit.fluxcd.oi/v1\nkind: OCIRepository',
      [
        'unknown-version apiVersion | source.toolkit.fluxcd.oi/v1 is not an API of OCIRepository | did you mean source.toolkit.fluxcd.io/v1?',
      ],
    ],
    ['lists are containers', 'apiVersion: v1\nkind: List\nitems: 1', []],
    ['the list of a kind', 'apiVersion: apps/v1\nkind: DeploymentList\nitems: 1', []],
    [
      "kustomize's own configuration",
      'apiVersion: builtin\nkind: PatchTransformer\nmetadata: { name: A }',
      [],
    ],
    ['a kind nobody described', 'apiVersion: example.org/v1\nkind: Thing\nspec: 1', []],
    [
      'a missing apiVersion is one fault',
      'kind: HelmRelease\nspec: 1',
      ['required  | apiVersion is missing | HelmRelease is helm.toolkit.fluxcd.io/v2'],
    ],
    [
      'null is as good as nothing',
      release('  timeout: null\n  values: null\n  install: { timeout: null }'),
      [],
    ],
    [
      'null for what is required',
      release('').replace('interval: 10m', 'interval: null'),
      ['required spec.interval:key | spec.interval must have a value, but is empty'],
    ],
    [
      'null in a list',
      release('  valuesFrom: [null]'),
      ['type spec.valuesFrom[0] | spec.valuesFrom[0] must be a mapping, but is empty'],
    ],
    [
      'a number as a label',
      release('').replace('name: floe,', 'name: floe, labels: { a: 1 },'),
      ['type metadata.labels.a | metadata.labels.a must be a string, but is a number'],
    ],
    [
      'data of a ConfigMap that is not text',
      'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ndata: { a: true, b: { c: 1 } }',
      [
        'type data.a | data.a must be a string, but is a boolean | put it in quotes',
        'type data.b | data.b must be a string, but is a mapping',
      ],
    ],
  ];

for (const [title, yaml, expected, flux] of table) {
  test(title, () => assert.deepEqual(lines(yaml, flux), expected));
}

test('a value that nobody knows passes every check', () => {
  const yaml = release('  timeout: "$TIMEOUT"');
  assert.equal(lines(yaml).length, 1);
  assert.deepEqual(lines(yaml, '2.9', { unknown: ['spec.timeout'] }), []);
});

test('the sops block and ciphertext are not judged', () => {
  const yaml = `
apiVersion: v1
kind: Secret
metadata: { name: a }
data: { a: "ENC[AES256_GCM,data:x]" }
immutable: "ENC[AES256_GCM,data:y,type:bool]"
sops: { mac: x }`;
  assert.deepEqual(lines(yaml, '2.9', { encrypted: true }), []);
  assert.equal(lines(yaml).length > 0, true);
});

test('a Secret never shows its values', () => {
  const yaml =
    'apiVersion: v1\nkind: Secret\nmetadata: { name: a }\ndata: { a: "hunter2 is not base64" }\ntype: 3';
  for (const line of lines(yaml)) assert.doesNotMatch(line, /hunter2/);
});

test('another apiVersion is suggested only when the object is valid there', () => {
  const old = release('').replace('/v2', '/v2beta2');
  const suggestion = (yaml: string): string | undefined => judge(yaml)[0]?.suggestion;
  assert.equal(suggestion(old), 'helm.toolkit.fluxcd.io/v2');
  assert.equal(suggestion(old.replace('interval: 10m', 'interval: 10')), undefined);
});

test('fields that only an older version had move along', () => {
  const old = `
apiVersion: helm.toolkit.fluxcd.io/v2beta1
kind: HelmRelease
metadata: { name: a }
spec: { interval: 5m, chart: { spec: { chart: a, valuesFile: a.yaml, valuesFiles: [b.yaml], sourceRef: { kind: HelmRepository, name: b } } } }`;
  const [fault, ...rest] = judge(old);
  assert.equal(rest.length, 0);
  assert.equal(fault?.suggestion, 'helm.toolkit.fluxcd.io/v2');
  assert.deepEqual(
    fault?.also?.map(change => [
      change.op,
      change.at.path.join('.'),
      change.op === 'set' ? change.value : '',
    ]),
    [
      ['remove', 'spec.chart.spec.valuesFile', ''],
      ['set', 'spec.chart.spec.valuesFiles', ['a.yaml', 'b.yaml']],
    ],
  );
  const patched =
    'apiVersion: kustomize.toolkit.fluxcd.io/v1beta1\nkind: Kustomization\nmetadata: { name: a }\nspec: { interval: 5m, prune: true, sourceRef: { kind: Bucket, name: a }, patchesStrategicMerge: [{ a: b }] }';
  assert.equal(judge(patched)[0]?.suggestion, undefined, 'a person must turn patches into patches');
});

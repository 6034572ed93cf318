import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'yaml';
import { catalogRules } from '../../src/dev/schema-rules.ts';
import { compiledRules } from '../../src/schema/cel/compiled.generated.ts';
import { loadCel } from '../../src/schema/cel/load.ts';
import { NodePool } from '../../src/schema/pool.ts';
import { lines } from './objects.ts';
import { ruleExamples } from './rule-examples.ts';

const engine = loadCel();
const anything = new NodePool([{ open: true }]);

for (const { kinds, at, rule, message } of catalogRules) {
  test(`${kinds[0]} ${at}: ${message}`, () => {
    const compiled = compiledRules[rule];
    assert.ok(compiled, 'the rule is compiled');
    const judge = (yaml: string): { compiled: unknown; engine: string } => ({
      compiled: compiled(parse(yaml)) !== false,
      engine: engine.judge({ rule, message }, anything, 0, parse(yaml)).state,
    });
    const places = kinds.map(kind => ruleExamples[`${kind} ${at}`]).filter(place => place !== undefined);
    assert.ok(places.length > 0, 'the place has examples');
    for (const { good, bad } of places) {
      for (const yaml of good) {
        assert.deepEqual(judge(yaml), { compiled: true, engine: 'true' }, `${yaml} fits`);
      }
      const breaking = bad[message];
      assert.ok(breaking, 'the rule has a failing example');
      assert.deepEqual(judge(breaking), { compiled: false, engine: 'false' }, `${breaking} breaks it`);
    }
  });
}

const bucket = (spec: string): string =>
  `apiVersion: source.toolkit.fluxcd.io/v1\nkind: Bucket\nmetadata: { name: a }\nspec: { interval: 5m, bucketName: a, endpoint: b, ${spec} }`;
const release = (spec: string): string =>
  `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: { name: a }\nspec: { interval: 5m, ${spec} }`;

const table: readonly (readonly [title: string, yaml: string, expected: readonly string[], flux?: string])[] =
  [
    [
      'defaults are there before rules',
      bucket('sts: { provider: aws, endpoint: https://a.b }'),
      ['cel spec.sts:key | spec needs sts.provider ldap because provider is generic'],
    ],
    [
      'a field younger than the target is one fault, whatever its rules say',
      bucket('serviceAccountName: a'),
      [
        'newer-field spec.serviceAccountName:key | spec.serviceAccountName exists since Flux 2.7, but the target is Flux 2.6',
      ],
      '2.6',
    ],
    [
      'a rule as old as the target is not',
      bucket('serviceAccountName: a'),
      ['cel spec.serviceAccountName:key | spec may not have serviceAccountName when provider is generic'],
      '2.7',
    ],
    [
      'neither chart nor chartRef',
      release('timeout: 1m'),
      ['cel spec:key | spec needs either chart or chartRef, and not both'],
    ],
    [
      'a misspelt chartRef is one fault',
      release('chartReff: { kind: OCIRepository, name: a }'),
      [
        'unknown-field spec.chartReff:key | spec.chartReff is not a field of HelmRelease | did you mean chartRef?',
      ],
    ],
  ];
for (const [title, yaml, expected, flux] of table) {
  test(title, () => assert.deepEqual(lines(yaml, flux), expected));
}

test('an unknown value silences the rules that look at it, and only those', () => {
  const both = release(
    'chartRef: { kind: OCIRepository, name: a }, chart: { spec: { chart: a, sourceRef: { kind: Bucket, name: b } } }, values: { a: x }',
  );
  assert.equal(lines(both).length, 1);
  assert.equal(lines(both, '2.9', { unknown: ['spec.values.a'] }).length, 1);
  assert.equal(lines(both, '2.9', { unknown: ['spec.chart.spec.chart'] }).length, 0);
});

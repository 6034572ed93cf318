import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lines } from './objects.ts';

const release = (spec: string): string => `
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: a }
spec: { interval: 5m, chartRef: { kind: OCIRepository, name: a }, ${spec} }`;
const object = (apiVersion: string, kind: string, spec: string): string =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: a }\nspec: ${spec}`;
const ready = (text: string): string =>
  release(`dependsOn: [{ name: b, readyExpr: ${JSON.stringify(text)} }]`);

const table: readonly (readonly [title: string, yaml: string, expected: RegExp | undefined])[] = [
  ['a ready expression', ready('dep.status.observedGeneration >= 0 && self.metadata.name == "a"'), undefined],
  [
    'one that is not static',
    ready('dep.metadata.labels["ready"]'),
    /^cel spec.dependsOn\[0\].readyExpr .* must be an expression whose result is true or false: compare/,
  ],
  ['one that is a number', ready('1 + 1'), /whose result is true or false, but is int/],
  ['one that does not parse', ready('dep.status =='), /^cel .*readyExpr is no CEL expression/],
  [
    'an unknown variable',
    ready('other.ready == true'),
    /^cel .*does not fit together: .*other.*\(there are self, dep\)/,
  ],
  [
    'a health check',
    release('healthCheckExprs: [{ apiVersion: a/v1, kind: B, current: "status.phase == \'Ready\'" }]'),
    undefined,
  ],
  [
    'a broken health check',
    release('healthCheckExprs: [{ apiVersion: a/v1, kind: B, current: "status.phase = 1" }]'),
    /^cel spec.healthCheckExprs\[0\].current/,
  ],
  [
    'JSON pointers',
    release('driftDetection: { mode: enabled, ignore: [{ paths: [/spec/replicas, spec.replicas] }] }'),
    /^format spec.driftDetection.ignore\[0\].paths\[1\] .*must be a JSON pointer/,
  ],
  [
    'patterns in targets',
    release('driftDetection: { mode: enabled, ignore: [{ paths: [/a], target: { name: "a(" } }] }'),
    /^format .*target.name .*a regular expression that RE2 can read, but is a\(/,
  ],
  [
    'look-around is not RE2',
    object(
      'notification.toolkit.fluxcd.io/v1beta3',
      'Alert',
      '{ eventSources: [{ kind: Bucket, name: a }], providerRef: { name: a }, exclusionList: ["^(?!x)"] }',
    ),
    /^format spec.exclusionList\[0\]/,
  ],
  [
    'a chart version',
    release('').replace(
      'chartRef: { kind: OCIRepository, name: a }',
      'chart: { spec: { chart: a, version: "==1.0", sourceRef: { kind: HelmRepository, name: a } } }',
    ),
    /^format spec.chart.spec.version .*must be a version or a version range/,
  ],
  [
    'a policy range',
    object(
      'image.toolkit.fluxcd.io/v1',
      'ImagePolicy',
      '{ imageRepositoryRef: { name: a }, policy: { semver: { range: latest } } }',
    ),
    /^format spec.policy.semver.range/,
  ],
  [
    'a filter',
    object(
      'notification.toolkit.fluxcd.io/v1',
      'Receiver',
      '{ type: github, secretRef: { name: a }, resources: [{ kind: Bucket, name: a }], resourceFilter: "res.metadata.name == req.x" }',
    ),
    undefined,
  ],
  [
    'a filter that is text',
    object(
      'notification.toolkit.fluxcd.io/v1',
      'Receiver',
      '{ type: github, secretRef: { name: a }, resources: [{ kind: Bucket, name: a }], resourceFilter: "\'a\'" }',
    ),
    /^cel spec.resourceFilter .*true or false, but is string/,
  ],
  [
    'a status',
    object('notification.toolkit.fluxcd.io/v1beta3', 'Provider', '{ type: github, commitStatusExpr: "1" }'),
    /^cel spec.commitStatusExpr .*a string, but is int/,
  ],
  [
    'a schedule',
    object(
      'fluxcd.controlplane.io/v1',
      'ResourceSetInputProvider',
      '{ type: Static, schedule: [{ cron: "0 25 * * *" }] }',
    ),
    /^format spec.schedule\[0\].cron/,
  ],
  [
    'a refresh interval',
    object(
      'external-secrets.io/v1',
      'ExternalSecret',
      '{ refreshInterval: 1d, secretStoreRef: { name: a }, data: [{ secretKey: a, remoteRef: { key: b } }] }',
    ),
    /^format spec.refreshInterval/,
  ],
  [
    'a duration beyond what Go holds',
    release('timeout: 99999999h'),
    /^format spec.timeout .*shorter than 292 years/,
  ],
];
for (const [title, yaml, expected] of table) {
  test(title, () => {
    const found = lines(yaml);
    if (!expected) assert.deepEqual(found, []);
    else {
      assert.match(found[0] ?? '', expected);
      assert.equal(found.length, 1);
    }
  });
}

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { referencesOf } from '../../src/model/ref.ts';
import { resolve } from '../../src/model/resolve.ts';
import type { Scope } from '../../src/model/scope.ts';
import { scopeOf } from './objects.ts';

const release = `
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: app, namespace: apps }
spec:
  chartRef: { kind: OCIRepository, name: chart, namespace: sources }
  dependsOn:
    - name: database
  valuesFrom:
    - kind: ConfigMap
      name: values
    - kind: Secret
      name: secrets
      optional: true
`;

function states(scope: Scope, external = false): Record<string, string> {
  const [from] = scope.ofKind({ group: 'helm.toolkit.fluxcd.io', kind: 'HelmRelease' });
  assert.ok(from);
  return Object.fromEntries(
    referencesOf(from).map(reference => [
      `${reference.field} ${reference.name}`,
      resolve(reference, scope, () => external).state,
    ]),
  );
}

test('a reference carries its kind, namespace default and optional', () => {
  const [from] = scopeOf(release).resources;
  assert.ok(from);
  assert.deepEqual(
    referencesOf(from).map(({ field, to, namespace, name, optional }) => [
      field,
      to.kind,
      namespace,
      name,
      optional,
    ]),
    [
      ['chartRef', 'OCIRepository', 'sources', 'chart', false],
      ['valuesFrom', 'ConfigMap', 'apps', 'values', false],
      ['valuesFrom', 'Secret', 'apps', 'secrets', true],
      ['dependsOn', 'HelmRelease', 'apps', 'database', false],
    ],
  );
});

test('what nobody makes is missing, but a Secret may be made by hand', () => {
  assert.deepEqual(states(scopeOf(release)), {
    'chartRef chart': 'missing',
    'valuesFrom values': 'missing',
    'valuesFrom secrets': 'external',
    'dependsOn database': 'missing',
  });
});

test('what the configuration declares is external', () => {
  assert.equal(states(scopeOf(release), true)['valuesFrom values'], 'external');
});

test('an incomplete scope proves nothing', () => {
  const unrendered = [{ what: 'remote' as const, detail: 'https://example.com', at: undefined as never }];
  assert.equal(
    states(scopeOf(release, { resources: scopeOf(release).resources, unrendered }))['chartRef chart'],
    'unknown',
  );
});

test('a Secret that an ExternalSecret writes is found', () => {
  const scope = scopeOf(`${release}---
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: { name: other, namespace: apps }
spec: { target: { name: secrets } }
`);
  assert.equal(states(scope)['valuesFrom secrets'], 'found');
});

test('the same name elsewhere and a slip of the finger are near', () => {
  const scope = scopeOf(`${release}---
apiVersion: v1
kind: ConfigMap
metadata: { name: values, namespace: elsewhere }
---
apiVersion: source.toolkit.fluxcd.io/v1
kind: OCIRepository
metadata: { name: chrat, namespace: sources }
`);
  const [from] = scope.resources;
  assert.ok(from);
  const near = referencesOf(from).map(reference => {
    const found = resolve(reference, scope, () => false);
    return 'near' in found ? found.near.map(({ name, namespace }) => `${namespace}/${name}`) : [];
  });
  assert.deepEqual(near, [['sources/chrat'], ['elsewhere/values'], [], []]);
});

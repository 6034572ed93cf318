import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isObject, mayHoldObjects } from '../../src/discover/classify.ts';
import type { Value } from '../../src/yaml/document.ts';

const metadata = { name: 'x' };
const table: readonly [string, Value, boolean][] = [
  ['an object', { apiVersion: 'v1', kind: 'ConfigMap', metadata }, true],
  ['an object without apiVersion', { kind: 'ConfigMap', metadata }, true],
  ['an object without kind', { apiVersion: 'v1', metadata }, true],
  ['an object without metadata', { apiVersion: 'helm.toolkit.fluxcd.io/v2', kind: 'HelmRelease' }, true],
  [
    'a generator without metadata',
    { apiVersion: 'source.extensions.fluxcd.io/v1beta1', kind: 'ArtifactGenerator' },
    true,
  ],
  [
    'a ResourceSet with a list for metadata',
    { apiVersion: 'fluxcd.controlplane.io/v1', kind: 'ResourceSet', metadata: [] },
    true,
  ],
  ['an autoscaler without metadata', { apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler' }, true],
  ['a StorageClass without metadata', { apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass' }, true],
  [
    'configuration of the kubelet',
    { apiVersion: 'kubelet.config.k8s.io/v1beta1', kind: 'KubeletConfiguration' },
    false,
  ],
  [
    'configuration of admission',
    { apiVersion: 'apiserver.config.k8s.io/v1', kind: 'AdmissionConfiguration' },
    false,
  ],
  ['a list', { apiVersion: 'example.com/v1', kind: 'ThingList', items: [] }, true],
  ['Helm values', { kind: 'Deployment', replicas: 1 }, false],
  ['a chart', { apiVersion: 'v2', name: 'x', version: '1.0.0' }, false],
  ['a kubeconfig', { apiVersion: 'v1', kind: 'Config', clusters: [] }, false],
  ['a kind cluster', { apiVersion: 'kind.x-k8s.io/v1alpha4', kind: 'Cluster' }, false],
  ['a list of things', ['a'], false],
  ['a text', 'kind: x', false],
];

for (const [name, value, expected] of table) {
  test(`${name} ${expected ? 'is' : 'is not'} a Kubernetes object`, () =>
    assert.equal(isObject(value), expected));
}

test('a text that names neither kind nor apiVersion holds no objects', () => {
  assert.ok(mayHoldObjects('"kind" : "Secret"'));
  assert.ok(mayHoldObjects('# x\napiVersion: v1'));
  assert.ok(!mayHoldObjects('replicas: 1\nmankind: x\n'));
});

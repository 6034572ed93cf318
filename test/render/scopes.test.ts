import assert from 'node:assert/strict';
import { test } from 'node:test';
import { delivery, object, open, outline } from './_repository.ts';

const config = '  namespace: apps\n';

test('two clusters with objects of the same names do not see each other', () => {
  const cluster = (name: string) => ({
    [`clusters/${name}/apps.yaml`]: delivery('apps', './apps/base'),
    [`clusters/${name}/cm.yaml`]: object('ConfigMap', `only-${name}`, config),
  });
  const workspace = open({
    ...cluster('dev'),
    ...cluster('prod'),
    'apps/base/kustomization.yaml': 'resources: [cm.yaml]',
    'apps/base/cm.yaml': object('ConfigMap', 'shared', config),
    'infrastructure/cm.yaml': object('ConfigMap', 'everywhere', config),
  });
  const names = workspace.scopes.map(scope => [scope.name, scope.resources.map(({ name }) => name).sort()]);
  assert.deepEqual(names, [
    ['clusters/dev', ['apps', 'everywhere', 'only-dev', 'shared']],
    ['clusters/prod', ['apps', 'everywhere', 'only-prod', 'shared']],
  ]);
});

test('a copy of what a cluster has is left out of it', () => {
  const workspace = open({
    'clusters/dev/cm.yaml': object('ConfigMap', 'one', config),
    'backup/cm.yaml': object('ConfigMap', 'one', config),
  });
  assert.deepEqual(outline(workspace), [
    '[clusters/dev]',
    'loose clusters/dev: ConfigMap/apps/one',
    '[clusters/dev]',
    'orphan backup: ConfigMap/apps/one',
  ]);
});

test('a Kustomization for another cluster delivers to a scope of its own', () => {
  const workspace = open({
    'hub/ks.yaml': delivery('spoke', './spokes/one', '  kubeConfig: {secretRef: {name: one}}\n'),
    'hub/cm.yaml': object('ConfigMap', 'hub'),
    'spokes/one/cm.yaml': object('ConfigMap', 'spoke'),
  });
  const scope = workspace.scopes.find(({ name }) => name === 'spokes/one');
  assert.ok(scope?.resources.some(({ name }) => name === 'spoke'));
});

test('subfolders that deliver the same object are worlds of their own', () => {
  const workspace = open({
    'examples/a/hr.yaml': object('HelmRelease', 'x'),
    'examples/a/cm.yaml': object('ConfigMap', 'a'),
    'examples/b/hr.yaml': object('HelmRelease', 'x'),
    'common/cm.yaml': object('ConfigMap', 'c'),
  });
  const names = workspace.scopes.map(
    scope => `${scope.name}: ${scope.resources.map(({ name }) => name).join(' ')}`,
  );
  assert.deepEqual(names, ['examples/a: c a x', 'examples/b: c x']);
});

test('environments of the same name are one, unless they clash', () => {
  const overlay = (app: string, environment: string, name: string) => ({
    [`${app}/overlays/${environment}/kustomization.yaml`]: 'resources: [cm.yaml]',
    [`${app}/overlays/${environment}/cm.yaml`]: object('ConfigMap', name),
  });
  const merged = open({
    ...overlay('a', 'dev', 'one'),
    ...overlay('b', 'dev', 'two'),
    ...overlay('b', 'prod', 'two'),
  });
  assert.deepEqual(
    merged.scopes.map(({ builds }) => builds.length),
    [2, 1],
  );
  const foreign = open({
    'x/clusters/dev/cm.yaml': object('ConfigMap', 'one'),
    ...overlay('y', 'dev', 'two'),
  });
  assert.equal(foreign.scopes.length, 2);
  const apart = open({ ...overlay('a', 'dev', 'one'), ...overlay('b', 'dev', 'one') });
  assert.deepEqual(
    apart.scopes.map(({ builds }) => builds.length),
    [1, 1],
  );
});

test('folders named after the same stage are one environment, whoever holds them', () => {
  const workspace = open({
    'apps/dev/kustomization.yaml': 'resources: [cm.yaml]',
    'apps/dev/cm.yaml': object('ConfigMap', 'app'),
    'apps/prod/kustomization.yaml': 'resources: [cm.yaml]',
    'apps/prod/cm.yaml': object('ConfigMap', 'app'),
    'infrastructure/dev/kustomization.yaml': 'resources: [cm.yaml]',
    'infrastructure/dev/cm.yaml': object('ConfigMap', 'infra'),
    'infrastructure/prod/kustomization.yaml': 'resources: [cm.yaml]',
    'infrastructure/prod/cm.yaml': object('ConfigMap', 'infra'),
  });
  assert.deepEqual(
    workspace.scopes.map(({ name, resources }) => [name, ...resources.map(one => one.name)]),
    [
      ['apps/dev', 'app', 'infra'],
      ['apps/prod', 'app', 'infra'],
    ],
  );
});

test('repositories kept inside another resolve their own paths and see only their own', () => {
  const nested = (name: string) => ({
    [`fixtures/${name}/clusters/dev/app.yaml`]: delivery('app', './clusters/dev/app', '', 'fleet'),
    [`fixtures/${name}/clusters/dev/app/cm.yaml`]: object('ConfigMap', name),
    [`fixtures/${name}/shared/cm.yaml`]: object('ConfigMap', `shared-${name}`),
  });
  const workspace = open({ ...nested('x'), ...nested('y') });
  assert.deepEqual(outline(workspace), [
    '[fixtures/x/clusters/dev]',
    'loose fixtures/x/clusters/dev: Kustomization/flux-system/app',
    'generated fixtures/x/clusters/dev/app by app: ConfigMap/x',
    'loose fixtures/x/shared: ConfigMap/shared-x',
    '[fixtures/y/clusters/dev]',
    'loose fixtures/y/clusters/dev: Kustomization/flux-system/app',
    'generated fixtures/y/clusters/dev/app by app: ConfigMap/y',
    'loose fixtures/y/shared: ConfigMap/shared-y',
  ]);
});

test('a file beside an overlay that does not list it is judged, but no reference finds it', () => {
  const workspace = open({
    'app/kustomization.yaml': 'resources: [a.yaml]',
    'app/a.yaml': object('ConfigMap', 'a'),
    'app/forgotten.yaml': object('ConfigMap', 'b'),
    'target/compiled.yaml': object('ConfigMap', 'c'),
  });
  assert.deepEqual(outline(workspace), [
    '[]',
    'kustomization app: ConfigMap/a',
    '[]',
    'orphan app: ConfigMap/b',
    'orphan target: ConfigMap/c',
  ]);
  const [cluster, beside] = workspace.scopes;
  const config = { group: '', kind: 'ConfigMap' };
  assert.equal(cluster?.find(config, undefined, 'b'), undefined);
  assert.deepEqual([cluster?.complete, beside?.complete], [true, false]);
  assert.equal(beside?.find(config, undefined, 'a')?.name, 'a');
  assert.deepEqual(
    beside?.ofKind(config).map(({ name }) => name),
    ['b', 'c'],
  );
});

test('what a left out Kustomization would deliver is left out too', () => {
  const workspace = open({
    'apps/kustomization.yaml': 'resources: [on/ks.yaml]',
    'apps/on/ks.yaml': delivery('on', './apps/on/app'),
    'apps/on/app/cm.yaml': object('ConfigMap', 'one'),
    'apps/off/ks.yaml': delivery('off', './apps/off/app'),
    'apps/off/app/kustomization.yaml': 'resources: [cm.yaml]',
    'apps/off/app/cm.yaml': object('ConfigMap', 'two'),
  });
  assert.deepEqual(outline(workspace), [
    '[]',
    'kustomization apps: Kustomization/flux-system/on',
    'generated apps/on/app by on: ConfigMap/one',
    '[]',
    'orphan apps/off: Kustomization/flux-system/off',
    'orphan apps/off/app by off: ConfigMap/two',
  ]);
});

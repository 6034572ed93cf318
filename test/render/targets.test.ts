import assert from 'node:assert/strict';
import { test } from 'node:test';
import { delivery, object, open, outline } from './_repository.ts';

const config = '  namespace: apps\n';

test('a sibling cluster that no target reaches is not even read', () => {
  const host = {
    'clusters/dev/cm.yaml': object('ConfigMap', 'one', config),
    'clusters/prod/cm.yaml': object('ConfigMap', 'one', config),
    'apps/dev/kustomization.yaml': 'resources: []',
  };
  const workspace = open(host, ['clusters/dev']);
  assert.deepEqual(
    workspace.files.map(({ source }) => source.path).filter(path => path.includes('prod')),
    [],
  );
  assert.deepEqual(
    workspace.scopes.map(({ name }) => name),
    ['clusters/dev'],
  );
});

test('an overlay of a cluster that was not read stays out of the one that was', () => {
  const files = {
    'clusters/dev/apps.yaml': delivery('apps', './apps/dev'),
    'clusters/prod/apps.yaml': delivery('apps', './apps/prod'),
    'apps/base/kustomization.yaml': 'resources: [cm.yaml]',
    'apps/base/cm.yaml': object('ConfigMap', 'one', config),
    'apps/dev/kustomization.yaml': 'resources: [../base]',
    'apps/prod/kustomization.yaml': 'resources: [../base]',
  };
  const workspace = open(files, ['clusters/dev']);
  const [scope] = workspace.scopes;
  assert.equal(workspace.scopes.length, 1);
  assert.equal(scope?.ofKind({ group: '', kind: 'ConfigMap' }).length, 1);
  assert.ok(workspace.isTarget('apps/base/cm.yaml'));
  assert.ok(workspace.isTarget('apps/dev'));
  assert.ok(!workspace.isTarget('apps/prod/kustomization.yaml'));
});

test('a cluster as target means all that it delivers, however far', () => {
  const workspace = open(
    {
      'clusters/dev/apps.yaml': delivery('apps', './apps'),
      'apps/ks.yaml': delivery('inner', './far/away'),
      'far/away/cm.yaml': object('ConfigMap', 'x'),
      'else/cm.yaml': object('ConfigMap', 'y'),
    },
    ['clusters/dev'],
  );
  assert.ok(workspace.isTarget('far/away/cm.yaml'));
  assert.ok(!workspace.isTarget('else/cm.yaml'));
});

test('a file as target means the overlays that read it', () => {
  const workspace = open(
    {
      'apps/base/kustomization.yaml': 'resources: [cm.yaml]',
      'apps/base/cm.yaml': object('ConfigMap', 'one', config),
      'apps/live/kustomization.yaml': 'resources: [../base, own.yaml]',
      'apps/live/own.yaml': object('ConfigMap', 'own', config),
      'other/kustomization.yaml': 'resources: [x.yaml]',
      'other/x.yaml': object('ConfigMap', 'x', config),
    },
    ['apps/base/cm.yaml'],
  );
  assert.ok(workspace.isTarget('apps/live'));
  assert.ok(workspace.isTarget('apps/live/own.yaml'));
  assert.ok(!workspace.isTarget('other/x.yaml'));
});

test('a base as target means the overlays it is in', () => {
  const workspace = open(
    {
      'apps/base/kustomization.yaml': 'resources: [cm.yaml]',
      'apps/base/cm.yaml': object('ConfigMap', 'one', config),
      'apps/live/kustomization.yaml': 'resources: [../base]',
    },
    ['apps/base'],
  );
  assert.deepEqual(outline(workspace), ['[]', 'kustomization apps/live: ConfigMap/apps/one']);
  assert.ok(workspace.isTarget('apps/live'));
});

test('what is not read is counted with its reason, below the targets', () => {
  const files = {
    'apps/values.yaml': 'replicas: 1\n',
    'apps/chart/Chart.yaml': 'name: x\napiVersion: v2\n',
    'apps/chart/templates/deployment.yaml': '{{ if }}',
    'apps/cm.YAML': object('ConfigMap', 'x'),
    'apps/node_modules/a/b.yaml': 'a: 1',
    'infra/main.tf': '',
    'infra/template.yaml': object('ConfigMap', 'x'),
    'README.md': '',
  };
  const lines = (targets: string[]) =>
    open(files, targets).skipped.map(({ path, reason }) => `${path} ${reason}`);
  assert.deepEqual(lines(['']), [
    'apps/cm.YAML other-extension',
    'apps/node_modules vendored',
    'apps/chart/Chart.yaml helm-chart',
    'apps/chart/templates/deployment.yaml helm-chart',
    'infra/template.yaml terraform',
    'apps/values.yaml not-kubernetes',
  ]);
  assert.deepEqual(lines(['infra']), ['infra/template.yaml terraform']);
});

test('what only a cluster that was not read can deliver is no part of the one that was', () => {
  const workspace = open(
    {
      'clusters/dev/apps.yaml': delivery('apps', './apps/dev'),
      'clusters/prod/apps.yaml': delivery('apps', './apps/prod'),
      'clusters/base/x.yaml': object('ConfigMap', 'x'),
      'apps/dev/cm.yaml': object('ConfigMap', 'one'),
      'apps/prod/cm.yaml': object('ConfigMap', 'one'),
      'apps/prod/more/cm.yaml': object('ConfigMap', 'more'),
      'infrastructure/base/cm.yaml': object('ConfigMap', 'shared'),
    },
    ['clusters/dev'],
  );
  assert.deepEqual(
    workspace.scopes.map(({ resources }) => resources.map(({ name }) => name)),
    [['apps', 'one', 'shared']],
  );
});

test('a cluster that no target reaches is not judged', () => {
  const workspace = open(
    {
      'clusters/dev/apps.yaml': delivery('apps', './apps/dev'),
      'clusters/prod/apps.yaml': delivery('apps', './apps/prod'),
      'apps/dev/cm.yaml': object('ConfigMap', 'one'),
      'apps/prod/cm.yaml': object('ConfigMap', 'one'),
    },
    ['apps/dev'],
  );
  assert.deepEqual(
    workspace.scopes.map(({ name }) => name),
    ['clusters/dev'],
  );
});

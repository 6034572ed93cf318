// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Flux variables look like templates
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { delivery, gitRepository, object, open, outline } from './_repository.ts';

const config = '  namespace: apps\n';

test('an overlay that nothing delivers is built once, its base only through it', () => {
  const workspace = open({
    'apps/base/kustomization.yaml': 'resources: [cm.yaml]',
    'apps/base/cm.yaml': object('ConfigMap', 'one', config),
    'apps/live/kustomization.yaml': 'resources: [../base]\nnamespace: live',
  });
  assert.deepEqual(outline(workspace), ['[]', 'kustomization apps/live: ConfigMap/live/one']);
});

test('manifests that nobody builds are read as they are, folder by folder', () => {
  const workspace = open({
    'a/cm.yaml': object('ConfigMap', 'one'),
    'a/list.json':
      '{"apiVersion":"v1","kind":"List","items":[{"apiVersion":"v1","kind":"Secret","metadata":{"name":"two"}}]}',
    'b/two.yml': `${object('ConfigMap', 'two')}# nothing more\n`,
  });
  assert.deepEqual(outline(workspace), ['[]', 'loose a: ConfigMap/one Secret/two', 'loose b: ConfigMap/two']);
});

test('a list item keeps its own place in the file', () => {
  const workspace = open({
    'l.yaml':
      'apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: Secret\n  metadata: {name: two}\n',
  });
  const [secret] = workspace.scopes[0]?.resources ?? [];
  const origin = secret?.tree.origin(['metadata', 'name'], 'value');
  assert.equal(origin?.source.text.slice(origin.span.start, origin.span.end), 'two');
});

test('a bootstrap Kustomization makes its cluster, and what it delivers belongs to it', () => {
  const workspace = open({
    'clusters/dev/flux-system/gotk-sync.yaml': delivery('flux-system', './clusters/dev'),
    'clusters/dev/flux-system/kustomization.yaml': 'resources: [gotk-sync.yaml]',
    'clusters/dev/apps.yaml': delivery('apps', './apps/dev', '  targetNamespace: apps\n'),
    'apps/dev/cm.yaml': object('ConfigMap', 'one'),
  });
  assert.deepEqual(outline(workspace), [
    '[clusters/dev]',
    'generated clusters/dev by flux-system: Kustomization/flux-system/apps Kustomization/flux-system/flux-system',
    'generated apps/dev by apps: ConfigMap/apps/one',
  ]);
});

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

test('a bootstrap Kustomization that its own directory patches is taken as patched', () => {
  const workspace = open({
    'clusters/dev/kustomization.yaml': [
      'resources: [flux-system/sync.yaml, cm.yaml]',
      'patches:',
      '  - target: {kind: Kustomization}',
      '    patch: "- {op: add, path: /spec/postBuild, value: {substitute: {NAME: chosen}}}"',
    ].join('\n'),
    'clusters/dev/flux-system/sync.yaml': delivery('flux-system', './clusters/dev'),
    'clusters/dev/cm.yaml': object('ConfigMap', '${NAME}'),
  });
  assert.deepEqual(outline(workspace), [
    '[clusters/dev]',
    'kustomization clusters/dev by flux-system: Kustomization/flux-system/flux-system ConfigMap/chosen',
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
  const apart = open({ ...overlay('a', 'dev', 'one'), ...overlay('b', 'dev', 'one') });
  assert.deepEqual(
    apart.scopes.map(({ builds }) => builds.length),
    [1, 1],
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

test('a Kustomization waits for the one that waits for another', () => {
  const from = (name: string) => `  postBuild:\n    substituteFrom: [{kind: ConfigMap, name: ${name}}]\n`;
  const generator = (name: string, literal: string) =>
    `configMapGenerator: [{name: ${name}, namespace: flux-system, literals: ["${literal}"]}]\ngeneratorOptions: {disableNameSuffixHash: true}\n`;
  const workspace = open({
    'clusters/dev/ks.yaml':
      delivery('last', './last', from('second')) +
      delivery('middle', './middle', from('first')) +
      delivery('first', './first'),
    'last/cm.yaml': object('ConfigMap', '${NAME}'),
    'middle/kustomization.yaml': generator('second', 'NAME=${STEM}-x'),
    'first/kustomization.yaml': generator('first', 'STEM=stem'),
  });
  assert.ok(workspace.scopes[0]?.resources.some(({ name }) => name === 'stem-x'));
});

test('a Flux Kustomization saved as kustomization.yaml stops the build, and its folder is judged as meant', () => {
  const workspace = open({
    'clusters/dev/app/kustomization.yaml': delivery('app', './clusters/dev/app'),
    'clusters/dev/app/cm.yaml': object('ConfigMap', 'one'),
  });
  assert.deepEqual(outline(workspace), [
    '[clusters/dev]',
    'kustomization clusters/dev/app: !flux-kustomization-file',
    'loose clusters/dev/app by app: Kustomization/flux-system/app ConfigMap/one',
  ]);
});

test('a path that is not in the repository of its own source is a problem at the path', () => {
  const workspace = open({
    'clusters/dev/apps.yaml': delivery('apps', './apps/typo'),
    'apps/dev/cm.yaml': object('ConfigMap', 'one'),
  });
  const problem = workspace.scopes[0]?.builds.flatMap(({ problems }) => problems)[0];
  assert.equal(problem?.code, 'path-not-found');
  const origin = problem?.at.origin();
  assert.equal(origin?.source.text.slice(origin.span.start, origin.span.end), './apps/typo');
  assert.equal(workspace.scopes[0]?.complete, false);
});

test('the path of another repository is unknown, not wrong', () => {
  const workspace = open({
    'clusters/dev/sources.yaml':
      gitRepository('flux-system', 'https://example.com/acme/fleet') +
      gitRepository('podinfo', 'https://example.com/else/podinfo'),
    'clusters/dev/podinfo.yaml': delivery('podinfo', './kustomize', '', 'podinfo'),
  });
  const builds = workspace.scopes[0]?.builds ?? [];
  assert.deepEqual(
    builds.flatMap(({ problems }) => problems),
    [],
  );
  assert.deepEqual(
    builds.flatMap(({ unrendered }) => unrendered.map(({ what, detail }) => `${what} ${detail}`)),
    ['source podinfo'],
  );
});

test('a FluxInstance is the entry of its cluster', () => {
  const instance = object(
    'FluxInstance',
    'flux',
    '  namespace: flux-system\nspec:\n  sync:\n    kind: GitRepository\n    url: https://example.com/fleet\n    path: kubernetes/flux\n',
    'fluxcd.controlplane.io/v1',
  );
  const workspace = open({
    'bootstrap/instance.yaml': instance,
    'kubernetes/flux/apps.yaml': delivery('apps', './kubernetes/apps'),
    'kubernetes/apps/kustomization.yaml': 'resources: [cm.yaml]',
    'kubernetes/apps/cm.yaml': object('ConfigMap', 'one'),
  });
  assert.deepEqual(outline(workspace), [
    '[kubernetes/flux]',
    'generated kubernetes/flux by flux-system: Kustomization/flux-system/apps',
    'kustomization kubernetes/apps by apps: ConfigMap/one',
    'loose bootstrap: FluxInstance/flux-system/flux',
  ]);
});

test('a parent that patches its children decides what they do', () => {
  const patch = [
    '  patches:',
    '    - target: {kind: Kustomization}',
    '      patch: |',
    '        - {op: add, path: /spec/targetNamespace, value: patched}',
    '',
  ].join('\n');
  const workspace = open({
    'flux/cluster.yaml': delivery('cluster', './children', patch),
    'children/ks.yaml': delivery('child', './apps/one'),
    'apps/one/cm.yaml': object('ConfigMap', 'one'),
  });
  assert.ok(outline(workspace).includes('generated apps/one by child: ConfigMap/patched/one'));
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

test('a file that no parser reads is kept for the YAML rules, a template is not', () => {
  const workspace = open({ 'a.yaml': 'a: "b\n', 'b.yaml': 'a: {{ b }}\n  c: d\n', 'c.yaml': '' });
  assert.deepEqual(
    workspace.files.map(({ source }) => source.path),
    ['a.yaml'],
  );
});

test('without .git only the project around a cluster is context', () => {
  const workspace = open(
    { 'one/clusters/dev/cm.yaml': object('ConfigMap', 'a'), 'two/cm.yaml': object('ConfigMap', 'b') },
    ['one/clusters/dev'],
  );
  assert.deepEqual(
    workspace.files.map(({ source }) => source.path),
    ['one/clusters/dev/cm.yaml'],
  );
});

test('substituteFrom finds what another Kustomization of the cluster delivers, whatever the order', () => {
  const from = '  postBuild:\n    substituteFrom: [{kind: ConfigMap, name: settings}]\n';
  const workspace = open({
    'clusters/dev/a-apps.yaml': delivery('apps', './apps', from),
    'clusters/dev/b-config.yaml': delivery('config', './config', '  targetNamespace: flux-system\n'),
    'apps/cm.yaml': object('ConfigMap', '${NAME}'),
    'config/kustomization.yaml':
      'configMapGenerator: [{name: settings, literals: [NAME=chosen]}]\ngeneratorOptions: {disableNameSuffixHash: true}\n',
  });
  const names = workspace.scopes[0]?.resources.map(({ name }) => name);
  assert.deepEqual(names, ['apps', 'config', 'settings', 'chosen']);
});

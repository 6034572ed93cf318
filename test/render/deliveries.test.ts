// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Flux variables look like templates
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { delivery, gitRepository, object, open, outline } from './_repository.ts';

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

test('variables come from the files of the own cluster before those of another', () => {
  const from = '  postBuild:\n    substituteFrom: [{kind: ConfigMap, name: settings}]\n';
  const cluster = (name: string) => ({
    [`clusters/${name}/ks.yaml`]: delivery('apps', './apps', from),
    [`clusters/${name}/config/settings.yaml`]: object(
      'ConfigMap',
      'settings',
      `  namespace: flux-system\ndata: {NAME: ${name}}\n`,
    ),
  });
  const workspace = open({
    ...cluster('a'),
    ...cluster('b'),
    'apps/cm.yaml': object('ConfigMap', 'in-${NAME}'),
  });
  const names = workspace.scopes.map(
    ({ resources }) => resources.find(({ name }) => name.startsWith('in-'))?.name,
  );
  assert.deepEqual(names, ['in-a', 'in-b']);
});

test('an overlay whose delivery only rendering tells is delivered, and not built on its own', () => {
  const workspace = open({
    'clusters/dev/parent.yaml': delivery('parent', './children', '  postBuild: {substitute: {APP: real}}\n'),
    'children/child.yaml': delivery('child', './apps/${APP}'),
    'apps/real/kustomization.yaml': 'resources: [cm.yaml]',
    'apps/real/cm.yaml': object('ConfigMap', 'one'),
  });
  assert.deepEqual(
    outline(workspace).filter(line => line.includes('apps/real')),
    ['kustomization apps/real by child: ConfigMap/one'],
  );
});

test('of two Kustomizations that deliver themselves the one that Flux made is the entry', () => {
  const workspace = open({
    'clusters/dev/a.yaml': delivery('all', './clusters'),
    'clusters/dev/flux-system/sync.yaml': delivery('flux-system', './clusters/dev'),
  });
  assert.deepEqual(
    workspace.scopes.map(({ name }) => name),
    ['clusters/dev'],
  );
});

test('a kustomization that lists itself is still built, to say so', () => {
  const workspace = open({ 'app/kustomization.yaml': 'resources: [.]' });
  assert.deepEqual(outline(workspace), ['[]', 'kustomization app: !cycle']);
});

test('the delivery of another repository says nothing about the files here', () => {
  const workspace = open({
    'ks.yaml': delivery('k', './elsewhere/x', '', 'other'),
    'cm.yaml': object('ConfigMap', 'x'),
  });
  assert.equal(outline(workspace)[1], 'loose .: ConfigMap/x Kustomization/flux-system/k');
});

test('a directory that delivers itself to a cluster of its own, under another name each time, comes to an end', () => {
  const more = '  targetNamespace: other\n  kubeConfig: {secretRef: {name: remote}}\n';
  const workspace = open({ 'a/self.yaml': delivery('self', './a', more, 'unknown') });
  assert.ok(workspace.scopes.length < 9, `${workspace.scopes.length} scopes`);
});

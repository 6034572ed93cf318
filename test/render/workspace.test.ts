import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Workspace } from '../../src/model/workspace.ts';
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

test('what .sourceignore leaves out is not judged, unless a later pattern brings it back', () => {
  const files = {
    '.sourceignore': '*.example.yaml\n/apps/drafts/\n!/apps/drafts/kept.yaml\n',
    'apps/one.yaml': object('ConfigMap', 'one'),
    'apps/two.example.yaml': object('ConfigMap', 'two'),
    'apps/drafts/broken.yaml': 'kind: [\n',
    'apps/drafts/kept.yaml': object('ConfigMap', 'kept'),
    'other/kustomization.yaml': 'resources: [missing.yaml]',
    'other/.sourceignore': '/kustomization.yaml\n',
  };
  const workspace = open(files);
  assert.deepEqual(outline(workspace), [
    '[]',
    'loose apps: ConfigMap/one',
    'loose apps/drafts: ConfigMap/kept',
  ]);
  assert.deepEqual(
    workspace.skipped.map(({ path, reason }) => `${path} ${reason}`),
    ['apps/two.example.yaml ignored', 'apps/drafts/broken.yaml ignored', 'other/kustomization.yaml ignored'],
  );
});

test('spec.ignore of the source counts too; what one of several sources holds is judged', () => {
  const url = 'https://example.com/acme/fleet';
  const ignore = (text: string) => `  ignore: "${text}"\n`;
  const files = {
    '.git/config': `[remote "origin"]\n  url = ${url}\n`,
    '.sourceignore': 'apps/old/\n',
    'clusters/dev/source.yaml': gitRepository('fleet', url, ignore('apps/next/\\n!apps/old/')),
    'clusters/dev/apps.yaml': delivery('apps', './apps/one', '', 'fleet'),
    'apps/one/a.yaml': object('ConfigMap', 'a'),
    'apps/next/a.yaml': object('ConfigMap', 'next'),
    'apps/old/a.yaml': object('ConfigMap', 'old'),
  };
  const folders = (workspace: Workspace) =>
    workspace.scopes.flatMap(({ builds }) => builds.map(({ directory }) => directory)).sort();
  assert.deepEqual(folders(open(files)), ['apps/old', 'apps/one', 'clusters/dev']);
  const second = {
    'clusters/dev/other.yaml':
      gitRepository('other', url) + delivery('other', './apps/one', '  namePrefix: b-\n', 'other'),
  };
  assert.ok(folders(open({ ...files, ...second })).includes('apps/next'));
});

test('a file that a kustomization reads as a patch is no manifest, in whatever folder it lies', () => {
  const patch = object('ConfigMap', 'all', 'data: {a: 1}\n');
  const workspace = open({
    'clusters/dev/apps.yaml': delivery('apps', './clusters/dev/apps'),
    'clusters/dev/apps/kustomization.yaml':
      'resources: [cm.yaml]\npatches: [{path: ../../../patches/all.yaml, target: {kind: ConfigMap}}]',
    'clusters/dev/apps/cm.yaml': object('ConfigMap', 'one'),
    'patches/all.yaml': patch,
    'unused/kustomization.yaml': 'kind: Component\npatchesStrategicMerge: [../patches/old.yaml, "a: b\\n"]',
    'patches/old.yaml': patch,
    'patches/other.yaml': patch,
  });
  assert.deepEqual(outline(workspace), [
    '[clusters/dev]',
    'loose clusters/dev: Kustomization/flux-system/apps',
    'kustomization clusters/dev/apps by apps: ConfigMap/one',
    'loose patches: ConfigMap/all',
  ]);
});

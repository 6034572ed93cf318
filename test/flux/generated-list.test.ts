import assert from 'node:assert/strict';
import { test } from 'node:test';
import { generateList } from '../../src/flux/generated-list.ts';
import { defaultExclusions } from '../../src/flux/source-ignore.ts';
import { memoryHost } from '../../src/memory-host.ts';
import { openRepository } from '../../src/model/open-repository.ts';
import { delivery, type Files, object, open } from '../render/_repository.ts';

function list(files: Files) {
  const named = Object.fromEntries(Object.entries(files).map(([name, text]) => [`apps/${name}`, text]));
  const repository = openRepository(memoryHost(named), '/repo');
  return generateList(repository, 'apps', path => defaultExclusions.excludes(path));
}
const config = object('ConfigMap', 'x');

test('every .yaml and .yml below counts, and a folder with its own list is one entry', () => {
  const { resources, problems } = list({
    'b.yaml': config,
    'a.yml': config,
    'c.json': '{}',
    'd.YAML': config,
    '.hidden.yaml': config,
    '.sops.yaml': 'creation_rules: []',
    'deep/er/e.yaml': config,
    'own/kustomization.yaml': 'resources: []',
    'own/values.yaml': 'not: judged',
    'empty.yaml': '# nothing\n---\n',
  });
  assert.deepEqual(problems, []);
  assert.deepEqual(resources, ['.hidden.yaml', 'a.yml', 'b.yaml', 'deep/er/e.yaml', 'empty.yaml', 'own']);
});

const faults: readonly [string, string, string][] = [
  ['Helm values', 'replicas: 1\n', 'generated-missing-kind'],
  ['a kind that is no text', 'kind: 1\n', 'generated-missing-kind'],
  ['an object without a name', 'kind: ConfigMap\nmetadata: {}\n', 'generated-missing-name'],
  ['a list of things', '- a\n', 'generated-not-an-object'],
  ['broken YAML', 'a: "b\n', 'generated-invalid-yaml'],
];
for (const [name, text, code] of faults) {
  test(`${name} stops the build, at the document`, () => {
    const { problems, resources } = list({ 'a.yaml': `${config}${text}` });
    assert.deepEqual(
      problems.map(one => [one.code, one.fatal]),
      [[code, true]],
    );
    assert.deepEqual(resources, []);
    assert.equal(problems[0]?.at.origin()?.source.path, 'apps/a.yaml');
    assert.ok((problems[0]?.at.origin()?.span.start ?? 0) >= config.length);
  });
}

test('a list needs no name', () => {
  assert.deepEqual(list({ 'a.yaml': 'apiVersion: v1\nkind: ConfigMapList\nitems: []\n' }).problems, []);
});

test('a directory of nothing is delivered as nothing, which prune makes dangerous', () => {
  const workspace = open({
    'clusters/dev/k.yaml': delivery('k', './clusters/dev/app'),
    'clusters/dev/app/README.md': '',
  });
  const build = workspace.scopes[0]?.builds.find(one => one.delivery);
  assert.deepEqual(
    build?.problems.map(({ code, fatal }) => [code, fatal]),
    [['generated-empty', false]],
  );
});

test('.sourceignore takes files out of a delivery, and brings .sops.yaml back in', () => {
  const files = {
    'k.yaml': delivery('k', './deploy/app'),
    'deploy/app/a.yaml': config,
    'deploy/app/b.yaml': object('ConfigMap', 'b'),
    'deploy/app/.sops.yaml': 'creation_rules: []',
  };
  const build = (more: Files) => open({ ...files, ...more }).scopes[0]?.builds.find(one => one.delivery);
  assert.deepEqual(
    build({})?.resources.map(({ name }) => name),
    ['x', 'b'],
  );
  const ignoring = build({ '.sourceignore': 'b.yaml' });
  assert.deepEqual(
    ignoring?.resources.map(({ name }) => name),
    ['x'],
  );
  assert.deepEqual(
    ignoring?.problems.map(({ code }) => code),
    ['generated-missing-kind'],
  );
  assert.deepEqual(
    build({ '.sourceignore': '/deploy' })?.problems.map(({ code }) => code),
    ['path-not-in-artifact'],
  );
});

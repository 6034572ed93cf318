import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Origin } from '../../src/text/origin.ts';
import { Cursor } from '../../src/yaml/cursor.ts';
import { delivery, object, open, outline } from '../render/_repository.ts';

const api = 'fluxcd.controlplane.io/v1';

function render(spec: string, more = '') {
  const set = object('ResourceSet', 'set', `  namespace: apps\nspec:\n${spec}`, api);
  const workspace = open({ 'clusters/dev/set.yaml': set + more });
  const builds = workspace.scopes[0]?.builds ?? [];
  const output = builds.find(({ kind }) => kind === 'generated');
  assert.ok(output);
  return output;
}

const words = (origin: Origin | undefined): string =>
  origin ? origin.source.text.slice(origin.span.start, origin.span.end) : '';

const inputs =
  '  inputs:\n    - {tenant: one, app: {replicas: 2, version: "6"}}\n    - {tenant: two, app: {replicas: 3, version: "7"}}\n';

test('each object is made for each set of inputs, values read again as the controller does', () => {
  const { resources } = render(`${inputs}  resources:
    - apiVersion: v1
      kind: ConfigMap
      metadata: {name: "app-<< inputs.tenant >>", namespace: apps}
      data:
        replicas: << inputs.app.replicas >>
        version: << inputs.app.version | quote >>
        loud: << inputs.tenant | upper | quote >>
    - {apiVersion: v1, kind: Namespace, metadata: {name: same}}
`);
  assert.deepEqual(
    resources.map(({ name }) => name),
    ['app-one', 'app-two', 'same'],
  );
  const data = Cursor.root(resources[1]?.tree ?? assert.fail()).get('data');
  assert.deepEqual(data.value, { replicas: 3, version: '7', loud: 'TWO' });
  const origin = data.get('replicas').origin();
  assert.equal(words(origin), '<< inputs.app.replicas >>');
  assert.equal(origin?.step, 'template');
  assert.deepEqual(origin?.from.map(words), ['3']);
});

test('a text of several documents keeps the place of every value in the template', () => {
  const { resources, problems, unrendered } = render(`${inputs}  resourcesTemplate: |
    ---
    apiVersion: v1
    kind: ConfigMap
    metadata:
      name: app-<< inputs.tenant >>
    data:
      fixed: here
    ---
    apiVersion: v1
    kind: Secret
    metadata:
      name: << inputs.tenant >>
`);
  assert.deepEqual([problems, unrendered], [[], []]);
  assert.deepEqual(
    resources.map(({ kind, name }) => `${kind} ${name}`),
    ['ConfigMap app-one', 'Secret one', 'ConfigMap app-two', 'Secret two'],
  );
  const root = Cursor.root(resources[2]?.tree ?? assert.fail());
  assert.equal(words(root.at(['metadata', 'name']).origin()), 'app-<< inputs.tenant >>');
  assert.deepEqual(root.at(['metadata', 'name']).origin()?.from.map(words), ['two']);
  assert.equal(words(root.at(['data', 'fixed']).origin()), 'here');
  assert.equal(words(root.at(['data', 'fixed']).key.origin()), 'fixed');
});

test('of equal objects the first counts, and an object that is switched off is not made', () => {
  const { resources } = render(`${inputs}  resources:
    - {apiVersion: v1, kind: ConfigMap, metadata: {name: same}, data: {from: "<< inputs.tenant >>"}}
    - {apiVersion: v1, kind: Secret, metadata: {name: off, annotations: {fluxcd.controlplane.io/reconcile: disabled}}}
`);
  assert.deepEqual(
    resources.map(({ tree }) => Cursor.root(tree).at(['data', 'from']).value),
    ['one'],
  );
});

test('without inputs the objects are as they are written', () => {
  const { resources } = render(
    '  resources:\n    - {apiVersion: v1, kind: ConfigMap, metadata: {name: x}}\n',
  );
  assert.deepEqual(
    resources.map(({ name }) => name),
    ['x'],
  );
});

test('an input that no set has stops the build', () => {
  const { problems, resources } = render(
    `${inputs}  resources:\n    - {apiVersion: v1, kind: ConfigMap, metadata: {name: "<< inputs.tennant >>"}}\n`,
  );
  assert.deepEqual(
    new Set(problems.map(({ code, data }) => `${code} ${data.name}`)),
    new Set(['template-missing-input tennant']),
  );
  assert.equal(Cursor.root(resources[0]?.tree ?? assert.fail()).at(['metadata', 'name']).known, false);
});

test('loops, unknown functions and what the controller adds are unknown, not wrong', () => {
  for (const text of [
    '<< range inputs.x >>',
    '<< inputs.tenant | sha256sum >>',
    '<< inputs.provider.name >>',
    '<< inputs.id >>',
  ]) {
    const { problems, resources } = render(
      `${inputs}  resources:\n    - {apiVersion: v1, kind: ConfigMap, metadata: {name: x}, data: {a: "${text}", b: c}}\n`,
    );
    assert.deepEqual(problems, [], text);
    const data = Cursor.root(resources[0]?.tree ?? assert.fail()).get('data');
    assert.deepEqual([data.get('a').known, data.get('b').string()], [false, 'c'], text);
  }
  const { unrendered } = render(`${inputs}  resourcesTemplate: |\n    << range inputs.x >>\n`);
  assert.deepEqual(
    new Set(unrendered.map(({ what, detail }) => `${what} ${detail}`)),
    new Set(['field resourcesTemplate']),
  );
});

test('a static provider gives its defaults, another one is for the cluster to know', () => {
  const provider = (type: string) =>
    object(
      'ResourceSetInputProvider',
      'p',
      `  namespace: apps\nspec: {type: ${type}, defaultValues: {tenant: fixed}}\n`,
      api,
    );
  const spec =
    '  inputsFrom: [{kind: ResourceSetInputProvider, name: p}]\n  resources:\n    - {apiVersion: v1, kind: ConfigMap, metadata: {name: "<< inputs.tenant >>"}}\n';
  const fixed = render(spec, provider('Static'));
  assert.deepEqual([fixed.resources.map(({ name }) => name), fixed.unrendered], [['fixed'], []]);
  const other = render(spec, provider('GitHubPullRequest'));
  assert.deepEqual(
    [other.resources, other.unrendered.map(({ what, detail }) => [what, detail])],
    [[], [['provider', 'p']]],
  );
});

test('a Kustomization that a ResourceSet makes is followed', () => {
  const spec = `spec:
  inputs: [{app: one}]
  resources:
    - apiVersion: kustomize.toolkit.fluxcd.io/v1
      kind: Kustomization
      metadata: {name: "<< inputs.app >>", namespace: flux-system}
      spec: {path: "./apps/<< inputs.app >>", sourceRef: {kind: GitRepository, name: flux-system}}
`;
  const workspace = open({
    'clusters/dev/set.yaml': object('ResourceSet', 'set', spec, api) + delivery('other', './apps/two'),
    'apps/one/cm.yaml': object('ConfigMap', 'made'),
    'apps/two/cm.yaml': object('ConfigMap', 'two'),
  });
  assert.ok(workspace.scopes[0]?.resources.some(({ name }) => name === 'made'));
});

test('a ResourceSet leaves its neighbours where references find them', () => {
  const spec = '  namespace: flux-system\nspec:\n  inputs: [{name: a}]\n  resources: []\n';
  const workspace = open({
    'clusters/dev/set.yaml': object('ResourceSet', 'set', spec, api),
    'clusters/dev/cm.yaml': object('ConfigMap', 'one'),
  });
  assert.deepEqual(outline(workspace), [
    '[clusters/dev]',
    'loose clusters/dev: ConfigMap/one ResourceSet/flux-system/set',
    'generated clusters/dev: ',
  ]);
  assert.equal(workspace.scopes[0]?.complete, true);
});

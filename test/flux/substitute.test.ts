// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Flux variables look like templates
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { substitution } from '../../src/flux/substitute.ts';
import { readVariables } from '../../src/flux/variables.ts';
import type { Resource } from '../../src/model/resource.ts';
import { resourcesOf } from '../../src/render/manifest.ts';
import type { Origin } from '../../src/text/origin.ts';
import { Cursor } from '../../src/yaml/cursor.ts';
import { parse } from '../../src/yaml/parse.ts';

function read(text: string, path = 'a.yaml'): Resource[] {
  const source = { path, text };
  return resourcesOf({ source, documents: parse(source, 'manifest') });
}

interface Setup {
  readonly postBuild: string;
  readonly objects?: string;
  readonly strict?: boolean;
}

function run(manifest: string, { postBuild, objects = '', strict = true }: Setup) {
  const [kustomization] = read(
    `kind: Kustomization\nmetadata: {name: k, namespace: ns}\nspec:\n  postBuild: ${postBuild}\n`,
    'ks.yaml',
  );
  const [resource] = read(manifest);
  assert.ok(kustomization && resource);
  const known = read(objects, 'objects.yaml');
  const variables = readVariables(
    kustomization,
    (kind, namespace, name) =>
      known.find(one => one.kind === kind && one.namespace === namespace && one.name === name),
    strict,
  );
  const done = substitution(variables)(resource);
  const problems = [...variables.problems, ...done.problems];
  return { resource: done.resource, root: Cursor.root(done.resource.tree), problems };
}

const words = (origin: Origin | undefined): string =>
  origin ? origin.source.text.slice(origin.span.start, origin.span.end) : '';

const map = 'kind: ConfigMap\nmetadata:\n  name: ${NAME}\ndata:\n  a: "${A}"\n  ${A}-key: x\n';

test('values, keys and the identity are replaced; the place of each stays', () => {
  const { resource, root, problems } = run(map, { postBuild: '{substitute: {NAME: new, A: "1"}}' });
  assert.deepEqual(problems, []);
  assert.equal(resource.name, 'new');
  assert.deepEqual(root.get('data').value, { a: 1, '1-key': 'x' });
  const origin = root.at(['data', 'a']).origin();
  assert.equal(words(origin), '"${A}"');
  assert.equal(origin?.step, 'substitution');
  assert.deepEqual(origin?.from.map(words), ['"1"']);
  assert.equal(words(root.at(['data', 'a']).key.origin()), 'a');
  assert.equal(words(root.at(['data', '1-key']).key.origin()), '${A}-key');
  assert.equal(words(root.at(['data', '1-key']).origin()), 'x');
});

test('objects come in list order, inline values win, newlines go', () => {
  const objects = [
    'kind: ConfigMap\nmetadata: {name: one, namespace: ns}\ndata: {A: one, B: one, C: one}\n',
    'kind: Secret\nmetadata: {name: two, namespace: ns}\ndata: {B: dHdvCg==}\nstringData: {C: "t\\nwo"}\n',
  ].join('---\n');
  const from = 'substituteFrom: [{kind: ConfigMap, name: one}, {kind: Secret, name: two}]';
  const { root } = run('kind: X\nmetadata: {name: x}\nv: ${A} ${B} ${C} ${D}\n', {
    postBuild: `{${from}, substitute: {A: inline, D: d}}`,
    objects,
  });
  assert.equal(root.get('v').value, 'inline two two d');
});

test('without a single variable nothing is substituted, unless the strategy says always', () => {
  const manifest = 'kind: X\nmetadata: {name: x}\nv: ${A:=d}\n';
  assert.equal(run(manifest, { postBuild: '{substitute: {}}' }).root.get('v').value, '${A:=d}');
  assert.equal(run(manifest, { postBuild: '{substituteStrategy: Always}' }).root.get('v').value, 'd');
});

test('a variable that only the cluster knows makes its value unknown, and no missing one an error', () => {
  const manifest = 'kind: X\nmetadata: {name: x}\nv: {a: "x-${A}", b: "${B}", c: plain}\n';
  const encrypted =
    'kind: Secret\nmetadata: {name: s, namespace: ns}\nstringData: {A: "ENC[x]"}\nsops: {mac: x}\n';
  const { root, problems } = run(manifest, {
    postBuild: '{substituteFrom: [{kind: Secret, name: s}], substitute: {B: known}}',
    objects: encrypted,
  });
  assert.deepEqual(problems, []);
  assert.deepEqual(
    ['a', 'b', 'c'].map(key => root.at(['v', key]).string()),
    [undefined, 'known', 'plain'],
  );
  assert.ok(root.get('v').known);
  const absent = run(manifest, { postBuild: '{substituteFrom: [{kind: ConfigMap, name: elsewhere}]}' });
  assert.deepEqual(absent.problems, []);
  assert.equal(absent.root.at(['v', 'b']).known, false);
});

test('a mapping with an unknown key is not known either', () => {
  const { root } = run('kind: X\nmetadata: {name: x}\nv: {"${A}": 1}\n', {
    postBuild: '{substituteFrom: [{kind: ConfigMap, name: elsewhere}]}',
  });
  assert.equal(root.get('v').known, false);
  assert.equal(root.get('metadata').known, true);
});

test('an undefined variable stops the build in strict mode and is empty before', () => {
  const manifest = 'kind: X\nmetadata: {name: x}\nv: a${NOPE}b ${NOPE}\n';
  const { problems, root } = run(manifest, { postBuild: '{substitute: {A: a}}' });
  assert.deepEqual(
    problems.map(({ code, data, fatal }) => [code, data.name, data.object, fatal]),
    [['variable-undefined', 'NOPE', 'X x', true]],
  );
  assert.equal(words(problems[0]?.at.origin()), 'a${NOPE}b ${NOPE}');
  assert.equal(root.get('v').known, false);
  const lenient = run(manifest, { postBuild: '{substitute: {A: a}}', strict: false });
  assert.equal(lenient.root.get('v').value, 'ab');
});

test('one bad name stops everything, at the name', () => {
  const { problems } = run(map, {
    postBuild: '{substituteFrom: [{kind: ConfigMap, name: one}], substitute: {NAME: n, A: a}}',
    objects: 'kind: ConfigMap\nmetadata: {name: one, namespace: ns}\ndata: {values.yaml: x}\n',
  });
  assert.deepEqual(
    problems.map(({ code, data }) => [code, data.name, data.from]),
    [['variable-name-invalid', 'values.yaml', 'ConfigMap one']],
  );
  assert.equal(words(problems[0]?.at.origin()), 'values.yaml');
});

test('what cannot be read names the text, what breaks the document names the variable and where it is set', () => {
  const { problems } = run('kind: X\nmetadata: {name: x}\nv: ["${a.b}", "${A}"]\n', {
    postBuild: '{substitute: {A: "[open"}}',
  });
  assert.deepEqual(
    problems.map(({ code, data }) => [code, data.fault ?? data.name]),
    [
      ['variable-syntax', '. is not allowed in a name'],
      ['variable-breaks-yaml', 'A'],
    ],
  );
  assert.deepEqual(
    problems[1]?.related.map(({ at }) => words(at.origin())),
    ['"[open"'],
  );
});

for (const field of ['labels', 'annotations']) {
  test(`an object opts out with ${field}, by that word only`, () => {
    const manifest = (value: string) =>
      `kind: X\nmetadata:\n  name: x\n  ${field}: {kustomize.toolkit.fluxcd.io/substitute: ${value}}\nv: \${A}\n`;
    const setup = { postBuild: '{substitute: {A: a}}' };
    assert.equal(run(manifest('disabled'), setup).root.get('v').value, '${A}');
    assert.equal(run(manifest('Disabled'), setup).root.get('v').value, 'a');
  });
}

test('an object without variables stays the same object', () => {
  const { resource, root } = run('kind: X\nmetadata: {name: x}\nv: $A $(B) $1\n', {
    postBuild: '{substitute: {A: a}}',
  });
  assert.equal(root.get('v').value, '$A $(B) $1');
  assert.equal(resource.name, 'x');
});

test('a value that turns into a mapping has the place of its variable throughout', () => {
  const { root } = run('kind: X\nmetadata: {name: x}\nv: ["${A}"]\n', {
    postBuild: '{substitute: {A: "b: c"}}',
  });
  assert.deepEqual(root.get('v').value, [{ b: 'c' }]);
  assert.equal(words(root.at(['v', 0, 'b']).origin()), '"${A}"');
});

test('an undefined variable leads to the one that was meant, else to where variables are defined', () => {
  const { problems } = run('kind: X\nmetadata: {name: x}\na: "${DOMAN}"\nb: "${OTHER}-${DOMAIN}"\n', {
    postBuild: '{substitute: {DOMAIN: example.com}}',
  });
  assert.deepEqual(
    problems.map(({ code, data, related }) => [
      code,
      data.near,
      ...related.map(({ at }) => words(at.origin())),
    ]),
    [
      ['variable-similar', 'DOMAIN', 'DOMAIN'],
      ['variable-undefined', undefined, 'postBuild'],
    ],
  );
});

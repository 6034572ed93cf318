import assert from 'node:assert/strict';
import { test } from 'node:test';
import { build } from '../../src/kustomize/build.ts';
import { emit } from '../../src/kustomize/emit.ts';
import type { BuildOptions, FluxOverlay } from '../../src/kustomize/options.ts';
import { memoryHost } from '../../src/memory-host.ts';
import { openRepository } from '../../src/model/open-repository.ts';
import { Cursor } from '../../src/yaml/cursor.ts';
import { parse } from '../../src/yaml/parse.ts';
import { documentTree } from '../../src/yaml/tree.ts';

const deployment = `apiVersion: apps/v1
kind: Deployment
metadata: { name: app }
spec: { template: { spec: { containers: [{ name: main, image: nginx }] } } }
`;

/** Builds `apps` with the fields of a Flux Kustomization. */
function deliver(files: Readonly<Record<string, string>>, spec: string, options: BuildOptions = {}) {
  const absolute = Object.fromEntries(Object.entries(files).map(([path, text]) => [`/r/${path}`, text]));
  const [document] = parse({ path: 'flux.yaml', text: spec }, 'manifest');
  assert.ok(document);
  const root = Cursor.root(documentTree(document));
  const fields: (keyof FluxOverlay)[] = [
    'targetNamespace',
    'namePrefix',
    'nameSuffix',
    'patches',
    'images',
    'components',
    'ignoreMissingComponents',
    'buildMetadata',
  ];
  const overlay = Object.fromEntries(fields.map(field => [field, root.at([field])]));
  const repository = openRepository(memoryHost(absolute), '/r');
  const result = build(repository, 'apps', { lenientRoot: true, overlay, ...options });
  const problems = result.problems.map(({ code, fatal, at }) => {
    const origin = at.origin();
    return `${code}${fatal ? '' : '?'} ${origin?.source.path}:${origin?.source.text.slice(origin.span.start, origin.span.end).split('\n')[0]}`;
  });
  return { ...result, problems, text: emit(result.resources) };
}

test('names and namespace of Flux replace those of the file, patches come after them', () => {
  const { text, problems } = deliver(
    {
      'apps/kustomization.yaml':
        'resources: [d.yaml]\nnamespace: one\nnamePrefix: a-\npatches:\n- {patch: "- {op: add, path: /x, value: 1}", target: {kind: Deployment}}\n',
      'apps/d.yaml': deployment,
    },
    'targetNamespace: two\nnameSuffix: -z\npatches:\n- {patch: "- {op: replace, path: /x, value: 2}", target: {kind: Deployment}}\n',
  );
  assert.deepEqual(problems, []);
  assert.match(text, /name: a-app-z\n {2}namespace: two\n/);
  assert.match(text, /^x: 2$/m);
});

test('images of the same name are joined, a new tag drops the digest', () => {
  const { text } = deliver(
    {
      'apps/kustomization.yaml':
        'resources: [d.yaml]\nimages: [{ name: nginx, newName: r.io/nginx, digest: "sha256:a" }]\n',
      'apps/d.yaml': deployment,
    },
    'images: [{ name: nginx, newTag: "2" }]\n',
  );
  assert.match(text, /image: r\.io\/nginx:2$/m);
});

test('a missing component stops the build unless Flux may pass over it', () => {
  const files = { 'apps/kustomization.yaml': 'resources: [d.yaml]\n', 'apps/d.yaml': deployment };
  assert.deepEqual(deliver(files, 'components: [../nope]\n').problems, [
    'missing-component flux.yaml:../nope',
  ]);
  assert.deepEqual(deliver(files, 'components: [../nope]\nignoreMissingComponents: true\n').problems, []);
  assert.deepEqual(deliver(files, 'components: ["https://github.com/a/b"]\n').problems, [
    'missing-component flux.yaml:"https://github.com/a/b"',
  ]);
});

test('unknown fields and numbers pass in the root file, and only there', () => {
  const files = {
    'apps/kustomization.yaml':
      'resource: [x]\nresources: [d.yaml]\nimages: [{ name: nginx, newTag: 1.25 }]\ncommonLabels: { a: yes }\n',
    'apps/d.yaml': deployment,
  };
  const { text, problems } = deliver(files, '{}\n');
  assert.deepEqual(problems, ['unknown-field? apps/kustomization.yaml:resource']);
  assert.match(text, /image: nginx:1\.25$/m);
  assert.match(text, /^ {4}a: "true"$/m);
  const nested = {
    ...files,
    'apps/kustomization.yaml': 'resources: [base]\n',
    'apps/base/kustomization.yaml': files['apps/kustomization.yaml'],
    'apps/base/d.yaml': deployment,
  };
  assert.deepEqual(deliver(nested, '{}\n').problems, [
    'unknown-field apps/base/kustomization.yaml:resource',
    'wrong-type apps/base/kustomization.yaml:1.25',
    'wrong-type apps/base/kustomization.yaml:yes',
  ]);
});

test('a file without resources is not empty to Flux, and asks for origins', () => {
  assert.deepEqual(deliver({ 'apps/kustomization.yaml': '' }, '{}\n').problems, []);
  const { text } = deliver({ 'apps/kustomization.yaml': 'configMapGenerator: [{ name: a }]\n' }, '{}\n');
  assert.match(text, /config\.kubernetes\.io\/origin: \|\n {6}configuredIn: kustomization\.yaml/);
});

test('a directory without a file is built from the list Flux makes', () => {
  const { text, problems, kind } = deliver({ 'apps/d.yaml': deployment }, 'targetNamespace: two\n', {
    generatedResources: ['d.yaml'],
  });
  assert.deepEqual([problems, kind], [[], 'generated']);
  assert.match(text, /namespace: two/);
});

test('a Flux Kustomization under a kustomize file name is named as such', () => {
  const files = {
    'apps/kustomization.yaml':
      'apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: { name: x }\nspec: {}\n',
  };
  assert.deepEqual(deliver(files, '{}\n').problems, [
    'flux-kustomization-file apps/kustomization.yaml:kustomize.toolkit.fluxcd.io/v1',
  ]);
});

test('one fault does not hide the others', () => {
  const { problems, resources } = deliver(
    {
      'apps/kustomization.yaml': `resources: [d.yaml, gone.yaml, bad.yaml, ../apps]
patches:
- { path: gone-patch.yaml }
- { patch: "{apiVersion: v1, kind: ConfigMap, metadata: {name: nope}}" }
- { patch: "- {op: replace, path: /spec/a/b, value: 1}", target: { kind: Deployment } }
configMapGenerator: [{ name: m, behavior: merge }, { name: n, literals: [a] }]
replicas: [{ name: other, count: 2 }]
`,
      'apps/d.yaml': deployment,
      'apps/bad.yaml': 'kind: ConfigMap\nmetadata: { labels: {} }\n---\nmetadata: { name: y }\n',
    },
    '{}\n',
  );
  assert.deepEqual(problems, [
    'missing-resource apps/kustomization.yaml:gone.yaml',
    'missing-name apps/bad.yaml:{ labels: {} }',
    'missing-kind apps/bad.yaml:metadata: { name: y }',
    'cycle apps/kustomization.yaml:../apps',
    'generator-missing apps/kustomization.yaml:m',
    'bad-literal apps/kustomization.yaml:a',
    'missing-patch-file apps/kustomization.yaml:gone-patch.yaml',
    'patch-no-match apps/kustomization.yaml:nope',
    'json-pointer apps/kustomization.yaml:/spec/a/b',
    'replica-no-match apps/kustomization.yaml:{ name: other, count: 2 }',
  ]);
  assert.equal(resources.length, 2);
});

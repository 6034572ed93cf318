import assert from 'node:assert/strict';
import { test } from 'node:test';
import { build } from '../../src/kustomize/build.ts';
import { emit } from '../../src/kustomize/emit.ts';
import type { BuildOptions } from '../../src/kustomize/options.ts';
import { memoryHost } from '../../src/memory-host.ts';
import { openRepository } from '../../src/model/open-repository.ts';
import type { Resource } from '../../src/model/resource.ts';
import type { Origin } from '../../src/text/origin.ts';
import { Cursor } from '../../src/yaml/cursor.ts';
import type { Path } from '../../src/yaml/document.ts';

type Files = Readonly<Record<string, string>>;

function render(files: Files, directory = '', options: BuildOptions = {}) {
  const absolute = Object.fromEntries(Object.entries(files).map(([path, text]) => [`/r/${path}`, text]));
  return build(openRepository(memoryHost(absolute), '/r'), directory, options);
}

function find(resources: readonly Resource[], kind: string): Resource {
  const found = resources.find(resource => resource.kind === kind);
  assert.ok(found, `a ${kind} is rendered`);
  return found;
}

/** `path:text step`, with what it was made from behind arrows. */
function show(origin: Origin | undefined): string {
  if (!origin) return 'nowhere';
  const { source, span, step, exact, from } = origin;
  const text = source.text.slice(span.start, span.end).split('\n')[0];
  const before = from.length === 0 ? '' : ` <- (${from.map(show).join(', ')})`;
  return `${source.path}:${text} ${step}${exact ? '' : '?'}${before}`;
}

function originAt(resource: Resource, path: Path, part: 'key' | 'value' = 'value'): string {
  return show(resource.tree.origin(path, part));
}

const base = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: app
spec:
  replicas: 1
  paused: true
  template:
    spec:
      containers:
        - name: main
          image: nginx:1.0
          envFrom: [{ configMapRef: { name: settings } }]
`;

test('a value nobody touched is where it was written', () => {
  const { resources } = render({
    'kustomization.yaml': 'resources: [d.yaml]\nnamespace: ns\n',
    'd.yaml': base,
  });
  const object = find(resources, 'Deployment');
  assert.equal(originAt(object, ['spec', 'replicas']), 'd.yaml:1 written');
  assert.equal(originAt(object, ['spec', 'replicas'], 'key'), 'd.yaml:replicas written');
  assert.equal(
    originAt(object, ['spec', 'template', 'spec', 'containers', 0, 'image']),
    'd.yaml:nginx:1.0 written',
  );
});

test('a patched value is in the patch, and says what was in the base', () => {
  const { resources } = render({
    'kustomization.yaml': `resources: [d.yaml]
patches:
  - patch: |-
      apiVersion: apps/v1
      kind: Deployment
      metadata: { name: app }
      spec: { replicas: 3, paused: null, template: { spec: { containers: [{ name: main, image: other }] } } }
  - path: json.yaml
    target: { kind: Deployment }
`,
    'json.yaml':
      '- { op: add, path: /spec/minReadySeconds, value: 5 }\n- { op: replace, path: /kind, value: Deployment }\n',
    'd.yaml': base,
  });
  const object = find(resources, 'Deployment');
  assert.equal(originAt(object, ['spec', 'replicas']), 'kustomization.yaml:3 patch <- (d.yaml:1 written)');
  assert.equal(
    originAt(object, ['spec', 'template', 'spec', 'containers', 0, 'image']),
    'kustomization.yaml:other patch <- (d.yaml:nginx:1.0 written)',
  );
  assert.equal(
    originAt(object, ['spec', 'paused']),
    'kustomization.yaml:paused removed <- (d.yaml:true written)',
  );
  assert.equal(originAt(object, ['spec', 'minReadySeconds']), 'json.yaml:5 patch');
  assert.equal(originAt(object, ['spec', 'minReadySeconds'], 'key'), 'json.yaml:/spec/minReadySeconds patch');
  assert.equal(
    originAt(object, ['spec', 'template', 'spec', 'containers', 0, 'name']),
    'kustomization.yaml:main patch <- (d.yaml:main written)',
  );
});

test('what a JSON patch copies or moves is at its pointer, made from the value there', () => {
  const { resources } = render({
    'kustomization.yaml': `resources: [d.yaml]
patches:
  - target: { kind: Deployment }
    patch: |
      - { op: copy, from: /metadata/name, path: /spec/serviceName }
      - { op: move, from: /spec/template/spec/containers/0, path: /spec/template/spec/containers/- }
`,
    'd.yaml': base,
  });
  const object = find(resources, 'Deployment');
  assert.equal(
    originAt(object, ['spec', 'serviceName']),
    'kustomization.yaml:/metadata/name copy <- (d.yaml:app written)',
  );
  assert.equal(
    originAt(object, ['spec', 'serviceName'], 'key'),
    'kustomization.yaml:/spec/serviceName patch',
  );
  assert.equal(
    originAt(object, ['spec', 'template', 'spec', 'containers', 0]),
    'kustomization.yaml:/spec/template/spec/containers/0 copy <- (d.yaml:name: main written)',
  );
  assert.equal(
    originAt(object, ['spec', 'template', 'spec', 'containers', 0, 'name']),
    'd.yaml:main written',
  );
});

test('an object that an overlay takes out knows what did it', () => {
  const config = (name: string, more = '') =>
    `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n${more}`;
  const { removed = [], resources } = render(
    {
      'base/kustomization.yaml': 'resources: [one.yaml, two.yaml, three.yaml]\n',
      'base/one.yaml': config('one'),
      'base/two.yaml': config('two', '  namespace: apps\n'),
      'base/three.yaml': config('three', '  annotations:\n    config.kubernetes.io/local-config: "true"\n'),
      'kustomization.yaml': `resources: [base]
namePrefix: dev-
patches:
  - patch: |
      $patch: delete
      apiVersion: v1
      kind: ConfigMap
      metadata: { name: one }
patchesStrategicMerge: [two.yaml]
`,
      'two.yaml': config('two', '  namespace: apps\n$patch: delete\n'),
    },
    '',
  );
  assert.deepEqual(resources, []);
  assert.deepEqual(
    removed.map(({ kind, namespace, name, by, was }) => [
      `${kind} ${namespace}/${name}`,
      show(by.origin()),
      show(was.origin()),
    ]),
    [
      ['ConfigMap apps/two', 'two.yaml:delete written', 'base/two.yaml:two written'],
      ['ConfigMap undefined/one', 'kustomization.yaml:delete written', 'base/one.yaml:one written'],
      ['ConfigMap undefined/dev-three', 'base/three.yaml:"true" written', 'kustomization.yaml:dev- written'],
    ],
  );
});

test('what a transformer makes is in its field', () => {
  const { resources } = render({
    'kustomization.yaml': `resources: [d.yaml]
namespace: team
namePrefix: dev-
labels: [{ pairs: { tier: web } }]
images: [{ name: nginx, newTag: "2" }]
replicas: [{ name: app, count: 7 }]
`,
    'd.yaml': base,
  });
  const object = find(resources, 'Deployment');
  assert.equal(originAt(object, ['metadata', 'namespace']), 'kustomization.yaml:team namespace');
  assert.equal(
    originAt(object, ['metadata', 'name']),
    'kustomization.yaml:dev- name-prefix <- (d.yaml:app written)',
  );
  assert.equal(originAt(object, ['metadata', 'labels', 'tier']), 'kustomization.yaml:web label');
  assert.equal(originAt(object, ['metadata', 'labels', 'tier'], 'key'), 'kustomization.yaml:tier label');
  assert.equal(originAt(object, ['spec', 'replicas']), 'kustomization.yaml:7 replica <- (d.yaml:1 written)');
  assert.equal(
    originAt(object, ['spec', 'template', 'spec', 'containers', 0, 'image']),
    'kustomization.yaml:"2" image <- (d.yaml:nginx:1.0 written)',
  );
});

test('generated data is in its file, line or literal; the name says that it has a hash', () => {
  const { resources } = render({
    'kustomization.yaml': `resources: [d.yaml]
configMapGenerator:
  - name: settings
    files: [values.yaml]
    envs: [some.env]
    literals: [one=1]
`,
    'values.yaml': 'a: 1\n',
    'some.env': '# note\nKEY=value\n',
    'd.yaml': base,
  });
  const map = find(resources, 'ConfigMap');
  assert.equal(originAt(map, ['data', 'values.yaml']), 'values.yaml:a: 1 generator');
  assert.equal(originAt(map, ['data', 'KEY']), 'some.env:value generator');
  assert.equal(originAt(map, ['data', 'KEY'], 'key'), 'some.env:KEY generator');
  assert.equal(originAt(map, ['data', 'one']), 'kustomization.yaml:one=1 generator');
  assert.match(originAt(map, ['metadata', 'name']), /hash <- \(kustomization.yaml:settings generator\)$/);
  const reference = originAt(find(resources, 'Deployment'), [
    ...['spec', 'template', 'spec', 'containers', 0, 'envFrom', 0, 'configMapRef', 'name'],
  ]);
  assert.match(reference, /name-reference <- \(/);
  assert.match(reference, /d.yaml:settings written/);
});

test('a replacement is where its source was written, by the rule that names the target', () => {
  const { resources } = render({
    'kustomization.yaml': `resources: [d.yaml, c.yaml]
replacements:
  - source: { kind: ConfigMap, fieldPath: data.count }
    targets: [{ select: { kind: Deployment }, fieldPaths: [spec.replicas] }]
`,
    'd.yaml': base,
    'c.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: c }\ndata: { count: "9" }\n',
  });
  assert.equal(
    originAt(find(resources, 'Deployment'), ['spec', 'replicas']),
    'c.yaml:"9" replacement <- (kustomization.yaml:spec.replicas replacement, d.yaml:1 written)',
  );
});

test('what Flux adds is in the Flux object', () => {
  const flux = {
    value: {
      targetNamespace: 'apps',
      patches: [{ patch: '- {op: add, path: /spec/x, value: 1}', target: { kind: 'Deployment' } }],
    },
    origin: (path: Path) => ({
      source: { path: 'flux.yaml', text: path.join('.') },
      span: { start: 0, end: path.join('.').length },
      step: 'written' as const,
      exact: true,
      from: [],
    }),
    known: () => true,
  };
  const root = Cursor.root(flux);
  const overlay = { targetNamespace: root.at(['targetNamespace']), patches: root.at(['patches']) };
  const { resources } = render(
    { 'kustomization.yaml': 'namespace: ignored\nresources: [d.yaml]\n', 'd.yaml': base },
    '',
    { overlay, lenientRoot: true },
  );
  const object = find(resources, 'Deployment');
  assert.equal(object.namespace, 'apps');
  assert.equal(originAt(object, ['metadata', 'namespace']), 'flux.yaml:targetNamespace flux-field');
  assert.match(originAt(object, ['spec', 'x']), /^flux.yaml:/);
});

test('rendering twice gives the same', () => {
  const files = { 'kustomization.yaml': 'resources: [d.yaml]\nnamePrefix: a-\n', 'd.yaml': base };
  assert.equal(emit(render(files).resources), emit(render(files).resources));
  const absolute = Object.fromEntries(Object.entries(files).map(([path, text]) => [`/r/${path}`, text]));
  const repository = openRepository(memoryHost(absolute), '/r');
  assert.equal(emit(build(repository, '').resources), emit(build(repository, '').resources));
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { build } from '../../src/kustomize/build.ts';
import { memoryHost } from '../../src/memory-host.ts';
import { openRepository } from '../../src/model/open-repository.ts';
import type { Origin } from '../../src/text/origin.ts';
import { Cursor } from '../../src/yaml/cursor.ts';
import type { Path } from '../../src/yaml/document.ts';

const base = `apiVersion: apps/v1
kind: Deployment
metadata: {name: app}
spec: {replicas: 1}
`;

/** The only object of a build. */
function renderOne(files: Readonly<Record<string, string>>, directory = ''): Cursor {
  const absolute = Object.fromEntries(Object.entries(files).map(([path, text]) => [`/r/${path}`, text]));
  const { resources, problems } = build(openRepository(memoryHost(absolute), '/r'), directory);
  assert.deepEqual(problems, []);
  const [object] = resources;
  assert.ok(object);
  return Cursor.root(object.tree);
}

/** `path:text step`, with what it was made from behind arrows. */
function show(origin: Origin | undefined): string {
  if (!origin) return 'nowhere';
  const { source, span, step, from } = origin;
  const text = source.text.slice(span.start, span.end).split('\n')[0];
  return [`${source.path}:${text} ${step}`, ...from.map(show)].join(' <- ');
}

function originAt(object: Cursor, path: Path): string {
  return show(object.at(path).origin());
}

test('blanks around a patch are no part of it, and nothing moves', () => {
  const object = renderOne({
    'kustomization.yaml': `resources: [d.yaml]
patches:
  - patch: "\\n \\napiVersion: apps/v1\\nkind: Deployment\\nmetadata: {name: app}\\nspec: {replicas: 3, minReadySeconds: 7}\\n\\n"
  - target: {kind: Deployment}
    patch: |

      - op: add
        path: /spec/note
        value: |
          text
`,
    'd.yaml': base,
  });
  assert.equal(originAt(object, ['spec', 'replicas']), 'kustomization.yaml:3 patch <- d.yaml:1 written');
  assert.equal(originAt(object, ['spec', 'minReadySeconds']), 'kustomization.yaml:7 patch');
  assert.equal(object.at(['spec', 'note']).value, 'text');
  assert.equal(originAt(object, ['spec', 'note']), 'kustomization.yaml:| patch');
});

test('a label that one entry makes at several places belongs at all of them to whoever changes it at one', () => {
  const object = renderOne(
    {
      'base/kustomization.yaml': 'resources: [d.yaml]\ncommonLabels: { team: one }\n',
      'base/d.yaml': base,
      'dev/kustomization.yaml': 'resources: [../base]\nlabels: [{ pairs: { team: two } }]\n',
    },
    'dev',
  );
  for (const path of [
    ['metadata', 'labels', 'team'],
    ['spec', 'selector', 'matchLabels', 'team'],
    ['spec', 'template', 'metadata', 'labels', 'team'],
  ]) {
    assert.equal(object.at(path).value, 'two');
    assert.equal(
      originAt(object, path),
      'dev/kustomization.yaml:two label <- base/kustomization.yaml:one label',
    );
  }
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { run } from './run.ts';

const configMap = (name: string) =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\ndata:\n  size: "1"\n`;
const list = (...lines: readonly string[]) =>
  ['apiVersion: kustomize.config.k8s.io/v1beta1', 'kind: Kustomization', ...lines, ''].join('\n');
const repository = {
  '/repo/.git/HEAD': '',
  '/repo/base/kustomization.yaml': list('resources: [a.yaml]'),
  '/repo/base/a.yaml': configMap('a'),
  '/repo/dev/kustomization.yaml': list('namespace: dev', 'resources: [../base]'),
  '/repo/plain/b.yaml': configMap('b'),
  '/repo/broken/kustomization.yaml': list('resources: [gone.yaml]'),
  '/repo/outside/kustomization.yaml': list('resources: [../base/a.yaml]'),
};
const disk = { files: repository, cwd: '/repo' };
const written = (name: string, namespace = '') =>
  `apiVersion: v1\ndata:\n  size: "1"\nkind: ConfigMap\nmetadata:\n  name: ${name}\n${namespace}`;

describe('render', () => {
  it('prints what kustomize prints', () =>
    assert.deepEqual(
      [run(['render', 'dev'], disk).code, run(['render', 'dev'], disk).out],
      [0, written('a', '  namespace: dev\n')],
    ));
  it('prints a folder without a kustomization file as Flux would build it', () =>
    assert.equal(run(['render', 'plain'], disk).out, written('b')));
  it('prints several folders as one stream, in the order they are named', () => {
    const { code, out } = run(['render', 'plain', 'dev', 'base'], disk);
    assert.equal(code, 0);
    assert.equal(out, [written('b'), written('a', '  namespace: dev\n'), written('a')].join('---\n'));
  });
  it('says where objects and changed values come from', () => {
    const { out } = run(['render', 'dev', '--origin'], disk);
    assert.match(out, /^# base\/a\.yaml:2\n/);
    assert.match(out, / {2}namespace: dev # namespace dev\/kustomization\.yaml:3/);
  });
  it('gives objects and origins as data', () => {
    const { objects } = JSON.parse(run(['render', 'dev', 'plain', '--format', 'json'], disk).out);
    assert.deepEqual(
      objects.map(({ object }: { object: { metadata: unknown } }) => object.metadata),
      [{ name: 'a', namespace: 'dev' }, { name: 'b' }],
    );
    assert.deepEqual(objects[0].source, { file: 'base/a.yaml', line: 2, column: 1 });
  });
  it('prints nothing but the diagnostics when any build fails', () => {
    const { code, out, err } = run(['render', 'plain', 'broken'], disk);
    assert.deepEqual([code, out], [3, '']);
    assert.match(err, /^broken\/kustomization\.yaml:3:13 {2}error {2}/);
  });
  it('keeps to the load restrictor', () => {
    assert.equal(run(['render', 'outside'], disk).code, 0);
    const { code, err } = run(['render', 'outside', '--load-restrictor', 'root'], disk);
    assert.equal(code, 3);
    assert.match(err, /^outside\/kustomization\.yaml:3:13 {2}error {2}/);
  });
  it('refuses what is no folder, and words it does not know', () => {
    for (const words of [['plain/b.yaml'], ['nowhere'], ['dev', '--load-restrictor', 'all']]) {
      const { code, out, err } = run(['render', ...words], disk);
      assert.deepEqual([code, out, err.startsWith('floe-lint: ')], [2, '', true]);
    }
  });
});

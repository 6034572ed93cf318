import assert from 'node:assert/strict';
import { test } from 'node:test';
import { conventionalFork, siblingForks } from '../../src/discover/forks.ts';
import { contextOf, findRoot } from '../../src/discover/root.ts';
import { walk } from '../../src/discover/walk.ts';
import type { Entry } from '../../src/host.ts';
import { memoryHost } from '../../src/memory-host.ts';

function walkFiles(names: readonly string[], links: readonly string[] = [], ignored: readonly string[] = []) {
  const host = memoryHost(Object.fromEntries([...names, ...links].map(name => [name, ''])));
  const list = (path: string): readonly Entry[] | undefined =>
    host.list(path === '' ? '/repo' : `/repo/${path}`)?.map(entry => {
      const child = path === '' ? entry.name : `${path}/${entry.name}`;
      return links.includes(child) ? { name: entry.name, kind: 'symlink' as const } : entry;
    });
  return walk('', { list, ignores: path => ignored.includes(path), excludes: () => false });
}

test('folders come parents first, in name order, with kustomization files apart', () => {
  const { folders } = walkFiles([
    'b/x.yaml',
    'a/c/kustomization.yml',
    'a/c/Kustomization',
    'a/y.yml',
    'z.json',
  ]);
  assert.deepEqual(
    [...folders.values()].map(({ path, manifests, kustomizations }) => [
      path,
      ...manifests,
      ...kustomizations,
    ]),
    [
      ['', 'z.json'],
      ['a', 'a/y.yml'],
      ['a/c', 'a/c/Kustomization', 'a/c/kustomization.yml'],
      ['b', 'b/x.yaml'],
    ],
  );
});

test('what is ignored, linked or foreign is named with its reason', () => {
  const { skipped, folders } = walkFiles(
    [
      '.git/config.yaml',
      'old/a.yaml',
      'keep.yaml',
      'skip.yaml',
      'tf/main.tf',
      'tf/v.yaml',
      'tf/.terraform/m.json',
    ],
    ['link.yaml', 'elsewhere'],
    ['old/', 'skip.yaml'],
  );
  assert.deepEqual(
    skipped.map(({ path, reason }) => `${path} ${reason}`),
    [
      'elsewhere symlink',
      'link.yaml symlink',
      'old ignored',
      'skip.yaml ignored',
      'tf/.terraform terraform',
      'tf/v.yaml terraform',
    ],
  );
  assert.deepEqual([...folders.keys()], ['', 'tf']);
});

test('a chart keeps its values and templates to itself, the folder beside it does not', () => {
  const { folders, skipped } = walkFiles([
    'Chart.yaml',
    'values.yaml',
    'values-dev.yaml',
    'templates/deep/a.yaml',
    'charts/sub/values.yaml',
    'clusters/dev/a.yaml',
  ]);
  assert.deepEqual(new Set(skipped.map(({ reason }) => reason)), new Set(['helm-chart']));
  assert.equal(skipped.length, 5);
  assert.deepEqual(
    [...folders.values()].flatMap(({ manifests }) => manifests),
    ['clusters/dev/a.yaml'],
  );
});

test('YAML beside Terraform code is a manifest when a kustomization file says so', () => {
  const { folders } = walkFiles(['x/main.tf', 'x/kustomization.yaml', 'x/a.yaml']);
  assert.deepEqual(folders.get('x')?.manifests, ['x/a.yaml']);
});

test('the outermost conventional folder is the cluster', () => {
  assert.equal(conventionalFork('clusters/dev'), 'clusters/dev');
  assert.equal(conventionalFork('a/clusters/dev/overlays/x/y.yaml'), 'a/clusters/dev');
  assert.equal(conventionalFork('clusters'), undefined);
  assert.equal(conventionalFork('apps/dev'), undefined);
});

test('siblings are left out only when every target is inside some cluster', () => {
  const leftOut = siblingForks(['clusters/dev/app', 'clusters/test']);
  assert.deepEqual(['clusters/dev', 'clusters/test', 'clusters/prod', 'apps'].filter(leftOut), [
    'clusters/prod',
  ]);
  assert.equal(siblingForks(['clusters/dev', 'apps'])('clusters/prod'), false);
});

test('the root is the nearest .git, else the working directory, else what the path tells', () => {
  const host = memoryHost({
    '/git/.git/HEAD': '',
    '/git/clusters/dev/a.yaml': '',
    '/x/clusters/dev/a.yaml': '',
  });
  assert.equal(findRoot(host, '/git/clusters/dev'), '/git');
  assert.equal(findRoot(host, '/repo/a/clusters/dev'), '/repo');
  assert.equal(findRoot(host, '/x/clusters/dev'), '/x');
  assert.equal(findRoot(host, '/x'), '/x');
  const flux = (path: string): string =>
    `apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nspec:\n  path: ${path}\n`;
  const inside = (path: string): string =>
    findRoot(
      memoryHost(
        { 'floe-platform.yaml': flux(path), 'floe-platform/kustomization.yaml': '' },
        { cwd: '/x/clusters/dev' },
      ),
      '/x/clusters/dev',
    );
  assert.equal(inside('./floe-platform'), '/x/clusters/dev', 'paths that count from the working directory');
  assert.equal(inside('./clusters/dev/floe-platform'), '/x');
  assert.equal(inside('./elsewhere'), '/x');
});

test('without .git the context is the folder that holds the clusters', () => {
  const host = memoryHost({ '/git/.git/HEAD': '' });
  assert.equal(contextOf(host, '/git', ['a/clusters/dev']), '');
  assert.equal(contextOf(host, '/repo', ['a/clusters/dev', 'a/clusters/test/x.yaml']), 'a');
  assert.equal(contextOf(host, '/repo', ['clusters/dev']), '');
  assert.equal(contextOf(host, '/repo', ['a/clusters/dev', 'b']), '');
});

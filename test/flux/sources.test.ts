import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isFluxKustomization } from '../../src/flux/flux-kustomization.ts';
import { repositoryAddress } from '../../src/flux/git-remote.ts';
import { type Location, Sources } from '../../src/flux/sources.ts';
import { memoryHost } from '../../src/memory-host.ts';
import { openRepository } from '../../src/model/open-repository.ts';
import { resourcesOf } from '../../src/render/manifest.ts';
import { delivery, type Files, gitRepository, object } from '../render/_repository.ts';

/** Where the first Kustomization of each file leads. */
function locate(files: Files, configured: readonly string[] = []): Record<string, Location> {
  const repository = openRepository(memoryHost(files), '/repo');
  const objects = Object.keys(files)
    .filter(path => path.endsWith('.yaml'))
    .flatMap(path => {
      const file = repository.parse(path, 'manifest');
      return 'error' in file ? [] : resourcesOf(file);
    });
  const kustomizations = objects.filter(isFluxKustomization);
  const sources = objects.filter(one => !isFluxKustomization(one));
  const located = new Sources(repository, { sources, kustomizations, configured, sourceIgnores: [] });
  return Object.fromEntries(kustomizations.map(one => [one.name, located.locate(one)]));
}

const artifactDelivery = (path: string) =>
  delivery('k', path, '', 'made').replace('kind: GitRepository', 'kind: ExternalArtifact');
const app = { 'clusters/dev/app/x.txt': '', 'deploy/x.txt': '' };
const here = (directory: string, base = ''): Location => ({ state: 'here', directory, base });

test('a path counts from the root and cannot leave it', () => {
  const at = (path: string) => locate({ ...app, 'a.yaml': delivery('k', path) }).k;
  for (const path of [
    'clusters/dev/app',
    './clusters/dev/app',
    '/clusters/dev/app/',
    '../../clusters/dev/app',
  ]) {
    assert.deepEqual(at(path), here('clusters/dev/app'), path);
  }
  assert.deepEqual(at('./clusters/dev/nope'), { state: 'missing', directory: 'clusters/dev/nope' });
  assert.deepEqual(at('./Clusters/dev/app'), { state: 'missing', directory: 'Clusters/dev/app' });
  assert.deepEqual(at('"./"'), here(''));
});

test('a repository inside another has its own root, but never inside a cluster', () => {
  const located = locate({
    'examples/one/clusters/dev/app/x.txt': '',
    'examples/one/clusters/dev/a.yaml': delivery('good', './clusters/dev/app'),
    'clusters/dev/mine/x.txt': '',
    'clusters/dev/b.yaml': delivery('relative', './mine'),
    'clusters/c.yaml': delivery('from-clusters', './dev/mine'),
  });
  assert.deepEqual(located.good, here('examples/one/clusters/dev/app', 'examples/one'));
  assert.deepEqual(located.relative, { state: 'missing', directory: 'mine' });
  assert.deepEqual(located['from-clusters'], { state: 'missing', directory: 'dev/mine' });
});

test('a folder below which paths count from the root is no repository of its own', () => {
  const located = locate({
    'kubernetes/apps/x/x.txt': '',
    'kubernetes/k.yaml': delivery('good', './kubernetes/apps/x') + delivery('bad', './apps/x'),
    'sub/app/x.txt': '',
    'sub/k.yaml': delivery('beside', './app'),
  });
  assert.deepEqual(located.good, here('kubernetes/apps/x'));
  assert.deepEqual(located.bad, { state: 'missing', directory: 'apps/x' });
  assert.deepEqual(located.beside, { state: 'missing', directory: 'app' });
});

test('a source of any name is this repository when its paths are here, and then a wrong path is wrong', () => {
  const located = locate({
    ...app,
    'a.yaml':
      delivery('good', './clusters/dev/app', '', 'fleet') + delivery('typo', './elsewhere/x', '', 'fleet'),
    'b.yaml': delivery('single', './deploy', '', 'other') + delivery('away', './nothing/here', '', 'third'),
    'c.yaml': delivery('near', './clusters/dev/ap', '', 'fourth'),
  });
  assert.deepEqual(located.good, here('clusters/dev/app'));
  assert.deepEqual(located.typo, { state: 'missing', directory: 'elsewhere/x' });
  assert.deepEqual(located.single, here('deploy'));
  assert.deepEqual(located.away, { state: 'external' });
  assert.deepEqual(located.near, { state: 'missing', directory: 'clusters/dev/ap' });
});

test('a source with another address than the bootstrap source is another repository', () => {
  const located = locate({
    ...app,
    'sources.yaml':
      gitRepository('flux-system', 'ssh://git@example.com/acme/fleet.git') +
      gitRepository('fork', 'https://example.com/me/fleet') +
      gitRepository('podinfo', 'https://example.com/acme/podinfo'),
    'a.yaml':
      delivery('external', './deploy', '', 'podinfo') +
      delivery('fork', './deploy', '', 'fork') +
      delivery('fork-typo', './deploi', '', 'fork'),
  });
  assert.deepEqual(located.external, { state: 'external' });
  assert.deepEqual(located.fork, here('deploy'));
  assert.deepEqual(located['fork-typo'], { state: 'missing', directory: 'deploi' });
});

test('the git remote and the configuration name this repository', () => {
  const files = {
    ...app,
    'sources.yaml': gitRepository('mine', 'https://example.com/acme/fleet'),
    'a.yaml': delivery('mine', './nope', '', 'mine') + delivery('said', './nope', '', 'said'),
  };
  assert.deepEqual(locate(files).mine, { state: 'external' });
  const remote = {
    ...files,
    '.git/config': '[core]\n\turl = x\n[remote "origin"]\n\turl = git@example.com:acme/fleet.git\n',
  };
  assert.deepEqual(locate(remote).mine, { state: 'missing', directory: 'nope' });
  const said = locate(files, ['GitRepository/flux-system/said']).said;
  assert.deepEqual(said, { state: 'missing', directory: 'nope' });
});

test('a source with another address than the git remote may have other folders', () => {
  const located = locate({
    ...app,
    '.git/config': '[remote "origin"]\n\turl = git@example.com:acme/fleet.git\n',
    'sources.yaml': gitRepository('other', 'https://example.com/acme/other'),
    'k.yaml': delivery('k', './clusters/dev/ap', '', 'other'),
  });
  assert.deepEqual(located.k, { state: 'external' });
});

test('an artifact made from this repository leads back to the folder it was copied from', () => {
  const generator = (from: string, to: string, name = 'made') =>
    object(
      'ArtifactGenerator',
      name,
      `  namespace: flux-system\nspec:\n  sources: [{alias: repo, kind: GitRepository, name: flux-system}]\n  artifacts: [{name: ${name}, copy: [{from: "${from}", to: "${to}"}]}]\n`,
      'source.extensions.fluxcd.io/v1beta1',
    );
  const at = (from: string, to: string, path: string) =>
    locate({ ...app, 'g.yaml': generator(from, to), 'k.yaml': artifactDelivery(path) }).k;
  assert.deepEqual(at('@repo/clusters/dev/**', '@artifact/', './app'), here('clusters/dev/app'));
  assert.deepEqual(at('@repo/clusters/dev/app/**', '@artifact/', './'), here('clusters/dev/app'));
  assert.deepEqual(at('@repo/clusters/dev', '@artifact/x/', './x/dev/app'), here('clusters/dev/app'));
  assert.deepEqual(at('@repo/clusters/dev', '@artifact/x', './x/app'), here('clusters/dev/app'));
  assert.deepEqual(at('@repo/clusters/dev/**', '@artifact/deep/er', './deep'), { state: 'external' });
  const two = '@repo/clusters/dev/**", to: "@artifact/"}, {from: "@repo/deploy/**';
  assert.deepEqual(at(two, '@artifact/app/deploy', './app'), { state: 'external' });
  assert.deepEqual(at('@other/clusters/dev/**', '@artifact/', './app'), { state: 'external' });
  assert.deepEqual(locate({ ...app, 'k.yaml': artifactDelivery('./deploy') }).k, { state: 'external' });
});

test('one repository has many spellings', () => {
  for (const url of [
    'https://example.com/acme/fleet',
    'https://user:token@example.com/acme/fleet.git',
    'ssh://git@example.com:22/acme/fleet.git/',
    'git@Example.com:acme/fleet',
  ]) {
    assert.equal(repositoryAddress(url), 'example.com/acme/fleet', url);
  }
});

test('the bootstrap source of one nested repository says nothing about another', () => {
  const located = locate({
    'x/clusters/dev/app/x.txt': '',
    'x/clusters/dev/source.yaml': gitRepository('fleet', 'https://example.com/acme/fleet'),
    'x/clusters/dev/app.yaml': delivery('app', './clusters/dev/app', '', 'fleet'),
    'y/clusters/dev/gotk-sync.yaml': gitRepository('flux-system', 'https://example.com/other/place'),
  });
  assert.deepEqual(located.app, here('x/clusters/dev/app', 'x'));
});

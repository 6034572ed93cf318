import assert from 'node:assert/strict';
import { test } from 'node:test';
import { artifactView, readExclusions } from '../../src/flux/source-ignore.ts';
import type { Entry, Host } from '../../src/host.ts';
import { memoryHost } from '../../src/memory-host.ts';
import { openRepository } from '../../src/model/open-repository.ts';

function left(files: Readonly<Record<string, string>>, specIgnore = ''): string[] {
  const repository = openRepository(memoryHost(files), '/repo');
  const ignores = Object.keys(files).filter(path => path.endsWith('.sourceignore'));
  const exclusions = readExclusions(repository, ignores, { text: specIgnore, folder: '' });
  return Object.keys(files).filter(path => !path.endsWith('.sourceignore') && !exclusions.excludes(path));
}
const files = {
  'a.yaml': '',
  '.sops.yaml': '',
  'x/.sops.yaml': '',
  '.github/ci.yaml': '',
  '.gitignore': '',
  'deploy/b.yaml': '',
};

test('without patterns the defaults leave out what is for other programs', () => {
  assert.deepEqual(left(files), ['a.yaml', 'deploy/b.yaml']);
});

test('one pattern of any kind drops all defaults but those for git', () => {
  const all = ['a.yaml', '.sops.yaml', 'x/.sops.yaml', '.github/ci.yaml', 'deploy/b.yaml'];
  assert.deepEqual(left(files, '*.md'), all);
  assert.deepEqual(left({ ...files, 'x/.sourceignore': 'nothing' }), all);
  assert.deepEqual(left({ ...files, 'x/.sourceignore': '# only words\n\n' }), ['a.yaml', 'deploy/b.yaml']);
});

test('the last pattern that matches decides, and may bring back what lies in a left out folder', () => {
  assert.deepEqual(left(files, '/*\n!/deploy'), ['deploy/b.yaml']);
  const deep = { 'deploy/prod/a.yaml': '', 'deploy/dev/a.yaml': '' };
  assert.deepEqual(left(deep, '/*\n!/deploy/prod'), ['deploy/prod/a.yaml']);
  assert.deepEqual(left(deep, '!/deploy\n/deploy'), []);
});

test('a .sourceignore counts from its own folder, spec.ignore comes after all of them', () => {
  const nested = { 'x/a.yaml': '', 'a.yaml': '', 'x/.sourceignore': '/a.yaml' };
  assert.deepEqual(left(nested), ['a.yaml']);
  assert.deepEqual(left(nested, '!a.yaml'), ['x/a.yaml', 'a.yaml']);
});

test('an artifact holds no symlink, nothing behind one, and no empty folder', () => {
  const disk = memoryHost({ 'real/a.yaml': 'a', 'link/a.yaml': 'a', 'docs/b.md': '' });
  const host: Host = {
    ...disk,
    list: path =>
      disk
        .list(path)
        ?.map((entry): Entry => (entry.name === 'link' ? { name: 'link', kind: 'symlink' } : entry)),
    realPath: path => path,
  };
  const repository = openRepository(host, '/repo');
  assert.equal(repository.kind('link'), 'directory');
  const view = artifactView(repository, readExclusions(repository, [], { text: '*.md', folder: '' }));
  assert.deepEqual(
    view.list('')?.map(({ name }) => name),
    ['real'],
  );
  assert.equal(view.kind('link'), undefined);
  assert.equal(view.readText('real/a.yaml'), 'a');
  assert.deepEqual(view.readText('link/a.yaml'), { error: 'missing', message: 'does not exist' });
  assert.equal(view.kind('docs'), undefined);
});

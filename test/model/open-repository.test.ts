import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Entry, Host } from '../../src/host.ts';
import { memoryHost } from '../../src/memory-host.ts';
import { openRepository } from '../../src/model/open-repository.ts';
import {
  clampPath,
  directoryOf,
  isAtOrBelow,
  joinPath,
  normalizePath,
  upwards,
} from '../../src/model/paths.ts';

/** A disk on which some names are symlinks; what they lead to is a real path. */
function linkedHost(files: Readonly<Record<string, string>>, links: Readonly<Record<string, string>>): Host {
  const disk = memoryHost({ ...files, ...Object.fromEntries(Object.keys(links).map(name => [name, ''])) });
  return {
    ...disk,
    list: path =>
      disk
        .list(path)
        ?.map(
          (entry): Entry =>
            `${path}/${entry.name}` in links ? { name: entry.name, kind: 'symlink' } : entry,
        ),
    realPath: path => {
      const link = Object.keys(links).find(name => path === name || path.startsWith(`${name}/`));
      return link === undefined ? path : `${links[link]}${path.slice(link.length)}`;
    },
    readText: path => disk.readText(path),
  };
}

test('nothing outside the root can be reached, not even by a symlink', () => {
  const files = { '/repo/a.yaml': 'a: 1', '/etc/secret.yaml': 's: 1', '/repo-2/x.yaml': 'x: 1' };
  const links = { '/repo/out': '/etc', '/repo/near': '/repo-2', '/repo/in.yaml': '/repo/a.yaml' };
  const repository = openRepository(linkedHost(files, links), '/repo');
  for (const path of ['../etc/secret.yaml', 'out/secret.yaml', 'x/../../etc/secret.yaml', 'near/x.yaml']) {
    const read = repository.readText(path);
    assert.ok(typeof read === 'object', path);
    assert.notEqual(repository.kind(path), 'file', path);
  }
  assert.equal(repository.list('out'), undefined);
  assert.equal(repository.kind('out'), 'symlink');
  assert.equal(repository.readText('in.yaml'), 'a: 1');
  assert.equal(repository.kind('in.yaml'), 'file');
});

test('a file is read and parsed once for each dialect, under one name', () => {
  const disk = memoryHost({ 'a/b.yaml': 'on: yes' });
  let reads = 0;
  const readText: Host['readText'] = path => {
    reads++;
    return disk.readText(path);
  };
  const host: Host = { ...disk, readText };
  const repository = openRepository(host, '/repo');
  const manifest = repository.parse('a/b.yaml', 'manifest');
  assert.equal(repository.parse('a/b.yaml', 'manifest'), manifest);
  const values = repository.parse('a/b.yaml', 'values');
  assert.equal(reads, 1);
  assert.ok(!('error' in manifest) && !('error' in values));
  assert.deepEqual(
    [manifest.documents[0]?.value, values.documents[0]?.value],
    [{ on: 'yes' }, { true: true }],
  );
  const other = repository.parse('./a/../a/b.yaml', 'manifest');
  assert.ok(!('error' in other));
  assert.equal(other.source.path, 'a/b.yaml');
});

test('what is not there says so', () => {
  const repository = openRepository(memoryHost({ 'a/b.yaml': '' }), '/repo');
  assert.deepEqual(repository.readText('a/c.yaml'), { error: 'missing', message: 'does not exist' });
  assert.deepEqual(repository.readText('a'), { error: 'directory', message: 'is a directory' });
  assert.equal(repository.kind('A/b.yaml'), undefined);
  assert.equal(repository.kind(''), 'directory');
  assert.equal(repository.kind('x/y/z'), undefined);
});

test('a large folder answers as a small one', () => {
  const files = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`f${index}.yaml`, `${index}`]));
  const repository = openRepository(memoryHost(files), '/repo');
  assert.equal(repository.readText('f42.yaml'), '42');
  assert.equal(repository.kind('f100.yaml'), undefined);
});

test('paths of the repository', () => {
  assert.deepEqual(['a/./b//c/', './', 'a/../b', '/a'].map(normalizePath), ['a/b/c', '', 'b', 'a']);
  assert.deepEqual(['..', 'a/../../b'].map(normalizePath), [undefined, undefined]);
  assert.deepEqual(['../../a', './a/../../b/', ''].map(clampPath), ['a', 'b', '']);
  assert.ok(isAtOrBelow('a/b', 'a') && isAtOrBelow('a', 'a') && isAtOrBelow('a', ''));
  assert.ok(!isAtOrBelow('ab', 'a') && !isAtOrBelow('a', 'a/b'));
  assert.deepEqual([joinPath('', 'a'), joinPath('a', ''), joinPath('a', 'b')], ['a', 'a', 'a/b']);
  assert.deepEqual([directoryOf('a'), directoryOf('a/b/c')], ['', 'a/b']);
  assert.deepEqual(upwards('a/b'), ['a/b', 'a', '']);
});

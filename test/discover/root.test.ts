import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strangers } from '../../src/discover/root.ts';
import { memoryHost } from '../../src/memory-host.ts';

test('a single file without a repository has its own folder for context', () => {
  const files = { '/home/a.yaml': '', '/home/other/b.yaml': '', '/home/.config/c.yaml': '' };
  const strange = strangers(memoryHost(files, { cwd: '/work' }), '/home', ['a.yaml']);
  assert.ok(strange('other') && strange('.config'));
  const inGit = strangers(memoryHost({ ...files, '/home/.git/HEAD': '' }), '/home', ['a.yaml']);
  assert.ok(!inGit('other'));
  const folder = strangers(memoryHost(files), '/home', ['other']);
  assert.ok(!folder('other/below'));
  const here = strangers(memoryHost(files, { cwd: '/home' }), '/home', ['a.yaml']);
  assert.ok(!here('other'));
});

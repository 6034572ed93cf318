import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { build } from '../../src/kustomize/build.ts';
import { emit } from '../../src/kustomize/emit.ts';
import { memoryHost } from '../../src/memory-host.ts';
import { openRepository } from '../../src/model/open-repository.ts';

/** A miniature repository and what kustomize 5.8.1 printed for it; `undefined` when it failed. */
interface Case {
  readonly name: string;
  readonly directory: string;
  readonly files: ReadonlyMap<string, string>;
  readonly expected: string | undefined;
}

const cases = readCases(readFileSync('test/kustomize/recorded-cases.txt', 'utf8'));

for (const { name, directory, files, expected } of cases) {
  test(`recorded: ${name}`, () => {
    const absolute = Object.fromEntries([...files].map(([path, text]) => [`/r/${path}`, text]));
    const { resources, problems, unrendered } = build(openRepository(memoryHost(absolute), '/r'), directory);
    const fatal = problems.filter(problem => problem.fatal).map(({ code, data }) => ({ code, ...data }));
    if (expected === undefined) {
      assert.ok(fatal.length + unrendered.length > 0, 'the real tool fails here');
      for (const { at } of problems) assert.ok(at.origin(), 'a problem knows its place');
    } else {
      assert.deepEqual(fatal, []);
      assert.equal(emit(resources).trim(), expected.trim());
    }
  });
}

test('the record is what the real binary says', t => {
  const version = spawnSync('kustomize', ['version'], { encoding: 'utf8' });
  if (version.status !== 0 || !version.stdout.includes('v5.8.1')) {
    t.skip('kustomize 5.8.1 is not on the path');
    return;
  }
  for (const { name, directory, files, expected } of cases) {
    const root = mkdtempSync(join(tmpdir(), 'kustomize-'));
    for (const [path, text] of files) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    const flags = ['--load-restrictor', 'LoadRestrictionsNone', '--reorder', 'none'];
    const { status, stdout } = spawnSync('kustomize', ['build', join(root, directory), ...flags], {
      encoding: 'utf8',
    });
    rmSync(root, { recursive: true });
    assert.equal(status === 0 ? stdout.trim() : undefined, expected?.trim(), name);
  }
});

/** `=== name @ directory`, then files under `+++ path`, then `+++ expected` or `+++ fails`. */
function readCases(text: string): Case[] {
  return text
    .split(/^=== /m)
    .slice(1)
    .map(section => {
      const [head = '', ...parts] = section.split(/^\+\+\+ /m);
      const [name = '', directory = ''] = head.trim().split(' @ ');
      const files = new Map<string, string>();
      let expected: string | undefined;
      for (const part of parts) {
        const feed = part.indexOf('\n');
        const path = part.slice(0, feed).trim();
        if (path === 'expected') expected = part.slice(feed + 1);
        else if (path !== 'fails') files.set(path, part.slice(feed + 1));
      }
      return { name, directory, files, expected };
    });
}

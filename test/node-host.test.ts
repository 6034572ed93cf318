import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { nodeHost } from '../src/node-host.ts';

const folder = mkdtempSync(join(tmpdir(), 'floe-host-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const host = nodeHost();

function written(bytes: string | Uint8Array): string {
  const path = join(folder, 'file');
  writeFileSync(path, bytes);
  return path;
}

test('a plain file is read whole, whatever its size is beside that of the buffer', () => {
  const buffer = 128 * 1024;
  for (const size of [0, 1, buffer - 1, buffer, buffer + 1, 2 * buffer, 5 * buffer]) {
    const text = 'é'.repeat(size >> 1) + 'x'.repeat(size & 1);
    const path = written(text);
    assert.equal(host.readText(path, true), text, `${size} bytes`);
    assert.equal(host.readText(path), text, `${size} bytes`);
  }
});

test('what an earlier, longer file left in the buffer is no part of the next', () => {
  host.readText(written(Buffer.from('long and with a NUL \0')));
  assert.equal(host.readText(written('short'), true), 'short');
  assert.equal(host.readText(written(''), true), '');
});

test('files that are no text tell why and where', () => {
  const failures: [Uint8Array, string, { line: number; column: number } | undefined][] = [
    [Buffer.from('a: b\nc\0\0'), 'binary', { line: 2, column: 2 }],
    [Buffer.from([0x61, 0x0a, 0x62, 0xff, 0x63]), 'encoding', { line: 2, column: 2 }],
    [Buffer.from([0xff, 0xfe, 0x61, 0]), 'encoding', undefined],
    [Buffer.from([0xfe, 0xff, 0, 0x61]), 'encoding', undefined],
  ];
  for (const [bytes, error, at] of failures) {
    for (const isPlain of [false, true]) {
      const failure = host.readText(written(bytes), isPlain);
      assert.ok(typeof failure === 'object');
      assert.deepEqual([failure.error, failure.at], [error, at]);
    }
  }
  assert.equal(host.readText(written('a \ufffd b'), true), 'a \ufffd b');
  const directory = host.readText(folder, true);
  assert.ok(typeof directory === 'object' && directory.error === 'directory');
});

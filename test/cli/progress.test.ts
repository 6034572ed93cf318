import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { withProgress } from '../../src/cli/progress.ts';
import { memoryHost } from '../../src/memory-host.ts';

/** Reads 200 files, each of which takes some milliseconds. */
function written(isTerminal: boolean, each: number): string {
  let out = '';
  let now = 0;
  const host = { ...memoryHost({ 'a.yaml': 'a' }), now: () => now };
  const progress = withProgress(host, { isTerminal, columns: 80, write: text => (out += text) });
  for (let read = 0; read < 200; read += 1) {
    now += each;
    assert.equal(progress.host.readText('/repo/a.yaml'), 'a');
  }
  progress.done();
  return out;
}

describe('progress', () => {
  it('is shown to a person when a run lasts, and taken away', () =>
    assert.equal(written(true, 5), '\r128 files read\r192 files read\r\u001b[K'));
  it('is not shown for a short run', () => assert.equal(written(true, 1), ''));
  it('is not shown to a program', () => assert.equal(written(false, 5), ''));
});

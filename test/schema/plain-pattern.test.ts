import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RE2JS } from 're2js';
import { isPlainPattern } from '../../src/schema/expressions.ts';

const pieces = ['^', '$', 'a', 'Z', '0', 'a-z', '0-9', 'z-a', '[', ']', '\\', '.', '*', '+', '?'].concat([
  'd',
  'w',
  'b',
  '-',
  ' ',
  '/',
  '(',
  ')',
  '{',
  '}',
  '|',
  '_',
  '\n',
  'é',
  '&',
  '"',
]);

test('RE2 reads every pattern that is taken for plain', () => {
  let seed = 7;
  const next = (bound: number): number => {
    seed = (seed * 48271) % 0x7fffffff;
    return seed % bound;
  };
  let plain = 0;
  for (let round = 0; round < 40_000; round += 1) {
    const pattern = Array.from({ length: 1 + next(8) }, () => pieces[next(pieces.length)]).join('');
    if (!isPlainPattern(pattern)) continue;
    plain += 1;
    assert.doesNotThrow(() => RE2JS.compile(pattern), JSON.stringify(pattern));
  }
  assert.ok(plain > 2_000, `${plain} of the patterns are plain`);
});

test('the usual patterns are plain', () => {
  for (const pattern of [
    '^https://token.actions.githubusercontent.com$',
    '^v?[0-9]+\\.[0-9]+\\.\\d+$',
    '.*-rc.*',
    'web-.*',
  ]) {
    assert.ok(isPlainPattern(pattern), pattern);
  }
});

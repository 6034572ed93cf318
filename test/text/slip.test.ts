import assert from 'node:assert/strict';
import { test } from 'node:test';
import { slipOf } from '../../src/text/slip.ts';

const sources = ['OCIRepository', 'GitRepository', 'Bucket'];

test('a slip or two, or another case, stand for the name', () => {
  assert.equal(slipOf('OCIRepositry', sources), 'OCIRepository');
  assert.equal(slipOf('gitrepository', sources), 'GitRepository');
  assert.equal(slipOf('Bukcet', sources), 'Bucket');
});

test('another word is no slip', () => {
  assert.equal(slipOf('HelmRepository', sources), undefined);
  assert.equal(slipOf('no', ['on', 'of']), undefined);
});

test('what may be two names is none', () => {
  assert.equal(slipOf('warning-a', ['warning-b', 'warning-c']), undefined);
});

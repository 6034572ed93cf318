import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commentsOf } from '../../src/yaml/comments.ts';

function comments(text: string): string[] {
  return commentsOf({ path: 'a.yaml', text }).map(({ text: words, span, ownLine }) => {
    assert.equal(text.slice(span.start, span.end), words);
    return `${ownLine ? 'own' : 'behind'} ${words}`;
  });
}

test('comments are found outside of scalars', () => {
  const text =
    '# top\na: "x # no" # one \nb: y#no # two\nc: | # three\n  # no\n  text # no\n\n# four\nd: [1, # five\n  2]\ne:\n  # six\n  - \'# no\' # seven';
  const expected = [
    'own # top',
    'behind # one',
    'behind # two',
    'behind # three',
    'own # four',
    'behind # five',
    'own # six',
    'behind # seven',
  ];
  assert.deepEqual(comments(text), expected);
  assert.deepEqual(comments(`\ufeff${text.replaceAll('\n', '\r\n')}`), expected);
});

test('comments are found where the text cannot be read', () => {
  assert.deepEqual(comments("a: 1 # ok\n---\n# here\nb: \"x # no\n\tc: d # there\ne: '# no' # yes\n"), [
    'behind # ok',
    'own # here',
    'behind # there',
    'behind # yes',
  ]);
  assert.deepEqual(comments('# only'), ['own # only']);
  assert.deepEqual(comments(''), []);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from '../../src/yaml/parse.ts';

/** text, code, the bytes, a part of the message */
const faults: readonly (readonly [string, string, string, RegExp])[] = [
  ['a: "x\nb: 1\n', 'unterminated-quote', '"x', /double quote that opens here is never closed/],
  ["a: 'x\nb: 1\n", 'unterminated-quote', "'x", /single quote/],
  ['a: "x\n  b: "y"\n', 'unterminated-quote', '"x', /closed by a quote on a later line/],
  ['a:\n\tb: 1\n', 'tab-indentation', '\t', /only spaces/],
  ['a:\n  b: 1\n\t\tc: 2\n', 'tab-indentation', '\t\t', /only spaces/],
  ['a:\n  b: 1\n c: 2\n', 'syntax', 'c: 2', /indentation of this line fits nothing above/],
  ['a:\n  b: 1\n    c: 2\n', 'syntax', 'c: 2', /deeper than the entry above it/],
  ['a: b: c\n', 'syntax', 'b: c', /second ': ' on one line/],
  ['a: 1\nb\nc: 2\n', 'syntax', 'b', /no ': '/],
  ['a: 1\nb:2\nc: 3\n', 'syntax', 'b:2', /space behind its colon/],
  ['a: [1, 2\nb: 3\n', 'syntax', '[', /not closed by ]/],
  ['a: [\n  b: 1\n  c: 2\nd:\n  - e: 3\n', 'syntax', '[', /not closed by ]/],
  ['a: {x: 1\nb: 3\n', 'syntax', '{', /not closed by }/],
  ['a: [1]]\n', 'syntax', ']', /closes nothing/],
  ['a: [1,, 2]\n', 'syntax', ',', /comma stands here without a value/],
  ['a: *x\n', 'unknown-anchor', '*x', /no anchor &x before it/],
  ['a: @foo\n', 'syntax', '@foo', /cannot start with @/],
  ['a: "\\q"\n', 'syntax', '\\q', /no escape/],
  ['a: "x" y\n', 'syntax', 'y', /more text behind a complete value/],
  ['- a\nb: 1\n', 'syntax', 'b: 1', /does not belong to anything above/],
  ['a: 1\n- b\n', 'syntax', '- b', /list item stands where a key/],
  ['a: - b\n', 'syntax', '- b', /list cannot start on the line of its key/],
  ['a: |x\n  b\n', 'syntax', 'x', /may follow \| and >/],
  ['a: {{ .Values.x }}\n', 'syntax', '{ .Values.x }', /template/],
  ['{{- if x }}\na: 1\n', 'syntax', '{{- if x }}', /template/],
  ['a: !foo 1\n', 'unsupported-tag', '1', /!foo/],
  ['%YAML 1.1\n---\na: 1\n', 'directive', '%YAML 1.1', /kustomize refuses directives/],
  ['a: 1\n--- {b: 1}\n', 'directive', '{b: 1}', /nothing but a comment/],
  ['a: 1\n--- b: 1\n', 'syntax', 'b: 1', /on the line of its ---/],
  ['x: 1\na: &b 1\n<<: *b\n', 'syntax', '<<', /takes a mapping/],
  ['? [a]\n: 1\n', 'non-string-key', '[a]', /cannot be a key/],
  ['a: 1\nb: 2\n"a": 3\n', 'duplicate-key', '"a"', /a is there twice/],
  ['{a: 1, b: {c: 1, c: 2}}\n', 'duplicate-key', 'c', /c is there twice/],
];

test('faults of the text are told in plain words at their bytes', () => {
  for (const [text, code, bytes, words] of faults) {
    const problems = parse({ path: 'a.yaml', text }, 'manifest').flatMap(document => document.problems);
    const [problem] = problems;
    assert.equal(problem?.code, code, text);
    assert.equal(text.slice(problem?.span.start, problem?.span.end), bytes, text);
    assert.match(problem?.message ?? '', words, text);
    assert.match(problem?.message ?? '', /^[^A-Z].*[^.]$/, 'lower case, no full stop');
  }
});

test('a broken document has no value, the others of the stream are still given', () => {
  const documents = parse({ path: 'a.yaml', text: 'a: 1\n---\nb: "\n---\nc: 3\n' }, 'manifest');
  assert.deepEqual(
    documents.map(({ value, problems, index }) => [index, value, problems.length]),
    [
      [0, { a: 1 }, 0],
      [1, undefined, 1],
      [2, { c: 3 }, 0],
    ],
  );
});

test('duplicate keys: the last counts, the first is related, in both parsers', () => {
  for (const text of ['a: 1\nb: 2\na: 3\n', '!!map\na: 1\nb: 2\na: 3\n']) {
    const [document] = parse({ path: 'a.yaml', text }, 'values');
    assert.deepEqual(document?.value, { a: 3, b: 2 });
    const [problem] = document?.problems ?? [];
    assert.equal(problem?.related?.start, text.indexOf('a: 1'));
    assert.equal(problem?.span.start, text.indexOf('a: 3'));
    assert.deepEqual(document?.spanOf(['a'], 'value')?.start, text.indexOf('3'));
  }
});

test('documents of a stream: empty ones, comments, marks and ends', () => {
  const values = (text: string) => parse({ path: 'a.yaml', text }, 'manifest').map(({ value }) => value);
  assert.deepEqual(values(''), [undefined]);
  assert.deepEqual(values('# only\n'), [undefined]);
  assert.deepEqual(values('# c\n---\na: 1\n'), [{ a: 1 }]);
  assert.deepEqual(values('---\n---\na: 1\n--- # c\n'), [undefined, { a: 1 }, undefined]);
  assert.deepEqual(values('a: 1\n...\n'), [{ a: 1 }]);
  assert.deepEqual(values('a: 1\n...\n---\nb: 2\n'), [{ a: 1 }, { b: 2 }]);
  assert.deepEqual(values('null\n'), [null]);
  assert.deepEqual(values('a: |\n  ---\n  x\n'), [{ a: '---\nx\n' }]);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Value } from '../../src/yaml/document.ts';
import { parse } from '../../src/yaml/parse.ts';

/**
 * What yaml.v3 3.0.1 and sigs.k8s.io/yaml 1.3.0 answered: text, then the values of a manifest stream, or
 * `undefined` where they refuse it. These are the places where they and the specification part.
 */
const recorded: readonly (readonly [string, readonly Value[] | undefined])[] = [
  ['a: {\n\tb: c\n}\n', [{ a: { b: 'c' } }]],
  ['a: [\n1,\n2\n]\n', [{ a: [1, 2] }]],
  ['x:\n  a: {\n  b: 1\n  }\n', [{ x: { a: { b: 1 } } }]],
  ['x:\n  a: [\n1\n]\n', [{ x: { a: [1] } }]],
  ['a: "x\ny"\n', [{ a: 'x y' }]],
  ['a: "x\n\ty"\n', [{ a: 'x y' }]],
  ["x:\n  a: 'b\n c'\n", [{ x: { a: 'b c' } }]],
  ['a: "x\\\n\n  y"\n', [{ a: 'x\ny' }]],
  ['a: |\n  x', [{ a: 'x' }]],
  ['a: >\n  x', [{ a: 'x' }]],
  ['a: |+\n\n  x\n\n', [{ a: '\nx\n\n' }]],
  ['a: >\n  x\n    y\n  z\n', [{ a: 'x\n  y\nz\n' }]],
  ['a: |1\n  x\n', [{ a: ' x\n' }]],
  ['a: [a: b, c]\n', [{ a: [{ a: 'b' }, 'c'] }]],
  ['a: {b, c}\n', [{ a: { b: null, c: null } }]],
  ['a: {"b":1}\n', [{ a: { b: 1 } }]],
  ['a: -\n', undefined],
  ['a: "x\\/y"\n', undefined],
  ['a: "\\ud83d\\ude00"\n', undefined],
  ['a: "it\\\'s"\n', [{ a: "it's" }]],
  ['--- {a: 1}\n', [{ a: 1 }]],
  ['a: ! 12\n', [{ a: 12 }]],
  ['a: <<\n', [{ a: '<<' }]],
  ['a: =\n', [{ a: '=' }]],
  ['"<<": {a: 1}\n', [{ '<<': { a: 1 } }]],
  ["a: 'x'y\n", undefined],
  ['a: b\n\tc\n', undefined],
  ['a:\n  b: c\n\t\n  d: e\n', undefined],
  ['a:\n  - b\n\t# c\n  - d\n', undefined],
  ['-\ta\n', undefined],
  ['- \ta: b\n', undefined],
  ['a:\tb\n', [{ a: 'b' }]],
  ['a: |\n  x\n\ty\n', undefined],
  ['<<: 1\n', undefined],
  ['1: 2\n', undefined],
  ['null: 1\n', undefined],
  ['2024-01-01: x\n', undefined],
  ['{"a": "",0\n "b": 1}\n', undefined],
  ['a: "\\x41\\u0042\\U00000043\\N\\_\\L\\P\\e"\n', [{ a: 'ABC\u0085\u00a0\u2028\u2029\u001b' }]],
];

test('what the Go readers take is taken, with their values; what they refuse is a problem', () => {
  for (const [text, expected] of recorded) {
    const documents = parse({ path: 'a.yaml', text }, 'manifest');
    const problems = documents.flatMap(document => document.problems.map(problem => problem.message));
    if (expected === undefined) assert.notDeepEqual(problems, [], JSON.stringify(text));
    else {
      assert.deepEqual(problems, [], JSON.stringify(text));
      assert.deepEqual(
        documents.map(({ value }) => value),
        expected,
        JSON.stringify(text),
      );
    }
  }
});

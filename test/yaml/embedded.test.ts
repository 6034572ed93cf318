import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Path } from '../../src/yaml/document.ts';
import { embed } from '../../src/yaml/embedded.ts';
import { parse } from '../../src/yaml/parse.ts';
import { documentTree } from '../../src/yaml/tree.ts';

const at: Path = ['data', 'values.yaml'];

function embedded(text: string) {
  const [document] = parse({ path: 'cm.yaml', text }, 'manifest');
  assert.ok(document !== undefined);
  return embed(documentTree(document), at, 'values');
}

/** The same values in every way a scalar can be written. */
const outer: Readonly<Record<string, string>> = {
  literal:
    'data:\n  values.yaml: |\n    # note\n    alpha: one\n\n    list:\n      - beta\n      - name: gamma\n',
  'with an indentation digit':
    'data:\n  values.yaml: |2-\n      alpha: one\n      list:\n        - beta\n        - name: gamma\n',
  'that keeps line ends':
    'data:\n  values.yaml: |+\n    alpha: one\n    list:\n      - beta\n      - name: gamma\n\n\nother: 1\n',
  folded: 'data:\n  values.yaml: >\n    alpha: one\n\n    list:\n      - beta\n      - name: gamma\n',
  'double quoted': 'data:\n  values.yaml: "alpha: one\\nlist:\\n- beta\\n- name: \\u0067amma\\n"\n',
  'double quoted over lines':
    'data:\n  values.yaml: "alpha: one\n\n    list:\\n\\\n    - beta\\n- name: gamma\\n"\n',
  'single quoted': "data:\n  values.yaml: 'alpha: one\n\n    list: [beta,\n     name: gamma] # ''q'' '\n",
  json: '{"data": {"values.yaml": "alpha: one\\nlist:\\n- beta\\n- name: gamma"}}',
  flow: 'data: {"values.yaml": \'{"alpha": one, "list": [beta, {name: gamma}]}\'}\n',
};

test('every scalar style leads to the bytes of the outer file', () => {
  for (const [style, lf] of Object.entries(outer)) {
    for (const text of [lf, `\ufeff${lf.replaceAll('\n', '\r\n')}`]) {
      const { documents, tree } = embedded(text);
      assert.deepEqual(documents[0]?.problems, [], style);
      assert.deepEqual(tree.value, { alpha: 'one', list: ['beta', { name: 'gamma' }] }, style);
      const shown = (path: Path, part: 'key' | 'value') => {
        const origin = tree.origin(path, part);
        assert.equal(origin?.exact, true, style);
        return text.slice(origin?.span.start, origin?.span.end);
      };
      assert.match(shown(['alpha'], 'key'), /^"?alpha"?$/, style);
      assert.equal(shown(['alpha'], 'value'), 'one', style);
      assert.equal(shown(['list', 0], 'value'), 'beta', style);
      assert.equal(shown(['list', 1, 'name'], 'value').replace('\\u0067', 'g'), 'gamma', style);
      const missing = tree.origin(['list', 1, 'nothing'], 'value');
      assert.equal(missing?.exact, false);
    }
  }
});

test('a fault in line 7 of the values is at that line of the file', () => {
  const lines = ['a: 1', 'b: 2', 'c:', '  - x', '  - y', 'd: 4', 'a: again', 'e: 5'];
  const text = `kind: ConfigMap\ndata:\n  values.yaml: |\n${lines.map(line => `    ${line}\n`).join('')}`;
  const { documents, cursorAt } = embedded(text);
  const [document] = documents;
  const [problem] = document?.problems ?? [];
  assert.ok(document !== undefined && problem !== undefined);
  assert.equal(problem.code, 'duplicate-key');
  assert.equal(problem.span.start, text.indexOf('a: again'));
  assert.equal(problem.related?.start, text.indexOf('a: 1'));
  const origin = cursorAt(document, problem.span).origin();
  assert.deepEqual([origin?.span, origin?.exact, origin?.source.path], [problem.span, true, 'cm.yaml']);
});

test('a value from a whole data file is that file; a made-up value is shown as a whole, not exactly', () => {
  const source = { path: 'values.yaml', text: 'alpha: one\r\n' };
  const whole = { start: 0, end: source.text.length };
  const tree = (value: string) => ({
    value,
    origin: () => ({ source, span: whole, step: 'generator' as const, exact: true, from: [] }),
    known: () => true,
  });
  const same = embed(tree(source.text), [], 'values').tree.origin(['alpha'], 'value');
  assert.deepEqual([same?.span, same?.exact, same?.step], [{ start: 7, end: 10 }, true, 'generator']);
  const other = embed(tree('beta: 2\n'), [], 'values').tree.origin(['beta'], 'value');
  assert.deepEqual([other?.span, other?.exact], [whole, false]);
  assert.equal(embed(tree('a: "'), [], 'values').documents[0]?.problems[0]?.code, 'unterminated-quote');
});

test('what is no string reads as an empty text', () => {
  const { documents, tree } = embedded('data:\n  other: 1\n');
  assert.equal(documents.length, 1);
  assert.equal(tree.value, undefined);
});

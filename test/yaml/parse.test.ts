import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Document, Part, Path } from '../../src/yaml/document.ts';
import { NodeView, rootView, scalarAt } from '../../src/yaml/node-view.ts';
import { parse } from '../../src/yaml/parse.ts';
import { documentTree, spanTree } from '../../src/yaml/tree.ts';

function only(text: string, dialect: 'manifest' | 'values' = 'manifest'): Document {
  const [document] = parse({ path: 'a.yaml', text }, dialect);
  assert.ok(document !== undefined);
  return document;
}

function bytes(document: Document, path: Path, part: Part): string | undefined {
  const span = document.spanOf(path, part);
  return span && document.source.text.slice(span.start, span.end);
}

const spans: readonly (readonly [Path, string | undefined, string | undefined])[] = [
  [['spec'], 'spec', undefined],
  [['spec', 'list', 0, 'a'], 'a', '1'],
  [['spec', 'list', 1], 'two', 'two'],
  [['spec', 'quoted key'], '"quoted key"', "'it''s'"],
  [['spec', 'text'], 'text', '|\n    one\n\n    two'],
  [['spec', 'flow', 'x', 1], 'c', 'c'],
  [['spec', 'flow'], 'flow', '{x: [b, c], y: }'],
  [['spec', 'flow', 'y'], 'y', ''],
  [['spec', 'empty'], 'empty', ''],
  [['spec', 'nothing'], undefined, undefined],
  [['spec', 'list', 9], undefined, undefined],
  [['spec', 'list', 'x'], undefined, undefined],
];
const manifest =
  "spec: # c\n  list:\n  - a: 1\n  - two # c\n  \"quoted key\": 'it''s'\n  text: |\n    one\n\n    two\n\n  flow: {x: [b, c], y: }\n  empty: # c\n";

test('every key and value keeps its bytes, whatever the line ends and byte order mark, in both parsers', () => {
  for (const head of ['', '# !!\n', '!!map\n']) {
    for (const crlf of [false, true]) {
      for (const mark of ['', '\ufeff']) {
        const lf = head + manifest;
        const document = only(mark + (crlf ? lf.replaceAll('\n', '\r\n') : lf));
        assert.deepEqual(document.problems, []);
        for (const [path, key, value] of spans) {
          assert.equal(bytes(document, path, 'key')?.replaceAll('\r\n', '\n'), key, `${path.join('.')} key`);
          if (path.length > 1) {
            assert.equal(bytes(document, path, 'value')?.replaceAll('\r\n', '\n'), value, path.join('.'));
          }
        }
        assert.equal(bytes(document, ['spec', 'list', 0], 'value'), 'a: 1');
        assert.deepEqual(document.span, { start: mark.length, end: document.source.text.length });
      }
    }
  }
});

test('behind an alias or a merge the bytes are those of the anchor', () => {
  const text = 'base: &base\n  a: 1\n  b: {c: 2}\nuse: *base\nmore:\n  <<: [*base, {z: 9}]\n  a: own\n';
  for (const head of ['', '!!map\n']) {
    const document = only(head + text);
    assert.deepEqual(document.value, {
      base: { a: 1, b: { c: 2 } },
      use: { a: 1, b: { c: 2 } },
      more: { a: 'own', b: { c: 2 }, z: 9 },
    });
    assert.equal(bytes(document, ['use'], 'value'), '*base');
    const anchored = document.spanOf(['base', 'b', 'c'], 'value');
    assert.deepEqual(document.spanOf(['use', 'b', 'c'], 'value'), anchored);
    assert.deepEqual(document.spanOf(['more', 'b', 'c'], 'value'), anchored);
    assert.equal(bytes(document, ['more', 'a'], 'value'), 'own');
    assert.equal(bytes(document, ['more', 'z'], 'key'), 'z');
  }
});

test('a tree falls back to the nearest parent that exists, not exactly', () => {
  const document = only('metadata:\n  name: x\nspec:\n  a: 1\n');
  const tree = documentTree(document);
  assert.equal(documentTree(document), tree);
  const shown = (path: Path, part: Part = 'value') => {
    const origin = tree.origin(path, part);
    return [origin && document.source.text.slice(origin.span.start, origin.span.end), origin?.exact];
  };
  assert.deepEqual(shown(['metadata', 'name']), ['x', true]);
  assert.deepEqual(shown(['metadata', 'name'], 'key'), ['name', true]);
  assert.deepEqual(shown(['metadata', 'labels', 'x']), ['metadata', false]);
  assert.deepEqual(shown(['status']), ['metadata:', false]);
  assert.equal(tree.known(['status']), true);
  const span = { start: 2, end: 4 };
  assert.deepEqual(spanTree(document.source, span).origin([], 'value')?.span, span);
});

test('views walk value and bytes together', () => {
  const text =
    'a: &x "q"\nb: *x\nc:\nd: null\ne: ~\nf: 9007199254740993\ng: |\n  t\nh: >-\n  t\ni: [1]\nm: {<<: {n: 1}, n: 2, o: 3}\n';
  for (const head of ['', '!!map\n']) {
    const root = rootView(only(head + text));
    const views = new Map(root?.entries().map(({ name, node }) => [name, node]));
    const style = (name: string) => views.get(name)?.style;
    assert.deepEqual(
      [...views.keys()].map(name => `${name} ${style(name)}`),
      [
        'a double',
        'b double',
        'c empty',
        'd plain',
        'e plain',
        'f plain',
        'g literal',
        'h folded',
        'i flow-sequence',
        'm flow-mapping',
      ],
    );
    assert.equal(views.get('b')?.value, 'q');
    assert.equal(views.get('b')?.raw, '"q"');
    assert.deepEqual(views.get('b')?.span, views.get('a')?.span);
    assert.equal(views.get('a')?.aliasSpan, undefined);
    assert.equal(views.get('b')?.aliasSpan?.start, (head + text).indexOf('*x'));
    assert.equal(views.get('f')?.raw, '9007199254740993');
    assert.deepEqual(
      views
        .get('i')
        ?.items()
        .map(item => item.value),
      [1],
    );
    assert.deepEqual(
      views
        .get('m')
        ?.entries()
        .map(({ name, node }) => [name, node.value]),
      [
        ['n', 2],
        ['o', 3],
      ],
    );
  }
  assert.equal(rootView(only('# nothing\n')), undefined);
});

test('a view of merged mappings gives the winning entry once, with the bytes it was written with', () => {
  const document = only('x: &x {a: 1, b: 1}\ny: &y {b: 2, c: 2}\nz:\n  <<: [*x, *y]\n  d: 4\n');
  const z = rootView(document)
    ?.entries()
    .find(({ name }) => name === 'z')?.node;
  assert.ok(z instanceof NodeView);
  const text = document.source.text;
  assert.deepEqual(
    z.entries().map(({ name, keySpan, node }) => [name, node.value, keySpan.start]),
    [
      ['d', 4, text.indexOf('d:')],
      ['a', 1, text.indexOf('a: 1')],
      ['b', 1, text.indexOf('b: 1')],
      ['c', 2, text.indexOf('c: 2')],
    ],
  );
});

test('a scalar is known as it is written', () => {
  const document = only('a: {b: [0x1F]}\nc: &q 1.10\nd: *q\n');
  assert.equal(scalarAt(document, ['a', 'b', 0])?.raw, '0x1F');
  assert.equal(scalarAt(document, ['d'])?.raw, '1.10');
  assert.equal(scalarAt(document, ['a']), undefined);
  assert.equal(scalarAt(document, ['x']), undefined);
});

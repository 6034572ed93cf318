import assert from 'node:assert/strict';
import { test } from 'node:test';
import { splitPath } from '../../src/kustomize/field-spec.ts';
import { base64 } from '../../src/kustomize/generate.ts';
import { goPattern } from '../../src/kustomize/go-pattern.ts';
import { imageTest, splitImage } from '../../src/kustomize/image-transform.ts';
import { compareKeys } from '../../src/kustomize/key-order.ts';
import { splitFileSource } from '../../src/kustomize/key-values.ts';
import { labelSelector } from '../../src/kustomize/label-selector.ts';
import type { Mark } from '../../src/kustomize/mark.ts';
import { mapNode, stringNode } from '../../src/kustomize/node.ts';
import { goJson, objectHash } from '../../src/kustomize/object-hash.ts';
import { splitFieldPath } from '../../src/kustomize/path-match.ts';
import { printString } from '../../src/kustomize/print-scalar.ts';
import { problemCodes } from '../../src/kustomize/problem-codes.ts';
import { floatText, isSafePlain, tagOf } from '../../src/kustomize/scalar.ts';
import { expandVars } from '../../src/kustomize/var-syntax.ts';

const mark: Mark = {
  step: 'written',
  spot: { kind: 'span', source: { path: 'x', text: '' }, span: { start: 0, end: 0 }, exact: true },
  from: [],
};

test('keys sort naturally', () => {
  const keys = ['b10', 'B', 'b2', '_x', 'a', '1', '10', '2', 'b02', 'a-b', 'ab', 'é'];
  assert.deepEqual([...keys].sort(compareKeys), [
    '_x',
    '1',
    '2',
    '10',
    'B',
    'a',
    'a-b',
    'ab',
    'b2',
    'b02',
    'b10',
    'é',
  ]);
});

test('the hash of a ConfigMap is that of its content', () => {
  const object = mapNode(mark);
  const data = mapNode(mark);
  object.put('kind', stringNode('ConfigMap', mark), mark);
  assert.equal(objectHash(object), '6ct58987ht');
  data.put('one', stringNode('', mark), mark);
  object.put('data', data, mark);
  assert.equal(objectHash(object), '9g67k2htb6');
  assert.match(objectHash(object), /^[2456789bcdfghkmt]{10}$/);
});

test('Go writes JSON with escapes for HTML and keys in byte order', () => {
  assert.equal(
    goJson({ b: '<&>', a: 'é\u2028', Z: [1, null, true] }),
    '{"Z":[1,null,true],"a":"é\\u2028","b":"\\u003c\\u0026\\u003e"}',
  );
});

test('patterns are those of Go', () => {
  const rows: readonly (readonly [string, string, boolean])[] = [
    ['a|b', 'b', true],
    ['a|b', 'ab', false],
    ['a.*', 'abc', true],
    ['(?i)AB', 'ab', true],
    ['[[:alpha:]]+', 'abc', true],
    ['[[:alpha:]]+', 'ab1', false],
    ['\\Qa.b\\E', 'a.b', true],
    ['\\Qa.b\\E', 'axb', false],
    ['(?P<n>a)', 'a', true],
    ['a{2}', 'aa', true],
    ['[a-]+', 'a-', true],
    ['a\\-b', 'a-b', true],
  ];
  for (const [pattern, text, matches] of rows) {
    const compiled = goPattern(pattern);
    assert.ok('regexp' in compiled, pattern);
    assert.equal(compiled.regexp.test(text), matches, `${pattern} on ${text}`);
  }
  for (const pattern of ['(?=a)', '(?!a)', '(?<=a)', '(a)\\1', '(', '*a', 'a**', '\\y']) {
    assert.ok('error' in goPattern(pattern), pattern);
  }
});

test('label selectors', () => {
  const labels = new Map([
    ['a', 'b'],
    ['x', ''],
    ['n', '5'],
  ]);
  for (const text of [
    '',
    'a=b',
    'a==b',
    'a in (b,c)',
    'a, x',
    '!q',
    'q!=1',
    'q notin (1)',
    'x=',
    'n>4',
    'n<6',
  ]) {
    assert.equal(labelSelector(text)?.(labels), true, text);
  }
  for (const text of ['a!=b', 'a notin (b)', '!a', 'q', 'n>5'])
    assert.equal(labelSelector(text)?.(labels), false, text);
  for (const text of ['a=b c', '=', 'a in b', 'a,,b']) assert.equal(labelSelector(text), undefined, text);
});

test('images come apart at the right colon', () => {
  assert.deepEqual(splitImage('r.io:5000/a/b:1@sha256:x'), {
    name: 'r.io:5000/a/b',
    tag: '1',
    digest: 'sha256:x',
  });
  assert.deepEqual(splitImage('r.io:5000/a'), { name: 'r.io:5000/a', tag: '', digest: '' });
  assert.deepEqual(splitImage('a@sha256:x'), { name: 'a', tag: '', digest: 'sha256:x' });
  assert.equal(imageTest('foo.bar')('fooxbar:1'), true);
  assert.equal(imageTest('nginx')('my/nginx:1'), false);
  assert.equal(imageTest('nginx')('nginx:a b'), false);
  assert.equal(imageTest('nginx')('nginx:{v}@sha256:{d}'), true);
});

test('paths split at what is not escaped', () => {
  assert.deepEqual(splitPath('/a/b\\/c/d'), ['a', 'b/c', 'd']);
  assert.deepEqual(splitFieldPath('a.[k=x.y].b\\.c.[d.e/f].0.*'), ['a', '[k=x.y]', 'b.c', 'd.e/f', '0', '*']);
  assert.deepEqual(splitFileSource('dir/f.txt'), { key: 'f.txt', path: 'dir/f.txt' });
  assert.deepEqual(splitFileSource('k=dir/f'), { key: 'k', path: 'dir/f' });
  for (const text of ['=f', 'k=', 'a=b=c']) assert.ok('reason' in splitFileSource(text));
});

test('base64 breaks at column 70 from 70 characters on', () => {
  assert.equal(base64('x'.repeat(48)).includes('\n'), false);
  assert.equal(
    base64('x'.repeat(52)),
    `${Buffer.from('x'.repeat(52))
      .toString('base64')
      .replace(/^.{70}/, '$&\n')}\n`,
  );
});

test('scalars are read and printed as Go does', () => {
  for (const [text, tag] of [
    ['0777', '!!int'],
    ['1_0', '!!int'],
    ['1e3', '!!float'],
    ['yes', '!!str'],
    ['', '!!null'],
    ['2020-01-01', '!!timestamp'],
    ['<<', '!!str'],
    ['0x', '!!str'],
  ] as const) {
    assert.equal(tagOf(text), tag, text);
  }
  for (const text of ['y', 'on', '1', '12:30', '~', '', 'null', '2020-01-01'])
    assert.equal(isSafePlain(text), false, text);
  assert.equal(floatText(1234567.5), '1.2345675e+06');
  assert.equal(floatText(1e21), '1e+21');
  assert.equal(floatText(0.1), '0.1');
  const place = { column: 3, indent: 2, key: false };
  for (const [text, printed] of [
    ['a: b', "'a: b'"],
    ['it', 'it'],
    ['a\n', '|\n  a'],
    ['a', 'a'],
    [' a', "' a'"],
    ['\t', '"\\t"'],
    ['a \nb', '"a \\nb"'],
    ['😀', '"\\U0001F600"'],
    ["it's #1 # x", "'it''s #1 # x'"],
  ] as const) {
    assert.equal(printString(text, place), printed);
  }
});

test('variables', () => {
  const value = (name: string) => (name === 'N' ? ({ tag: '!!int', text: '5' } as const) : undefined);
  assert.deepEqual(expandVars('$(N)', value), { tag: '!!int', text: '5' });
  assert.deepEqual(expandVars('a$(N)$$(N)$(M)$', value), { tag: '!!str', text: 'a5$(N)$(M)$' });
});

test('every problem code names its placeholders once', () => {
  for (const [code, names] of Object.entries(problemCodes)) {
    assert.match(code, /^[a-z0-9]+(?:-[a-z0-9]+)*$/);
    assert.equal(new Set(names).size, names.length);
  }
});

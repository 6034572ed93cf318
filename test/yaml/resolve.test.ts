import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Scalar } from '../../src/yaml/document.ts';
import { parse } from '../../src/yaml/parse.ts';
import { resolvePlain } from '../../src/yaml/resolve.ts';

/** text, manifest, values (when different) */
const table: readonly (readonly [string, Scalar, Scalar?])[] = [
  ['true', true],
  ['True', true],
  ['TRUE', true],
  ['tRUE', 'tRUE'],
  ['false', false],
  ['null', null],
  ['Null', null],
  ['~', null],
  ['', null],
  ['nil', 'nil'],
  ['yes', 'yes', true],
  ['Yes', 'Yes', true],
  ['yES', 'yES'],
  ['no', 'no', false],
  ['NO', 'NO', false],
  ['on', 'on', true],
  ['off', 'off', false],
  ['y', 'y', true],
  ['n', 'n', false],
  ['Y', 'Y', true],
  ['0', 0],
  ['-0', 0],
  ['12', 12],
  ['+5', 5],
  ['-12', -12],
  ['0644', 420],
  ['-0644', -420],
  ['0o644', 420],
  ['0O17', 15],
  ['0x1F', 31],
  ['0XfF', 255],
  ['-0x10', -16],
  ['0b11', 3],
  ['0b12', '0b12'],
  ['1_000', 1000],
  ['0_7', 7],
  ['0.1_0', 0.1],
  ['_1', '_1'],
  ['089', 89],
  ['08.5', 8.5],
  ['1.50', 1.5],
  ['1.', 1],
  ['.5', 0.5],
  ['.5_0', '.5_0'],
  ['+.5', 0.5],
  ['1e3', 1000],
  ['1.0e+3', 1000],
  ['1e400', '1e400'],
  ['1.2.3', '1.2.3'],
  ['v1', 'v1'],
  ['12:30', '12:30'],
  ['1:02:03', '1:02:03'],
  ['.inf', Number.POSITIVE_INFINITY],
  ['-.INF', Number.NEGATIVE_INFINITY],
  ['.iNf', '.iNf'],
  ['.', '.'],
  ['-', '-'],
  ['+', '+'],
  ['0x', '0x'],
  ['9007199254740993', 9007199254740992],
  ['12345678901234567890123', 1.2345678901234568e22],
  ['0xFFFFFFFFFFFFFFFFF', '0xFFFFFFFFFFFFFFFFF'],
  ['2024-01-02', '2024-01-02T00:00:00Z', '2024-01-02'],
  ['2024-1-2', '2024-01-02T00:00:00Z', '2024-1-2'],
  ['2024-02-30', '2024-02-30'],
  ['2024-02-29', '2024-02-29T00:00:00Z', '2024-02-29'],
  ['2023-02-29', '2023-02-29'],
  ['2020-01-01T10:00:00Z', '2020-01-01T10:00:00Z'],
  ['2020-01-01T10:00:00.500+02:00', '2020-01-01T10:00:00.5+02:00', '2020-01-01T10:00:00.500+02:00'],
  ['2020-01-01t1:2:3+00:00', '2020-01-01T01:02:03Z', '2020-01-01t1:2:3+00:00'],
  ['2020-01-01 10:00:00', '2020-01-01T10:00:00Z', '2020-01-01 10:00:00'],
  ['2020-01-01 10:00:00Z', '2020-01-01 10:00:00Z'],
  ['2020-01-01T10:00:00', '2020-01-01T10:00:00'],
  ['2020-01-01T25:00:00Z', '2020-01-01T25:00:00Z'],
  ['20240102', 20240102],
  ['1.10', 1.1],
  ['1h30m', '1h30m'],
  ['constructor', 'constructor'],
];

test('unquoted scalars mean what the Go readers take them for', () => {
  for (const [text, manifest, values = manifest] of table) {
    assert.equal(resolvePlain(text, 'manifest'), manifest, `${text} in a manifest`);
    assert.equal(resolvePlain(text, 'values'), values, `${text} in values`);
  }
  assert.ok(Number.isNaN(resolvePlain('.nan', 'manifest')));
});

test('both parsers resolve alike, quoted scalars are strings, explicit tags win', () => {
  const [document] = parse(
    {
      path: 'a.yaml',
      text: 'a: 0644\nb: "0644"\nc: !!str 12\nd: !!int "12"\ne: !!float 3\nf: !!binary aGVsbG8=\ng: ! 5\n',
    },
    'manifest',
  );
  // The Go readers take a lone `!` for no tag at all, whatever the specification says of it.
  assert.deepEqual(document?.value, { a: 420, b: '0644', c: '12', d: 12, e: 3, f: 'hello', g: 5 });
});

test('keys: text again in values, strings only in manifests', () => {
  const text = 'on: 1\n1: x\n1.50: w\n"yes": z\n';
  const [values] = parse({ path: 'a.yaml', text }, 'values');
  assert.deepEqual(values?.value, { true: 1, 1: 'x', 1.5: 'w', yes: 'z' });
  assert.deepEqual(values?.problems, []);
  assert.deepEqual(values?.spanOf(['true'], 'key'), { start: 0, end: 2 });
  const [manifest] = parse({ path: 'a.yaml', text }, 'manifest');
  assert.deepEqual(
    manifest?.problems.map(({ code, span }) => [code, text.slice(span.start, span.end)]),
    [
      ['non-string-key', '1'],
      ['non-string-key', '1.50'],
    ],
  );
});

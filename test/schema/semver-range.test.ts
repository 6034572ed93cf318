import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseRange } from '../../src/schema/semver-range.ts';
import { isCompleteVersion, parseVersion } from '../../src/schema/version.ts';

/** What the Go library answers: a range, versions inside it, versions outside it. */
const table: readonly (readonly [range: string, inside: readonly string[], outside: readonly string[]])[] = [
  ['1.x', ['1.0.0', '1.9.3', 'v1.2'], ['0.9.9', '2.0.0', '1.5.0-rc.1']],
  ['6.x.x', ['6.1.2'], ['7.0.0']],
  ['*', ['0.0.0', '0.3.1', '99.0.0'], ['1.0.0-rc.1']],
  ['x', ['0.3.1'], ['1.0.0-0']],
  ['~1', ['1.0.0', '1.9.0'], ['2.0.0']],
  ['~1.2', ['1.2.9'], ['1.3.0', '1.1.9']],
  ['~>1.2.3', ['1.2.3', '1.2.9'], ['1.2.2', '1.3.0']],
  ['^1.2', ['1.2.0', '1.99.0'], ['2.0.0', '1.1.0']],
  ['^0.2.3', ['0.2.3', '0.2.9'], ['0.3.0', '0.2.2']],
  ['^0.0.3', ['0.0.3'], ['0.0.4', '0.1.0']],
  ['^0.0', ['0.0.9'], ['0.1.0']],
  ['^0', ['0.9.9'], ['1.0.0']],
  ['~0.0.0', ['3.0.0', '0.0.1'], []],
  ['1.2 - 2.0', ['1.2.0', '2.0.9'], ['1.1.9', '2.1.0']],
  ['1.2.0 - 2.0.0', ['2.0.0'], ['2.0.1']],
  ['>1.0', ['1.1.0', '2.0.0'], ['1.0.5']],
  ['>11', ['12.0.0'], ['11.1.0']],
  ['>=1.0.0', ['1.0.0', '9.0.0'], ['0.9.0', '2.0.0-rc.1']],
  ['=>1.0.0', ['1.0.0'], ['0.9.0']],
  ['=<1.2', ['1.2.9', '0.1.0'], ['1.3.0']],
  ['<=2', ['2.9.9'], ['3.0.0']],
  ['<1.2', ['1.1.9'], ['1.2.0']],
  ['!=1.2.3', ['1.2.4'], ['1.2.3']],
  ['!=1.2.x', ['1.3.0'], ['1.2.4']],
  ['!=1', ['2.0.0'], ['1.4.0']],
  ['=1.2', ['1.2.7'], ['1.3.0']],
  ['1.2.3', ['1.2.3', '1.2.3+build', 'v1.2.3'], ['1.2.4']],
  ['1.2.3+build', ['1.2.3'], ['1.2.4']],
  ['01.2.3', ['1.2.3'], ['1.2.4']],
  ['v1.2.3', ['1.2.3'], []],
  ['>=1.0.0-0', ['1.0.0-rc.1', '2.0.0-alpha', '1.0.0'], ['0.9.9']],
  ['1.2.x-0', ['1.2.0-rc.1', '1.2.4', '1.2.3-beta'], ['1.3.0']],
  ['>=1.0.0-0, <2.0.0', ['1.5.0-rc.1', '2.0.0-rc.1'], ['2.0.0']],
  ['>=1.0.0-0 <2 || 4.x', ['1.5.0-rc.1', '4.1.0'], ['4.1.0-rc.1', '3.0.0']],
  ['>=1.2.3, <2.0.0', ['1.9.0'], ['2.0.0']],
  ['>=1.2.3 <2.0.0', ['1.9.0'], ['2.0.0']],
  ['>= 1.2.3 , < 2', ['1.9.0'], ['2.0.0']],
  ['1,2', [], ['1.0.0', '2.0.0']],
  ['1.x || 3.x', ['1.1.0', '3.1.0'], ['2.0.0']],
];

for (const [text, inside, outside] of table) {
  test(`the range ${text}`, () => {
    const range = parseRange(text);
    assert.ok(range);
    for (const version of inside) assert.equal(range.matches(version), true, `${version} is inside`);
    for (const version of outside) assert.equal(range.matches(version), false, `${version} is outside`);
  });
}

test('improper constraints', () => {
  const wrong = [
    '==1.0',
    '~=1.0',
    '!1',
    'latest',
    'main',
    'stable',
    '1.2.3.4',
    '',
    ' ',
    '1.0 ||',
    '1|2',
    '> = 1',
    '1.2.3-',
  ];
  assert.deepEqual(
    wrong.filter(text => parseRange(text) !== undefined),
    [],
  );
});

test('ranges without an end', () => {
  const unbounded = ['*', 'x', '>=1.0.0', '>1', '1.x || >=3', '>=0.0.0', '!=1.0.0', '~0.0.0'];
  const bounded = ['1.x', '<2', '^1.2', '~1.2', '>=1 <2', '1.2.3', '<=9.x', '1 - 2'];
  for (const text of unbounded) assert.equal(parseRange(text)?.isUnbounded, true, text);
  for (const text of bounded) assert.equal(parseRange(text)?.isUnbounded, false, text);
  for (const text of ['*', 'x', 'X.x', '>=0', '>=0.0.0'])
    assert.equal(parseRange(text)?.isEverything, true, text);
  for (const text of ['>=1.0.0', '1.x', '>0', '!=0'])
    assert.equal(parseRange(text)?.isEverything, false, text);
});

test('versions', () => {
  for (const text of ['1.2.3', 'v1.2.3', '1.2.3-rc.1', '1.2.3+b', '0.0.0']) {
    assert.equal(isCompleteVersion(text), true, text);
  }
  for (const text of [
    '1.2',
    '1',
    'latest',
    '01.2.3',
    '1.2.3.4',
    '1.2.3-01',
    'V1.2.3',
    'vv1.2.3',
    '',
    ' 1.2.3',
  ]) {
    assert.equal(isCompleteVersion(text), false, text);
  }
  assert.equal(parseVersion('v01.2')?.minor, 2);
  assert.equal(parseVersion('1.2.3.4'), undefined);
});

test('hostile ranges take no time', () => {
  const start = performance.now();
  for (const text of [
    `${'1'.repeat(900)}.`,
    '>'.repeat(900),
    `${' '.repeat(900)}!`,
    `1${' 1'.repeat(400)}!`,
    '*'.repeat(999),
  ]) {
    parseRange(text);
  }
  assert.ok(performance.now() - start < 500);
});

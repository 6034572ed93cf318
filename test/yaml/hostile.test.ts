import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Document, YamlProblemCode } from '../../src/yaml/document.ts';
import { parse } from '../../src/yaml/parse.ts';

/** Time of this process alone, several times what a slow machine needs; a quadratic reader takes minutes. */
const BOUND_MS = 5000;

function read(text: string): readonly Document[] {
  const start = process.cpuUsage();
  const documents = parse({ path: 'hostile.yaml', text }, 'manifest');
  const { user, system } = process.cpuUsage(start);
  const took = (user + system) / 1000;
  assert.ok(took < BOUND_MS, `took ${Math.round(took)} ms`);
  return documents;
}

function firstCode(text: string): YamlProblemCode | undefined {
  return read(text)[0]?.problems[0]?.code;
}

const bomb = (open: string, close: string, first: string) =>
  `a0: &a0 ${first}\n${Array.from({ length: 12 }, (_, i) => `a${i + 1}: &a${i + 1} ${open}${Array(9).fill(`*a${i}`).join(', ')}${close}\n`).join('')}`;

const rows = '  - name: FOO\n    value: "true"\n    x: {a: 1, b: [c, d]}\n'.repeat(18_000);
const large = `apiVersion: v1\nitems:\n${rows}`;

test('alias bombs are refused, and so are aliases of themselves', () => {
  assert.equal(firstCode(bomb('[', ']', '[x, x]')), 'alias-bomb');
  assert.equal(firstCode(bomb('{<<: [', ']}', '{a: 1}')), 'alias-bomb');
  assert.equal(firstCode(`x: !!str y\n${bomb('[', ']', '[x, x]')}`), 'alias-bomb');
  assert.equal(firstCode('a: &a [*a]\n'), 'alias-bomb');
  assert.equal(firstCode('a: !!str x\nb: &b [*b]\n'), 'alias-bomb');
});

test('deep nesting of every kind is refused, reasonable nesting is not', () => {
  const deep = Array.from({ length: 1000 }, (_, i) => `${' '.repeat(i)}a:\n`).join('');
  for (const text of [
    `a: ${'['.repeat(10_000)}`,
    '['.repeat(10_000) + ']'.repeat(10_000),
    '{a: '.repeat(10_000),
    `${'- '.repeat(10_000)}a`,
    deep,
    `${'? '.repeat(3000)}a`,
  ]) {
    assert.equal(firstCode(text), 'too-deep', text.slice(0, 20));
  }
  assert.equal(firstCode(`a: ${'['.repeat(200)}${']'.repeat(200)}`), undefined);
});

test('control characters are refused at their place, other documents of the stream stay', () => {
  const documents = read('a: b\0c\nd: 1\n---\nok: 1\n');
  assert.equal(documents[0]?.value, undefined);
  assert.deepEqual(documents[0]?.problems[0]?.span, { start: 4, end: 5 });
  assert.equal(documents[0]?.problems[0]?.code, 'control-character');
  assert.deepEqual(documents[1]?.value, { ok: 1 });
  assert.equal(firstCode('a: "\x1b[31m"\n'), 'control-character');
  assert.equal(firstCode('a: 1\n\ufeffb: 2\n'), 'control-character');
});

test('a lone carriage return ends a line and is reported', () => {
  const [document] = read('a: 1\rb: 2\n');
  assert.deepEqual(document?.value, { a: 1, b: 2 });
  assert.equal(document?.problems[0]?.code, 'control-character');
  assert.deepEqual(document?.problems[0]?.span, { start: 4, end: 5 });
});

test('__proto__ is a key like any other', () => {
  for (const text of [
    '__proto__: {polluted: 1}\na: 1\n',
    '{"__proto__": {"polluted": 1}}',
    '!!map {__proto__: {polluted: 1}}',
  ]) {
    const [document] = read(text);
    const { value } = document ?? {};
    assert.ok(typeof value === 'object' && value !== null && Object.hasOwn(value, '__proto__'), text);
    assert.equal(Object.getPrototypeOf(value), Object.prototype);
  }
  assert.equal(({} as { polluted?: number }).polluted, undefined);
});

test('large texts are read in bounded time, broken ones too', () => {
  assert.deepEqual(read(large)[0]?.problems, []);
  assert.deepEqual(read(`a: |\n${`  ${'y'.repeat(78)}\n`.repeat(13_000)}`)[0]?.problems, []);
  assert.equal(firstCode(`${large} zz\n`), 'syntax');
  assert.equal(firstCode(`a: "x\n${large}`), 'unterminated-quote');
  assert.equal(firstCode(`${large.slice(0, 500_000)}\n\tb: x\n${large.slice(500_000)}`), 'tab-indentation');
  assert.equal(firstCode(`${large}apiVersion: v2\n`), 'duplicate-key');
  for (const text of [
    `a: "${'\n'.repeat(1e6)}`,
    `a: |+\n${'\n'.repeat(1e6)}`,
    ': '.repeat(300_000),
    `[${','.repeat(500_000)}`,
    '- *a\n'.repeat(100_000),
    '---\na: "\n'.repeat(3000),
    `${'x'.repeat(1e6)}: a`,
    '\t'.repeat(1e6),
    '#\n'.repeat(500_000),
  ]) {
    read(text);
  }
});

test('a fault in a large text is the one that the same text alone has', () => {
  const before = Array.from({ length: 4000 }, (_, i) => `key${i}: {a: [1]} # c\n`).join('');
  for (const text of [
    'a:\n  b: 1\n c: 2\n',
    'a: [1, 2\nb: 3\n',
    'a: b: c\n',
    'x\ny: 1\n',
    'l:\n- 1\n- a: "\n',
    'a: @x\n',
  ]) {
    const [alone] = read(text);
    const [inLarge] = read(before + text);
    const expected = alone?.problems.map(({ code, message, span }) => ({
      code,
      message,
      span: { start: span.start + before.length, end: span.end + before.length },
    }));
    const found = inLarge?.problems.map(({ code, message, span }) => ({ code, message, span }));
    assert.deepEqual(found, expected, text);
  }
});

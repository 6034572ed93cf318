// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the grammar under test looks like a template
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { substitutionEngine } from '../../src/flux/engine.ts';
import { type Place, rewrite } from '../../src/flux/rewrite.ts';
import { Cursor } from '../../src/yaml/cursor.ts';
import type { Value } from '../../src/yaml/document.ts';

function run(text: string, value: string | undefined, place: Place = 'value') {
  const at = Cursor.root({ value: null, origin: () => undefined, known: () => true });
  const get = (name: string) => (name === 'v' ? { value, at } : undefined);
  const engine = substitutionEngine({
    get,
    open: false,
    strict: true,
    runs: true,
    problems: [],
    names: ['v'],
    home: at,
  });
  return rewrite(text, place, engine);
}

const table: readonly [string, string, Value, Place?][] = [
  ['${v}', 'text', 'text'],
  // The quotes of the manifest are forgotten.
  ['${v}', 'true', true],
  ['${v}', 'yes', true],
  ['${v}', '123', 123],
  ['${v}', '0644', 420],
  ['${v}', '1e3', 1000],
  ['${v}', 'null', null],
  ['${v}', '', null],
  ['x${v}', '1', 'x1'],
  ['${v}', '"123"', '123'],
  ['${v}', '2024-01-02', '2024-01-02'],
  // Structure.
  ['${v}', '[a, b]', ['a', 'b']],
  ['${v}', '{a: 1}', { a: 1 }],
  ['${v}', 'a #b', 'a'],
  ['${v}', 'a: b', { a: 'b' }, 'item'],
  ['${v}', 'on', 'true', 'key'],
  // Texts that the serialiser quotes keep their quotes.
  ['${v}: ', '1', '1: '],
  [' ${v}', '1', ' 1'],
  ["it's: ${v}", 'x', "it's: x"],
  ['a\nb ${v}\n', '1', 'a\nb 1\n'],
  ['$$', '', '$'],
];

for (const [text, value, expected, place] of table) {
  test(`${JSON.stringify(text)} with ${JSON.stringify(value)} in a ${place ?? 'value'}`, () => {
    const { value: result, known, faults } = run(text, value, place);
    assert.deepEqual(faults, []);
    assert.deepEqual(result, expected);
    assert.ok(known);
  });
}

for (const [text, value] of [
  ['${v}', 'a: b'],
  ['${v}', '*x'],
  ['${v}', '[a'],
  ['${v}', '"a'],
  ["it's: ${v}", "a' b"],
] as const) {
  test(`${text} with ${value} breaks the document`, () => {
    const { known, faults } = run(text, value);
    assert.deepEqual(
      faults.map(({ code }) => code),
      ['variable-breaks-yaml'],
    );
    assert.equal(known, false);
  });
}

test('an unknown variable makes the text unknown and nothing else', () => {
  const result = run('a-${v}', undefined);
  assert.deepEqual(result, { value: 'a-${v}', known: false, used: ['v'], faults: [] });
});

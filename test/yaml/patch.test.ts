import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyEdits } from '../../src/text/edit.ts';
import { isMap } from '../../src/yaml/cursor.ts';
import type { Dialect, Document, Path, Value } from '../../src/yaml/document.ts';
import { parse } from '../../src/yaml/parse.ts';
import { planChange, type ValueChange } from '../../src/yaml/patch.ts';
import { corpusFiles } from './corpus.ts';
import { Random } from './random.ts';

function read(text: string, path = 'a.yaml', dialect: Dialect = 'manifest'): Document {
  const [document] = parse({ path, text }, dialect);
  assert.ok(document !== undefined);
  return document;
}

/** The text after a change, or `undefined` when there is no plan. */
function changed(text: string, change: ValueChange, path = 'a.yaml'): string | undefined {
  const edits = planChange(read(text, path), change);
  return edits && applyEdits(text, edits).text;
}

const release =
  '# top\nspec:\n  valuesFrom:\n    - kind: ConfigMap\n      name: a # x\n    # second\n    - kind: Secret # why\n      name: \'b\'\n\n  empty: # nothing yet\n  flow: {a: 1, "b": [x, y]}\n  text: |\n    one\n    two\nother: "q"\n';

/** change, what to find, what to put there */
const changes: readonly (readonly [ValueChange, string, string])[] = [
  [
    { op: 'set', path: ['spec', 'valuesFrom', 1, 'optional'], value: true },
    "name: 'b'\n",
    "name: 'b'\n      optional: true\n",
  ],
  [{ op: 'set', path: ['spec', 'valuesFrom', 0, 'name'], value: 'new' }, 'name: a #', 'name: new #'],
  [{ op: 'set', path: ['spec', 'valuesFrom', 0, 'name'], value: 'yes' }, 'name: a #', 'name: "yes" #'],
  [
    { op: 'set', path: ['spec', 'valuesFrom', 0, 'name'], value: '2024-01-02' },
    'name: a #',
    'name: "2024-01-02" #',
  ],
  [{ op: 'set', path: ['spec', 'valuesFrom', 1, 'name'], value: "it's" }, "'b'", "'it''s'"],
  [{ op: 'set', path: ['spec', 'valuesFrom', 1, 'name'], value: 'tab\t' }, "'b'", '"tab\\t"'],
  [{ op: 'set', path: ['other'], value: 5 }, '"q"', '5'],
  [{ op: 'set', path: ['other'], value: 'a "b"' }, '"q"', '"a \\"b\\""'],
  [{ op: 'set', path: ['spec', 'empty'], value: 'x' }, 'empty: #', 'empty: x #'],
  [
    { op: 'set', path: ['spec', 'new', 'deep'], value: [1, { x: {} }] },
    '    two\n',
    '    two\n  new:\n    deep:\n      - 1\n      - x: {}\n',
  ],
  [{ op: 'set', path: ['spec', 'flow', 'c'], value: 'a, b' }, '[x, y]}', '[x, y], c: "a, b"}'],
  [
    { op: 'set', path: ['spec', 'text'], value: 'three\n\n  four' },
    '|\n    one\n    two',
    '|-\n    three\n\n      four',
  ],
  [{ op: 'append', path: ['spec', 'flow', 'b'], value: 'z' }, 'x, y', 'x, y, z'],
  [
    { op: 'append', path: ['spec', 'valuesFrom'], value: { kind: 'X', name: '0x1' } },
    "name: 'b'\n",
    'name: \'b\'\n    - kind: X\n      name: "0x1"\n',
  ],
  [{ op: 'set', path: ['spec', 'valuesFrom', 2], value: 'last' }, "name: 'b'\n", "name: 'b'\n    - last\n"],
  [{ op: 'rename', path: ['spec', 'text'], to: 'on' }, 'text:', '"on":'],
  [{ op: 'rename', path: ['spec', 'flow', 'b'], to: 'c' }, '"b"', '"c"'],
  [{ op: 'remove', path: ['spec', 'text'] }, '  text: |\n    one\n    two\n', ''],
  [{ op: 'remove', path: ['spec', 'valuesFrom', 0] }, '    - kind: ConfigMap\n      name: a # x\n', ''],
  [{ op: 'remove', path: ['spec', 'valuesFrom', 1, 'kind'] }, 'kind: Secret # why\n      name', 'name'],
  [{ op: 'remove', path: ['spec', 'valuesFrom', 1, 'name'] }, "      name: 'b'\n", ''],
  [{ op: 'remove', path: ['spec', 'flow', 'a'] }, 'a: 1, ', ''],
  [{ op: 'remove', path: ['spec', 'flow', 'b'] }, ', "b": [x, y]', ''],
];

test('a change touches the bytes it is about and nothing else, with LF and CRLF', () => {
  for (const [change, find, put] of changes) {
    assert.equal(release.split(find).length, 2, `${find} is there once`);
    assert.equal(
      changed(release, change),
      release.replace(find, () => put),
      JSON.stringify(change),
    );
    const crlf = (text: string) => `\ufeff${text.replaceAll('\n', '\r\n')}`;
    assert.equal(
      changed(crlf(release), change),
      crlf(release.replace(find, () => put)),
      JSON.stringify(change),
    );
  }
});

test('JSON stays JSON', () => {
  const json = '{\n  "a": 1,\n  "b": {\n    "c": "x"\n  },\n  "d": {}\n}\n';
  const after = (change: ValueChange) => changed(json, change, 'a.json');
  assert.equal(
    after({ op: 'set', path: ['b', 'e'], value: { f: 'g' } }),
    json.replace('"x"', '"x",\n    "e": { "f": "g" }'),
  );
  assert.equal(after({ op: 'set', path: ['b', 'c'], value: 'y' }), json.replace('"x"', '"y"'));
  assert.equal(after({ op: 'set', path: ['d', 'k'], value: true }), json.replace('{}', '{ "k": true }'));
  assert.equal(after({ op: 'remove', path: ['d'] }), json.replace(',\n  "d": {}', ''));
  for (const [change] of [[{ op: 'rename', path: ['a'], to: 'z' }]] as const) {
    assert.doesNotThrow(() => JSON.parse(after(change) ?? ''));
  }
});

test('an entry removed as the last one leaves an empty collection, the end of the file stays as it is', () => {
  assert.equal(changed('a:\n  b: 1\nc: 2\n', { op: 'remove', path: ['a', 'b'] }), 'a: {}\nc: 2\n');
  assert.equal(changed('a:\n- 1\nc: 2\n', { op: 'remove', path: ['a', 0] }), 'a: []\nc: 2\n');
  assert.equal(changed('a: 1\nb: 2', { op: 'remove', path: ['b'] }), 'a: 1');
  assert.equal(changed('a: 1', { op: 'set', path: ['b'], value: 2 }), 'a: 1\nb: 2');
});

test('no plan where it would change more than asked, or where the text is not understood', () => {
  const aliased = 'a: &x {b: 1}\nc: *x\n';
  assert.equal(changed(aliased, { op: 'set', path: ['c', 'b'], value: 2 }), undefined);
  assert.equal(changed(aliased, { op: 'set', path: ['c'], value: 2 }), 'a: &x {b: 1}\nc: 2\n');
  assert.equal(changed('a: "', { op: 'set', path: ['a'], value: 2 }), undefined);
  assert.equal(changed('a: 1\nb: 2\n', { op: 'rename', path: ['a'], to: 'b' }), undefined);
  assert.equal(changed('a: 1\n', { op: 'remove', path: ['b'] }), undefined);
  assert.equal(changed('a: 1\n', { op: 'append', path: ['a'], value: 1 }), undefined);
  assert.equal(changed('a: [1]\n', { op: 'set', path: ['a', 5], value: 1 }), undefined);
});

test('the other documents of a stream stay as they are', () => {
  const text = 'a: 1\n---\nb: 2 # c\n---\nc: 3\n';
  const document = parse({ path: 'a.yaml', text }, 'manifest')[1];
  assert.ok(document !== undefined);
  const edits = planChange(document, { op: 'set', path: ['d'], value: 4 }) ?? [];
  assert.equal(applyEdits(text, edits).text, text.replace('# c\n', '# c\nd: 4\n'));
});

test('properties: nothing to change gives no edits; the result means what was asked; twice is once', () => {
  const random = new Random(3);
  const texts = [
    release,
    ...corpusFiles(3000)
      .map(({ text }) => text)
      .filter((_, index) => index % 5 === 0),
  ];
  let planned = 0;
  for (let round = 0; round < 3000; round++) {
    const text = random.pick(texts);
    const document = read(text);
    if (document.value === undefined || document.problems.length > 0) continue;
    const path = randomPath(document.value, random);
    const value = random.pick<Value>([
      'x',
      'yes',
      '',
      'a: b',
      'two\nlines\n',
      7,
      true,
      null,
      ['l', { m: 1 }],
      { k: 'v' },
      '0644',
    ]);
    const same = valueAt(document.value, path);
    assert.deepEqual(planChange(document, { op: 'set', path, value: same }), []);
    const change: ValueChange = random.chance(0.2)
      ? { op: 'remove', path }
      : { op: 'set', path: random.chance(0.4) && isMap(same) ? [...path, 'newKey'] : path, value };
    const edits = planChange(document, change);
    if (edits === undefined) continue;
    planned++;
    const after = applyEdits(text, edits);
    assert.deepEqual(after.dropped, []);
    const again = read(after.text);
    if (change.op === 'set') {
      assert.deepEqual(valueAt(again.value ?? null, change.path), value, after.text);
      assert.deepEqual(planChange(again, change), [], after.text);
    }
  }
  assert.ok(planned > 1500, `${planned} changes were planned`);
});

function randomPath(value: Value, random: Random): Path {
  const path: (string | number)[] = [];
  for (let at = value; ; ) {
    const steps = Array.isArray(at) ? [...at.keys()] : isMap(at) ? Object.keys(at) : [];
    if (steps.length === 0 || (path.length > 0 && random.chance(0.25))) return path;
    const step = random.pick<string | number>(steps);
    path.push(step);
    at = (at as Record<string | number, Value>)[step] ?? null;
  }
}

function valueAt(value: Value, path: Path): Value {
  return path.reduce<Value>((at, step) => (at as Record<string | number, Value>)[step] ?? null, value);
}

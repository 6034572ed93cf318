import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyEdits } from '../../src/text/edit.ts';
import { LineTable } from '../../src/text/lines.ts';
import { distance, nearest } from '../../src/text/nearest.ts';

test('places count from 1, whatever ends the lines; a byte order mark has no column', () => {
  const table = new LineTable('\ufeffab\r\nc\n\nd\re');
  assert.equal(table.count, 5);
  assert.deepEqual(table.place(0), { line: 1, column: 1 });
  assert.deepEqual(table.place(1), { line: 1, column: 1 });
  assert.deepEqual(table.place(2), { line: 1, column: 2 });
  assert.deepEqual(table.place(5), { line: 2, column: 1 });
  assert.deepEqual(table.place(7), { line: 3, column: 1 });
  assert.deepEqual(table.place(99), { line: 5, column: 2 });
  assert.deepEqual(table.range({ start: 1, end: 6 }), {
    start: { line: 1, column: 1 },
    end: { line: 2, column: 2 },
  });
  assert.deepEqual(
    [1, 2, 3, 4, 5, 6].map(line => table.lineText(line)),
    ['ab', 'c', '', 'd', 'e', ''],
  );
});

test('offsets are the opposite of places', () => {
  for (const text of ['', 'a', 'a\n', 'a\nb', '\ufeffab\r\nc\r\n\r\nd', 'x\ry']) {
    const table = new LineTable(text);
    for (let offset = text.startsWith('\ufeff') ? 1 : 0; offset <= text.length; offset++) {
      if (text[offset] === '\n' && text[offset - 1] === '\r') continue;
      assert.equal(table.offset(table.place(offset)), offset, JSON.stringify(text));
    }
  }
  assert.equal(new LineTable('ab\ncd').offset({ line: 1, column: 50 }), 2);
});

test('the nearest word is the one a person meant', () => {
  const kinds = ['HelmRelease', 'HelmRepository', 'HelmChart', 'GitRepository', 'OCIRepository'];
  assert.equal(nearest('helmrelease', kinds), 'HelmRelease');
  assert.equal(nearest('HelmRelaese', kinds), 'HelmRelease');
  assert.equal(nearest('OCIRepositry', kinds), 'OCIRepository');
  assert.equal(nearest('Deployment', kinds), undefined);
  assert.equal(nearest('a', ['b']), undefined);
  assert.equal(nearest('spce', ['spec', 'space']), 'spec');
  assert.equal(nearest('spce', ['space', 'spec']), 'spec');
  assert.equal(nearest('nome', ['node', 'name', 'mode']), 'name');
  assert.equal(nearest('HelmRelease', ['HelmRelease']), undefined);
});

test('a swap of neighbours is one slip, and the count gives up at its limit', () => {
  assert.equal(distance('ab', 'ba', 3), 1);
  assert.equal(distance('kitten', 'sitting', 5), 3);
  assert.equal(distance('kitten', 'sitting', 1), 2);
  assert.equal(distance('', 'abc', 5), 3);
});

test('edits apply in any order; what overlaps is dropped and told', () => {
  const edit = (start: number, end: number, text: string) => ({ span: { start, end }, text });
  const a = edit(0, 1, 'X');
  const b = edit(3, 5, '');
  const c = edit(4, 6, 'no');
  for (const edits of [
    [a, b, c],
    [b, c, a],
  ]) {
    const result = applyEdits('abcdef', edits);
    assert.equal(result.text, 'Xbcf');
    assert.deepEqual(result.dropped, [c]);
  }
  assert.equal(applyEdits('ab', [edit(1, 1, '1'), edit(1, 1, '2'), edit(1, 1, '1')]).text, 'a12b');
  assert.deepEqual(applyEdits('ab', [edit(1, 9, '')]).dropped, [edit(1, 9, '')]);
  assert.equal(applyEdits('ab', []).text, 'ab');
});

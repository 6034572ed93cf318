import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pathsFrom, renameFiles } from '../../src/report/rename.ts';
import { diagnosticAt, resultWith } from './sample.ts';

describe('renaming', () => {
  it('reaches every place a file is named', () => {
    const source = { path: 'a.yaml', text: 'a: 1\n' };
    const place = { span: { start: 0, end: 1 }, range: diagnosticAt(source, { start: 0, end: 1 }).range };
    const found = diagnosticAt(source, place.span, {
      related: [{ ...place, file: 'b.yaml', source, message: 'm' }],
      fixes: [{ title: 't', safety: 'safe', edits: [{ ...place, file: 'c.yaml', text: '' }] }],
    });
    const result = renameFiles(resultWith([found], { failures: [found] }), name => `x/${name}`);
    for (const one of [...result.diagnostics, ...result.failures]) {
      assert.equal(one.file, 'x/a.yaml');
      assert.deepEqual(one.overlays, ['x/clusters/dev']);
      assert.equal(one.related[0]?.file, 'x/b.yaml');
      assert.equal(one.fixes[0]?.edits[0]?.file, 'x/c.yaml');
    }
  });

  const table: [cwd: string, root: string, path: string, shown: string][] = [
    ['/repo', '/repo', 'a/b.yaml', 'a/b.yaml'],
    ['/repo', '/repo', '', '.'],
    ['/repo/a', '/repo', 'a/b.yaml', 'b.yaml'],
    ['/repo/a/c', '/repo', 'b.yaml', '../../b.yaml'],
    ['/home', '/repo', 'b.yaml', '../repo/b.yaml'],
    ['/', '/repo', 'b.yaml', 'repo/b.yaml'],
    ['/repo', '/', 'repo/b.yaml', 'b.yaml'],
  ];
  for (const [cwd, root, path, shown] of table) {
    it(`${path || '(root)'} of ${root} is ${shown} from ${cwd}`, () =>
      assert.equal(pathsFrom(cwd, root)(path), shown));
  }
});

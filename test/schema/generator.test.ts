import assert from 'node:assert/strict';
import { isAscii } from 'node:buffer';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { buildCatalog } from '../../src/dev/schema-build.ts';
import { readSources } from '../../src/dev/schema-sources.ts';

const upstream = '../shared/upstream';
const skip = existsSync(upstream) ? false : `no CRDs in ${upstream}`;

test('the generator writes exactly the committed catalog', { skip }, () => {
  const built = buildCatalog(readSources(readdirSync(upstream).map(name => `${upstream}/${name}`)));
  for (const [path, text] of Object.entries(built.files)) {
    assert.ok(readFileSync(path, 'utf8') === text, `${path} is stale: run npm run schemas`);
  }
});

test('the catalog is small, and ASCII, because it is read as Latin-1', () => {
  const files = ['kinds.json', 'nodes.jsonl'].map(name => readFileSync(`schemas/catalog/${name}`));
  assert.ok(files.every(isAscii));
  const bytes = files.map(file => file.length);
  assert.ok(bytes.reduce((sum, size) => sum + size, 0) < 700 * 1024);
});

test('every stored schema is stored once', () => {
  const lines = readFileSync('schemas/catalog/nodes.jsonl', 'utf8').split('\n');
  assert.equal(new Set(lines).size, lines.length);
});

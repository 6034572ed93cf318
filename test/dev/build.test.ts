import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { plainRequire } from '../../src/dev/lazy-chunks.ts';
import { loadRules, ruleIds } from '../../src/dev/rule-files.ts';
import { withoutProse } from '../../src/dev/strip-prose.ts';
import { bundledPackages, thirdPartyLicences } from '../../src/dev/third-party.ts';

describe('lazy chunks', () => {
  it('turn the lazy form of the sources into a plain require', () => {
    const source = `import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
const a = require('./a.ts');
const b = createRequire(import.meta.url)('b');
`;
    assert.equal(plainRequire(source).trim(), "const a = require('./a.ts');\nconst b = require('b');");
    assert.equal(plainRequire('const a = 1;\n'), 'const a = 1;\n');
  });
});

describe('prose', () => {
  it('is left out of every rule, and nothing else is', async () => {
    const [id = ''] = ruleIds();
    const rule = (await loadRules([id])).get(id);
    const path = `rules/${id}.ts`;
    const lean = withoutProse(readFileSync(path, 'utf8'), path);
    assert.ok(rule && !lean.includes(rule.good[0]?.title ?? '?'));
    assert.ok(lean.includes(`summary: `) && lean.includes('messages: {') && lean.includes("why: ''"));
    for (const other of ruleIds().map(name => `rules/${name}.ts`)) {
      const text = withoutProse(readFileSync(other, 'utf8'), other);
      for (const part of ['good', 'bad'])
        assert.match(text, new RegExp(`^ {2}${part}: \\[\\],$`, 'm'), other);
    }
  });
});

describe('third-party licences', () => {
  it('are those of the packages in the bundles', () => {
    const inputs = {
      'node_modules/yaml/dist/index.js': { bytes: 1, imports: [] },
      'node_modules/@marcbachmann/cel-js/lib/index.js': { bytes: 1, imports: [] },
      'src/cli/main.ts': { bytes: 1, imports: [] },
    };
    const names = bundledPackages([{ inputs, outputs: {} }]);
    assert.deepEqual(names, ['@marcbachmann/cel-js', 'yaml']);
    assert.match(thirdPartyLicences(names), /yaml 2\.[\s\S]*Permission to use, copy, modify/);
  });
});

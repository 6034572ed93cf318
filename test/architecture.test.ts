import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import * as checks from './architecture/checks.ts';
import { factsOf, type SourceFacts } from './architecture/source-facts.ts';

const product = [...sources('src'), ...sources('rules')];
const all = [...product, ...sources('test')];

function sources(folder: string): SourceFacts[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map(name => `${folder}/${name}`.replaceAll('\\', '/'))
    .filter(path => path.endsWith('.ts'))
    .sort()
    .map(path => factsOf(path, readFileSync(path, 'utf8')));
}

/** Each check: over which files, and a small file that it must refuse. */
const table: {
  check: (facts: SourceFacts) => string[];
  over: SourceFacts[];
  refuses: [path: string, text: string][];
}[] = [
  {
    check: checks.importDirection,
    over: product,
    refuses: [
      ['src/text/a.ts', "import { b } from '../yaml/b.ts';"],
      ['src/model/a.ts', "import type { B } from '../render/b.ts';"],
      ['src/engine/a.ts', "export { lint } from '../cli/commands/lint.ts';"],
      ['src/engine/a.ts', "import { rules } from '../dev/b.ts';"],
      ['src/diagnostic/diagnostic.ts', "import { locate } from './locate.ts';"],
      ['src/yaml/a.ts', "const b = require('../model/b.ts');"],
      ['src/novel/a.ts', ''],
    ],
  },
  {
    check: checks.ruleImports,
    over: product,
    refuses: [
      ['rules/floe/a.ts', "import { parse } from '../../src/yaml/parse.ts';"],
      ['rules/floe/a.ts', "import { b } from './b.ts';"],
      ['rules/floe/_a.ts', "import { b } from '../flux/_b.ts';"],
      ['rules/floe/a.ts', "import { parse } from 'yaml';"],
    ],
  },
  {
    check: checks.outsideWorld,
    over: product,
    refuses: [
      ['src/report/a.ts', "import { readFileSync } from 'node:fs';"],
      ['src/report/a.ts', 'export const a = process.cwd();'],
      ['rules/floe/a.ts', "console.log('here');"],
    ],
  },
  {
    check: checks.kubernetesClient,
    over: product,
    refuses: [['src/model/a.ts', "import type { V1Pod } from '@kubernetes/client-node';"]],
  },
  {
    check: checks.style,
    over: product,
    refuses: [
      ['src/text/a.ts', 'export const a: any = 1;'],
      ['src/text/a.ts', 'export enum A { B }'],
      ['rules/floe/a.ts', 'export const a = (b?: string) => b!.length;'],
      ['src/text/a.ts', 'let count = 0; export const next = () => ++count;'],
    ],
  },
  { check: checks.size, over: all, refuses: [['src/text/a.ts', `${'\n'.repeat(300)}export {};`]] },
  {
    check: checks.openMarkers,
    over: all,
    refuses: [['src/text/a.ts', `// ${'TO'}${'DO'}: later`]],
  },
];

describe('architecture', () => {
  for (const { check, over, refuses } of table) {
    it(`${check.name} holds`, () => assert.deepEqual(over.flatMap(check), []));
    for (const [path, text] of refuses) {
      it(`${check.name} refuses ${JSON.stringify(text.trim().slice(0, 60))} in ${path}`, () =>
        assert.equal(check(factsOf(path, text)).length, 1));
    }
  }

  it('names say what a file is', () =>
    assert.deepEqual(
      all.flatMap(({ path }) => checks.names(path)),
      [],
    ));
  for (const path of [
    'src/text/utils.ts',
    'src/helpers/a.ts',
    'src/common/a.ts',
    'rules/floe/_common.ts',
    'src/text/LineTable.ts',
    'src/yamlStuff/a.ts',
  ]) {
    it(`names refuses ${path}`, () => assert.notDeepEqual(checks.names(path), []));
  }

  it('the top level holds what the design lists', () => {
    const tracked = execFileSync('git', ['ls-files'], { encoding: 'utf8' }).split('\n').filter(Boolean);
    const entries = [...new Set(tracked.map(path => path.split('/')[0] ?? ''))];
    assert.deepEqual(checks.topLevelEntries(entries), []);
  });
  it('the top level refuses another file', () =>
    assert.deepEqual(checks.topLevelEntries(['src', '.ci', 'biome.json']), ['biome.json']));
});

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { after, test } from 'node:test';
import { build } from '../../src/kustomize/build.ts';
import { emit } from '../../src/kustomize/emit.ts';
import type { BuildOptions } from '../../src/kustomize/options.ts';
import { openRepository } from '../../src/model/open-repository.ts';
import { nodeHost } from '../../src/node-host.ts';
import { parse } from '../../src/yaml/parse.ts';
import { exceptions } from './exceptions.ts';

/** Recorded answers of the real tool; they are no part of the project. */
const corpus = resolve('../shared/corpus/kustomize');

interface Meta {
  readonly runDir: string;
  readonly expectError: boolean;
  readonly usable?: boolean;
  readonly flags?: readonly string[];
  readonly order?: string;
  readonly options?: { readonly loadRestrictor: string; readonly reorder: string };
}

const tally = { passed: 0, cases: 0, text: 0, outputs: 0 };

for (const suite of ['probes', 'krusty', 'krusty-builtin']) {
  const folder = `${corpus}/${suite}`;
  if (!existsSync(folder)) {
    test(`${suite}: recorded answers`, { skip: 'the corpus is not here' });
    continue;
  }
  for (const name of readdirSync(folder).sort()) {
    const exception = exceptions[name];
    test(`${suite}/${name}`, { skip: exception ?? false }, () => check(`${folder}/${name}`));
  }
}

after(() => {
  if (tally.cases === 0) return;
  console.log(
    `# kustomize: ${tally.passed} of ${tally.cases} cases agree; ${tally.text} of ${tally.outputs} texts are equal`,
  );
});

function check(folder: string): void {
  const meta = JSON.parse(readFileSync(`${folder}/meta.json`, 'utf8')) as Meta;
  if (meta.usable === false) return;
  tally.cases++;
  const repository = openRepository(nodeHost(), `${folder}/in`);
  const result = build(repository, meta.runDir === '.' ? '' : meta.runDir, optionsOf(meta));
  const fatal = result.problems.filter(problem => problem.fatal);
  if (meta.expectError) {
    assert.ok(fatal.length > 0 || result.unrendered.length > 0, 'the real tool fails here');
  } else {
    assert.deepEqual(
      fatal.map(({ code, data }) => ({ code, ...data })),
      [],
    );
    const file = ['expected.yaml', 'expected.oracle.yaml'].find(name => existsSync(`${folder}/${name}`));
    // A few upstream tests assert nothing about the output.
    if (file) compare(emit(result.resources), readFileSync(`${folder}/${file}`, 'utf8'));
  }
  tally.passed++;
}

function compare(actual: string, expected: string): void {
  const values = (text: string) =>
    parse({ path: 'x.yaml', text }, 'manifest')
      .map(document => document.value)
      .filter(value => value !== undefined && value !== null);
  tally.outputs++;
  if (actual.trim() === expected.trim()) tally.text++;
  else if (process.env.SHOW_TEXT) assert.equal(actual.trim(), expected.trim());
  assert.deepEqual(values(actual), values(expected));
}

function optionsOf({ flags = [], options, order }: Meta): BuildOptions {
  const free =
    flags.some(flag => flag.includes('LoadRestrictionsNone')) || options?.loadRestrictor === 'none';
  const legacy = ['legacy', 'unspecified'].includes(options?.reorder ?? order ?? '');
  return { restrict: free ? 'none' : 'root', sort: legacy ? 'legacy' : 'fifo' };
}

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { build } from '../../src/kustomize/build.ts';
import { openRepository } from '../../src/model/open-repository.ts';
import { nodeHost } from '../../src/node-host.ts';
import { renderedYaml } from '../../src/report/rendered.ts';
import { parse } from '../../src/yaml/parse.ts';

/** What these leaves show is Flux's doing, or needs the network. */
const beyondKustomize = (leaf: string): boolean => leaf.startsWith('flux-') || leaf === 'remote-base';

const leaves = readdirSync('fixtures/render').filter(leaf => !beyondKustomize(leaf));
const missing = spawnSync('kustomize', ['version']).status !== 0;

for (const leaf of leaves) {
  const folder = `fixtures/render/${leaf}`;
  const [, directory = '.', ...flags] = readFileSync(`${folder}/arguments.txt`, 'utf8').trim().split(/\s+/);
  const restrict = flags.join(' ').includes('--load-restrictor root') ? 'root' : 'none';
  const built = () =>
    build(openRepository(nodeHost(), folder), directory === '.' ? '' : directory, { restrict });

  test(`the real kustomize agrees on ${leaf}`, { skip: missing && 'no kustomize on PATH' }, () => {
    const restriction = restrict === 'root' ? 'LoadRestrictionsRootOnly' : 'LoadRestrictionsNone';
    const real = spawnSync(
      'kustomize',
      ['build', '--reorder', 'none', '--load-restrictor', restriction, `${folder}/${directory}`],
      { encoding: 'utf8' },
    );
    const { resources, problems, unrendered } = built();
    const failed = problems.some(({ fatal }) => fatal) || unrendered.length > 0;
    assert.equal(failed, real.status !== 0, real.stderr);
    if (!failed) assert.equal(renderedYaml(resources, false), real.stdout);
  });

  test(`comments about origins change nothing in ${leaf}`, () => {
    const { resources } = built();
    const values = (text: string) =>
      parse({ path: 'x.yaml', text }, 'manifest').map(document => document.value);
    assert.deepEqual(values(renderedYaml(resources, true)), values(renderedYaml(resources, false)));
  });
}

test('every leaf says what it prints', () => {
  for (const leaf of readdirSync('fixtures/render')) {
    const expected = readFileSync(`fixtures/render/${leaf}/expected.txt`, 'utf8');
    const [exit = ''] = expected.split('\n');
    assert.equal(
      exit.startsWith('exit 3'),
      /^(?:failure-|load-restrictor-root|remote-|helm-|plugins)/.test(leaf),
      leaf,
    );
  }
});

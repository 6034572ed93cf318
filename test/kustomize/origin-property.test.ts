import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { build } from '../../src/kustomize/build.ts';
import { emit } from '../../src/kustomize/emit.ts';
import { openRepository } from '../../src/model/open-repository.ts';
import type { Resource } from '../../src/model/resource.ts';
import { nodeHost } from '../../src/node-host.ts';
import { openWorkspace } from '../../src/render/workspace.ts';
import type { Origin } from '../../src/text/origin.ts';
import type { Path, Value } from '../../src/yaml/document.ts';
import { parse } from '../../src/yaml/parse.ts';

const corpus = resolve('../shared/corpus/kustomize');
const suites = ['probes', 'krusty', 'krusty-builtin'].filter(suite => existsSync(`${corpus}/${suite}`));

test('every scalar of the corpus has an origin whose bytes are the value, or a step that says why not', t => {
  if (suites.length === 0) {
    t.skip('the corpus is not here');
    return;
  }
  const folders = suites.flatMap(suite =>
    readdirSync(`${corpus}/${suite}`).map(name => `${corpus}/${suite}/${name}`),
  );
  const tally = new Tally();
  for (const folder of folders) {
    const { runDir } = JSON.parse(readFileSync(`${folder}/meta.json`, 'utf8')) as { readonly runDir: string };
    const repository = openRepository(nodeHost(), `${folder}/in`);
    const { resources, problems } = build(repository, runDir === '.' ? '' : runDir);
    if (!problems.some(({ fatal }) => fatal)) tally.add(folder.slice(corpus.length), resources);
  }
  assert.deepEqual(tally.unexplained, []);
  assert.ok(tally.scalars > 1000);
  t.diagnostic(`${tally.scalars} scalars have an origin`);
});

test('so has every scalar that the fixtures put into a cluster', t => {
  const tally = new Tally();
  for (const leaf of leavesBelow('fixtures')) {
    const { scopes } = openWorkspace(nodeHost(), { root: resolve(leaf), targets: [''] });
    for (const { builds } of scopes) for (const { resources } of builds) tally.add(leaf, resources);
  }
  assert.deepEqual(tally.unexplained, []);
  assert.ok(tally.scalars > 1000);
  t.diagnostic(`${tally.scalars} scalars have an origin`);
});

test('asking for origins changes nothing that is rendered', () => {
  for (const leaf of readdirSync('fixtures/render')) {
    const [, directory = '.'] = readFileSync(`fixtures/render/${leaf}/arguments.txt`, 'utf8').split(/\s+/);
    const rendered = () =>
      build(openRepository(nodeHost(), `fixtures/render/${leaf}`), directory === '.' ? '' : directory);
    const { resources } = rendered();
    new Tally().add(leaf, resources);
    assert.equal(emit(resources), emit(rendered().resources), leaf);
  }
});

/** Folders that a fixture is: they say what is expected of them. */
function leavesBelow(folder: string): string[] {
  if (existsSync(`${folder}/expected.txt`)) return [folder];
  return readdirSync(folder, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .flatMap(({ name }) => leavesBelow(`${folder}/${name}`));
}

class Tally {
  scalars = 0;
  readonly unexplained: string[] = [];

  add(where: string, resources: readonly Resource[]): void {
    for (const { tree, kind } of resources) {
      for (const { path, value } of leaves(tree.value ?? null)) {
        this.scalars++;
        const origin = tree.origin(path, 'value');
        const fault = origin ? (chainFault(origin) ?? faultOf(origin, value)) : 'has none';
        if (fault) this.unexplained.push(`${where} ${kind} ${path.join('.')}: ${fault}`);
      }
    }
  }
}

/** Every place on the way lies inside its file, not only the last one. */
function chainFault({ source, span, from }: Origin): string | undefined {
  if (span.start < 0 || span.end > source.text.length || span.start > span.end)
    return `a place lies outside of ${source.path}`;
  for (const each of from) {
    const fault = chainFault(each);
    if (fault) return fault;
  }
  return undefined;
}

/** Steps that make a value out of more than the bytes they point at. */
const composed: ReadonlySet<string> = new Set([
  'copy',
  'hash',
  'image',
  'name-prefix',
  'name-suffix',
  'name-reference',
  'variable',
  'replacement',
  'generator',
  'transformer',
  'template',
  'flux-field',
]);

function faultOf({ source, span, step, exact, from }: Origin, value: Value): string | undefined {
  if (composed.has(step) || !exact) return undefined;
  const written = source.text.slice(span.start, span.end);
  // The use of a variable must be there; what it stands for is in the chain, a default in the use itself.
  if (step === 'substitution') {
    if (!written.includes('$')) return `substitution without a variable: ${JSON.stringify(written)}`;
    return from.length > 0 || /\$\$|[:=]/.test(written) || written.includes(String(value))
      ? undefined
      : `nobody defines ${JSON.stringify(written)}`;
  }
  // The line feed that ends a block scalar is not among its bytes.
  const text = /^[|>]/.test(written) ? `${written}\n` : written;
  if (source.text.slice(0, span.start).endsWith('!!binary ') && atob(text) === value) return undefined;
  // Notes of `buildMetadata` are texts of the tool's own.
  if (step === 'annotation' && /^(?:origin|transformer)Annotations$/.test(text)) return undefined;
  if (step === 'label' && text === 'managedByLabel') return undefined;
  const read = (['manifest', 'values'] as const).map(
    dialect => parse({ path: 'x', text }, dialect)[0]?.value ?? null,
  );
  if (read.some(each => each === value || String(each) === String(value)) || text === String(value))
    return undefined;
  return `${step} ${JSON.stringify(text)} is not ${JSON.stringify(value)}`;
}

function* leaves(value: Value, path: Path = []): Generator<{ path: Path; value: Value }> {
  if (Array.isArray(value))
    for (const [index, item] of value.entries()) yield* leaves(item, [...path, index]);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) yield* leaves(item, [...path, key]);
  } else yield { path, value };
}

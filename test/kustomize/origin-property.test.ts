import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { build } from '../../src/kustomize/build.ts';
import { openRepository } from '../../src/model/open-repository.ts';
import { nodeHost } from '../../src/node-host.ts';
import type { Origin } from '../../src/text/origin.ts';
import type { Path, Value } from '../../src/yaml/document.ts';
import { parse } from '../../src/yaml/parse.ts';

const corpus = resolve('../shared/corpus/kustomize');
const suites = ['probes', 'krusty', 'krusty-builtin'].filter(suite => existsSync(`${corpus}/${suite}`));

test('every rendered scalar has an origin whose bytes are the value, or a step that says why not', t => {
  if (suites.length === 0) {
    t.skip('the corpus is not here');
    return;
  }
  const unexplained: string[] = [];
  let scalars = 0;
  for (const folder of suites.flatMap(suite =>
    readdirSync(`${corpus}/${suite}`).map(name => `${corpus}/${suite}/${name}`),
  )) {
    const { runDir } = JSON.parse(readFileSync(`${folder}/meta.json`, 'utf8')) as { readonly runDir: string };
    const { resources, problems } = build(
      openRepository(nodeHost(), `${folder}/in`),
      runDir === '.' ? '' : runDir,
    );
    if (problems.some(({ fatal }) => fatal)) continue;
    for (const { tree, kind } of resources) {
      for (const { path, value } of leaves(tree.value ?? null)) {
        scalars++;
        const origin = tree.origin(path, 'value');
        const fault = origin ? faultOf(origin, value) : 'has none';
        if (fault) unexplained.push(`${folder.slice(corpus.length)} ${kind} ${path.join('.')}: ${fault}`);
      }
    }
  }
  assert.deepEqual(unexplained, []);
  console.log(`# ${scalars} scalars have an origin`);
});

/** Steps that make a value out of more than the bytes they point at. */
const composed: ReadonlySet<string> = new Set([
  'hash',
  'image',
  'name-prefix',
  'name-suffix',
  'name-reference',
  'variable',
  'replacement',
  'generator',
  'transformer',
]);

function faultOf(origin: Origin, value: Value): string | undefined {
  const { source, span, step, exact } = origin;
  if (span.start < 0 || span.end > source.text.length || span.start > span.end)
    return 'lies outside of its file';
  if (composed.has(step) || !exact) return undefined;
  // The line feed that ends a block scalar is not among its bytes.
  const written = source.text.slice(span.start, span.end);
  const text = /^[|>]/.test(written) ? `${written}\n` : written;
  if (source.text.slice(0, span.start).endsWith('!!binary ') && atob(text) === value) return undefined;
  // Notes of `buildMetadata` are texts of the tool's own.
  if (step === 'annotation' && /^(?:origin|transformer)Annotations$/.test(text)) return undefined;
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

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Dialect } from '../../src/yaml/document.ts';
import { parse } from '../../src/yaml/parse.ts';
import { emptyTable } from '../../src/yaml/parsed-document.ts';
import { SpanRoom, type SpanTable } from '../../src/yaml/span-table.ts';
import { corpusFiles, skipWithoutCorpus } from './corpus.ts';
import { Random } from './random.ts';
import { mutated, randomYaml } from './random-text.ts';
import { disagreement, isUnambiguous, nodes, readFast, sameAsCore } from './second-opinion.ts';

const dialects: readonly Dialect[] = ['manifest', 'values'];

const samples = [
  'a: 1\nb:\n  - x\n  - y: z\n    w: |\n      text\n\n      more\n  - "q"\nc: {d: [1, 2], e: f}\n',
  'a: &x\n  b: c\n  d: [e, f]\ng: *x\nh:\n  <<: *x\n  d: own\ni: >-\n  folded\n  text\n\n  end\n',
  "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: \"a\"\n  labels: {}\ndata:\n  k: 'it''s'\n---\n# c\nx: y # z\n",
  '{\n  "a": [1, true, null, "x\\ny"],\n  "b": {"c": "d"}\n}\n',
  '- - a\n  - b\n- c: d\n  e:\n  - f\n  -\n  - g\n-\n  h: plain\n    goes on\n    here\n',
  'a: {b: , c: d, e: }\nf:\n',
];

test('the fast reader agrees with the full one on the samples, and reads all of them', () => {
  for (const text of samples) {
    for (const dialect of dialects) assert.equal(disagreement(text, dialect), undefined, text);
  }
});

test('the fast reader agrees with the full one on grammar fuzz', () => {
  const random = new Random(20261122);
  let usual = 0;
  for (let round = 0; round < 60_000; round++) {
    const text = randomYaml(random);
    const verdict = disagreement(text, random.pick(dialects));
    if (verdict === 'unusual') continue;
    usual++;
    assert.equal(verdict, undefined, JSON.stringify(text));
  }
  assert.ok(usual > 6_000, `only ${usual} texts were read by the fast reader`);
});

test('the fast reader agrees with the full one on mutated files', () => {
  const random = new Random(7);
  const texts = [
    ...samples,
    ...corpusFiles(2500)
      .map(file => file.text)
      .filter((_, index) => index % 7 === 0),
  ];
  let usual = 0;
  for (let round = 0; round < 4_000; round++) {
    const text = mutated(random.pick(texts), random);
    const verdict = disagreement(text, random.pick(dialects));
    if (verdict === 'unusual') continue;
    usual++;
    assert.equal(verdict, undefined, JSON.stringify(text));
  }
  assert.ok(usual > 600, `only ${usual} texts were read by the fast reader`);
});

test('documents that share a room stay what they are when more come', () => {
  const random = new Random(11);
  const room = new SpanRoom(8);
  const kept: { alone: string[]; shared: SpanTable }[] = [];
  for (let round = 0; round < 3_000; round++) {
    const text = random.chance(0.3) ? random.pick(samples) : randomYaml(random);
    const shared = readFast(text, 'manifest', room);
    const alone = readFast(text, 'manifest');
    for (const [index, { table }] of (shared ?? []).entries()) {
      kept.push({ alone: nodes(alone?.[index]?.table ?? emptyTable), shared: table });
    }
  }
  assert.ok(kept.length > 500);
  for (const { alone, shared } of kept) assert.deepEqual(nodes(shared), alone);
});

test('parsing never throws, and every span lies in the file', () => {
  const random = new Random(99);
  for (let round = 0; round < 6_000; round++) {
    const text = mutated(random.chance(0.5) ? random.pick(samples) : randomYaml(random), random);
    const documents = parse({ path: 'a.yaml', text }, random.pick(dialects));
    assert.ok(documents.length > 0);
    let end = 0;
    for (const document of documents) {
      assert.ok(document.span.start >= end && document.span.end <= text.length, JSON.stringify(text));
      end = document.span.end;
      for (const { span, related, message } of document.problems) {
        for (const place of related === undefined ? [span] : [span, related]) {
          assert.ok(
            place.start >= 0 && place.start <= place.end && place.end <= text.length,
            `${message} ${JSON.stringify(text)}`,
          );
        }
      }
    }
  }
});

test('real files: agreement, coverage and the values of YAML 1.2', { skip: skipWithoutCorpus }, () => {
  const files = corpusFiles(60_000);
  let usual = 0;
  let unambiguous = 0;
  for (const { path, text } of files) {
    const verdict = disagreement(text, 'manifest');
    if (verdict === 'unusual') continue;
    usual++;
    assert.equal(verdict, undefined, path);
    if (!isUnambiguous(text)) continue;
    unambiguous++;
    assert.ok(sameAsCore(text), path);
  }
  assert.ok(usual >= files.length * 0.98, `${usual} of ${files.length} files on the fast path`);
  assert.ok(
    unambiguous > files.length * 0.8,
    `${unambiguous} of ${files.length} files compared with YAML 1.2`,
  );
});

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { isPair, isScalar, type Node, type Pair, parseAllDocuments, parseDocument, stringify } from 'yaml';
import type { Diagnostic } from '../../src/index.ts';
import { lint, memoryHost, rules } from '../../src/index.ts';
import type { Path } from '../../src/yaml/document.ts';
import { type Mutation, mutationsOf, type Plain } from './mutations.ts';
import { randomFrom } from './sample.ts';

const schemaRules = new Map([...rules].filter(([id]) => id.startsWith('schema/')));

interface Judged {
  readonly mutation: Mutation;
  readonly text: string;
  readonly findings: readonly Diagnostic[];
}

/** Each mutated object in a file of its own, through the whole product. */
function judgeAll(mutations: readonly Mutation[]): Judged[] {
  const texts = mutations.map(({ object }) => stringify(object, { lineWidth: 0 }));
  const files = Object.fromEntries(texts.map((text, index) => [`${index}/object.yaml`, text]));
  const { result } = lint({ host: memoryHost(files), root: '/repo', targets: [''], rules: schemaRules });
  const byFile = new Map<string, Diagnostic[]>();
  for (const found of result.diagnostics) byFile.set(found.file, [...(byFile.get(found.file) ?? []), found]);
  return mutations.map((mutation, index) => ({
    mutation,
    text: texts[index] ?? '',
    findings: byFile.get(`${index}/object.yaml`) ?? [],
  }));
}

interface Bytes {
  readonly key: readonly [number, number];
  readonly value: readonly [number, number];
}

/** Where an entry stands, as another parser sees it. */
function bytesOf(text: string, path: Path): Bytes | undefined {
  const document = parseDocument(text);
  const parent = document.getIn(path.slice(0, -1), true) as { items?: readonly (Pair | Node)[] } | undefined;
  const last = path.at(-1);
  const item =
    typeof last === 'number'
      ? parent?.items?.[last]
      : parent?.items?.find(one => isPair(one) && isScalar(one.key) && one.key.value === last);
  if (!item) return undefined;
  const rangeOf = (node: unknown): readonly [number, number] => {
    const [start = 0, end = 0] = (node as Node | null)?.range ?? [];
    return [start, end];
  };
  return isPair(item)
    ? { key: rangeOf(item.key), value: rangeOf(item.value) }
    : { key: rangeOf(item), value: rangeOf(item) };
}

function isAt({ span }: Diagnostic, text: string, path: Path): boolean {
  if (path.length === 0) return span.start === 0;
  const bytes = bytesOf(text, path);
  if (!bytes) return false;
  const { key, value } = bytes;
  const within = ([start, end]: readonly [number, number]): boolean => span.start >= start && span.end <= end;
  return within(key) || within(value);
}

/** Places that a rule across fields may blame although another field was changed: both sides are in the words. */
const acrossFields =
  /^(spec\.selector does not match|spec\.ports\[\d\] has the same port|metadata\.name must be .* but is things\.example\.org$|a Secret of type)/;

/** What is wrong with how a mutation is reported; `undefined` when nothing is. */
function complaint({ mutation, text, findings }: Judged): string | undefined {
  const { change, path } = mutation;
  const [found] = findings;
  // An emptied mapping lacks each of its fields, and each must be written.
  const isEmptied = change === 'map' && findings.every(({ message }) => message.endsWith(' is missing'));
  if (findings.length > 1 && !isEmptied) return 'more than one finding';
  if (!found || found.ruleId === 'schema/cel' || acrossFields.test(found.message)) return undefined;
  // The root has no bytes of its own: what it lacks is reported at the object's name.
  if (change === 'drop' && path.length === 1) return undefined;
  // What a template makes of an input is reported in the template.
  if (path[1] === 'inputs') return undefined;
  return isAt(found, text, change === 'drop' ? path.slice(0, -1) : path) ? undefined : 'not at the place';
}

const objects = ['mutation-objects', 'good-objects'].flatMap(file =>
  parseAllDocuments(readFileSync(`test/schema/${file}.yaml`, 'utf8')).map(
    document => document.toJS() as Plain,
  ),
);
/** `EXHAUSTIVE=1` tries every mutation, about 16,000 of them. */
const each = process.env.EXHAUSTIVE ? 1 : 9;
const random = randomFrom(11);
let judged = 0;
let refused = 0;

for (const object of objects) {
  const { apiVersion, kind } = object as { apiVersion: string; kind: string };
  test(`one fault of a ${kind} of ${apiVersion} is one finding at its place`, () => {
    const mutations = [...mutationsOf(object)].filter(() => random() * each < 1);
    // A Flux Kustomization delivers other folders, so each stands alone.
    const lots = kind === 'Kustomization' ? mutations.map(mutation => [mutation]) : [mutations];
    for (const one of lots.flatMap(judgeAll)) {
      judged++;
      if (one.findings.length > 0) refused++;
      const { mutation, text, findings } = one;
      const words = findings.map(
        ({ range: { start }, message }) => `${start.line}:${start.column} ${message}`,
      );
      const said = `${mutation.change} ${mutation.path.join('.')}\n${words.join('\n')}\n${text}`;
      assert.equal(complaint(one), undefined, said);
    }
  });
}

test('unchanged objects have no finding, and most changes have one', () => {
  const untouched = objects.map((object): Mutation => ({ change: 'none', path: [], object }));
  assert.deepEqual(
    judgeAll(untouched).flatMap(({ findings }) => findings.map(({ message }) => message)),
    [],
  );
  assert.ok(objects.length >= 55, `${objects.length} objects`);
  assert.ok(judged > 1500 && refused > judged / 2, `${refused} of ${judged} refused`);
});

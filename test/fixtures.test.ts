import assert from 'node:assert/strict';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { main } from '../src/cli/main.ts';
import { nodeHost } from '../src/node-host.ts';

/** Each leaf is a small repository. `arguments.txt` holds the command line, `.` without one. */
const beside = new Set(['expected.txt', 'arguments.txt', 'delivered.txt']);
const workshop = mkdtempSync(join(tmpdir(), 'floe-lint-'));
after(() => rmSync(workshop, { recursive: true, force: true }));

function foldersIn(path: string): string[] {
  return readdirSync(path, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(({ name }) => `${path}/${name}`)
    .sort();
}

/** What a person sees who runs the command in a copy of the leaf, the exit code on the first line. */
function transcript(leaf: string): string {
  const copy = join(workshop, leaf);
  cpSync(leaf, copy, { recursive: true, filter: path => !beside.has(path.slice(leaf.length + 1)) });
  mkdirSync(join(copy, '.git'));
  const wanted = `${leaf}/arguments.txt`;
  const argv = existsSync(wanted) ? readFileSync(wanted, 'utf8').trim().split(/\s+/) : ['.'];
  const printed: string[] = [];
  const output = { write: (text: string) => void printed.push(text), isTerminal: false, columns: 120 };
  const host = { ...nodeHost(), cwd: copy, env: { NO_COLOR: '1' }, now: () => Date.UTC(2026, 0, 1) };
  const code = main(argv, host, { out: output, err: output, readInput: () => '' });
  return `exit ${code}\n${printed.join('')}${changes(leaf, copy)}`;
}

/** `UPDATE=1` rewrites every expectation, `UPDATE=good/` those of a part. */
function isWanted(leaf: string): boolean {
  const part = process.env.UPDATE;
  return part !== undefined && part !== '' && (part === '1' || leaf.includes(part));
}

/** The lines that `--fix` wrote, with the line ends a person does not see. */
function changes(leaf: string, copy: string): string {
  const texts = readdirSync(leaf, { recursive: true, encoding: 'utf8' })
    .filter(name => !beside.has(name) && statSync(join(leaf, name)).isFile())
    .sort()
    .map(name => ({ name, before: linesOf(join(leaf, name)), after: linesOf(join(copy, name)) }));
  return texts
    .flatMap(({ name, before, after }) =>
      after
        .map((line, index) => ({ line, index }))
        .filter(({ line }) => !before.includes(line))
        .map(({ line, index }) => `${name}:${index + 1} is now ${JSON.stringify(line)}\n`),
    )
    .join('');
}

function linesOf(path: string): string[] {
  return readFileSync(path, 'utf8').split('\n');
}

describe('fixtures', () => {
  for (const theme of foldersIn('fixtures')) {
    for (const leaf of foldersIn(theme).flatMap(path =>
      theme === 'fixtures/contract' ? foldersIn(path) : [path],
    )) {
      it(leaf.slice('fixtures/'.length), () => {
        const seen = transcript(leaf);
        assert.doesNotMatch(seen, /this is a bug in floe-lint/);
        if (isWanted(leaf)) writeFileSync(`${leaf}/expected.txt`, seen);
        assert.equal(seen, readFileSync(`${leaf}/expected.txt`, 'utf8'));
      });
    }
  }

  // Whatever `UPDATE=1` writes: these are right, and a finding on them is a false alarm.
  for (const leaf of foldersIn('fixtures/good')) {
    it(`${leaf.slice('fixtures/'.length)} is clean`, () => {
      const [exit, ...lines] = readFileSync(`${leaf}/expected.txt`, 'utf8').trimEnd().split('\n');
      assert.equal(exit, 'exit 0');
      assert.equal(lines.length, 1, 'success is one line');
    });
  }

  it('break every row of the contract', () => {
    for (const rule of foldersIn('fixtures/contract')) {
      const id = rule.replace('fixtures/contract/', 'floe/');
      for (const leaf of foldersIn(rule)) {
        const expected = readFileSync(`${leaf}/expected.txt`, 'utf8');
        assert.ok(expected.includes(`  ${id}`), `${leaf} shows ${id}`);
      }
    }
    const rows = readdirSync('rules/floe')
      .filter(name => name.endsWith('.ts') && !name.startsWith('_'))
      .map(name => name.slice(0, -3));
    const broken = foldersIn('fixtures/contract').map(path => path.split('/').at(-1));
    assert.deepEqual(
      rows.filter(row => !broken.includes(row)),
      [],
    );
  });
});

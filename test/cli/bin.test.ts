import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { after, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { badRepository, goodRepository } from './run.ts';

const workshop = mkdtempSync(join(tmpdir(), 'floe-lint-bin-'));
after(() => rmSync(workshop, { recursive: true, force: true }));

function repository(name: string, files: Record<string, string>): string {
  const root = join(workshop, name);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

const loader = pathToFileURL(resolve('node_modules/tsx/dist/loader.mjs')).href;

function floeLint(
  cwd: string,
  argv: readonly string[],
  input = '',
): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', loader, resolve('src/cli/bin.ts'), ...argv],
    { cwd, input, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } },
  );
  return { code: status, out: stdout, err: stderr };
}

describe('the command as a process', () => {
  it('prints its version', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
    for (const flag of ['--version', '-V'])
      assert.deepEqual(floeLint(workshop, [flag]), { code: 0, out: `${version}\n`, err: '' });
  });

  it('lints a folder on disk, with exit code and all of a long output through a pipe', () => {
    const { code, out } = floeLint(repository('bad', badRepository()), ['clusters/dev']);
    assert.equal(code, 1);
    assert.match(out, /helmrelease\.yaml:18:7 {2}error[\s\S]*exit 1\n$/);
    const many = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  name: b\n---\n'.repeat(400);
    const long = floeLint(workshop, ['-', '--format', 'json'], many);
    assert.equal(long.code, 1);
    assert.ok(long.out.length > 100_000, 'more than a pipe holds');
    assert.equal(JSON.parse(long.out).summary.errors >= 400, true);
  });

  it('reads standard input', () => {
    const { code, out } = floeLint(
      workshop,
      ['-'],
      'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  name: b\n',
    );
    assert.equal(code, 1);
    assert.match(out, /^<stdin>:5:3 {2}error/);
  });

  it('meets a hostile disk with diagnostics, never with a stack', () => {
    const root = repository('hostile', goodRepository());
    const at = join(root, 'clusters/dev/hostile');
    mkdirSync(join(at, 'folder.yaml'), { recursive: true });
    const bytes: Record<string, Buffer | string> = {
      'latin1.yaml': Buffer.from('apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: \xe9\n', 'latin1'),
      'nul.yaml': 'apiVersion: v1\nkind: "\0"\n',
      'utf16.yaml': Buffer.from('\ufeffapiVersion: v1\n', 'utf16le'),
      'quote.yaml': 'apiVersion: v1\nkind: "ConfigMap\n',
      'tab.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n\tname: a\n',
      'deep.yaml': `apiVersion: v1\nkind: ConfigMap\nx: ${'['.repeat(10_000)}\n`,
      'locked.yaml': 'apiVersion: v1\n',
    };
    for (const [name, text] of Object.entries(bytes)) writeFileSync(join(at, name), text);
    chmodSync(join(at, 'locked.yaml'), 0o000);
    symlinkSync('/etc/hostname', join(at, 'away.yaml'));
    symlinkSync('gone.yaml', join(at, 'dangling.yaml'));
    symlinkSync('.', join(at, 'circle'));
    const { code, out, err } = floeLint(root, []);
    assert.equal(code, 3, out + err);
    assert.equal(err, '');
    assert.doesNotMatch(out, /\n {4}at /);
    const words: Record<string, string> = {
      latin1: 'is not valid UTF-8',
      nul: 'contains NUL bytes',
      utf16: 'is UTF-16 text; save it as UTF-8',
      quote: '',
      tab: '',
      deep: '',
    };
    for (const [name, message] of Object.entries(words)) {
      assert.match(out, new RegExp(`hostile/${name}\\.yaml:\\d+:\\d+ {2}error .*${message}`), name);
    }
  });

  it('refuses a file of 100 MB in bounded time', () => {
    const root = repository('huge', goodRepository());
    writeFileSync(join(root, 'clusters/dev/huge.yaml'), `kind: x\n# ${'x'.repeat(100_000_000)}\n`);
    const { code, out } = floeLint(root, []);
    assert.equal(code, 3, out);
    assert.match(out, /huge\.yaml:1:1 {2}error {2}the file is larger than 32 MiB/);
  });
});

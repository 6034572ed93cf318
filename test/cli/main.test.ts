import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { Ajv } from 'ajv';
import { rules } from '../../rules/index.ts';
import { badRepository, goodRepository, releaseFile, run, summaryOf } from './run.ts';

const good = { files: goodRepository() };
const bad = { files: badRepository() };
const rule = 'floe/secret-layer-optional';

describe('formats', () => {
  it('json fits the schema and counts as human does', () => {
    const { code, out } = run(['--format', 'json'], bad);
    assert.equal(code, 1);
    const report = JSON.parse(out);
    const schema = JSON.parse(readFileSync('schemas/report.schema.json', 'utf8'));
    assert.equal(new Ajv({ strict: false }).validate(schema, report), true);
    assert.equal(report.summary.errors, 1);
    assert.equal(report.diagnostics[0].file, releaseFile);
  });
  it('several in one run', () => {
    const { out, files } = run(
      ['--format', 'human', '--format', 'sarif=out.sarif', '-f', 'junit=a/b.xml'],
      bad,
    );
    assert.match(out, /exit 1\n$/);
    assert.equal(JSON.parse(files.get('/repo/out.sarif') ?? '').version, '2.1.0');
    assert.match(files.get('/repo/a/b.xml') ?? '', /^<\?xml/);
  });
  it('files are named from the working directory', () => {
    const { out } = run(['--format', 'json', '..'], {
      ...bad,
      files: absolute(bad.files),
      cwd: '/repo/clusters/prod',
    });
    assert.equal(JSON.parse(out).diagnostics[0].file, '../dev/floe-platform/helmrelease.yaml');
  });
  it('colour only for a terminal or when asked, and never with NO_COLOR', () => {
    const coloured = (argv: string[], options = {}) =>
      run(argv, { ...bad, ...options }).out.includes('\u001b[');
    assert.ok(!coloured([]));
    assert.ok(coloured([], { isTerminal: true }));
    assert.ok(!coloured([], { isTerminal: true, env: { NO_COLOR: '1' } }));
    assert.ok(!coloured([], { isTerminal: true, env: { TERM: 'dumb' } }));
    assert.ok(coloured([], { env: { FORCE_COLOR: '1' } }));
    assert.ok(!coloured([], { isTerminal: true, env: { FORCE_COLOR: '0' } }));
    assert.ok(coloured(['--color'], { env: { NO_COLOR: '1' } }));
    assert.ok(!coloured(['--no-color'], { isTerminal: true }));
    assert.ok(!coloured(['--color', '--format', 'json']));
  });
  it('colour changes no word', () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: escapes are what is taken out
    const plain = run(['--color'], bad).out.replace(/\u001b\[\d+m/g, '');
    assert.equal(plain, run([], bad).out);
  });
  it('--quiet says nothing when all is well', () => {
    assert.equal(run(['--quiet'], good).out, '');
    assert.match(run(['-q'], bad).out, /secret-layer-optional/);
  });
});

function absolute(files: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [`/repo/${name}`, text]));
}

describe('paths', () => {
  it('a file means the overlays that read it', () => {
    const { code, out } = run([releaseFile], bad);
    assert.equal(code, 1);
    assert.match(out, /helmrelease\.yaml:18:7/);
  });
  it('standard input', () => {
    const { code, out } = run(['-'], { ...good, input: bad.files[releaseFile] ?? '' });
    assert.equal(code, 1);
    assert.match(out, /^<stdin>:\d+:\d+ {2}error/m);
    assert.doesNotMatch(out, /stdin\.yaml/);
  });
  it('standard input misses nothing of a kind that was not piped in', () => {
    const release = goodRepository()[releaseFile] ?? '';
    const alone = run(['-'], { ...good, input: release });
    assert.equal(alone.code, 0, alone.out);
    const other = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: other, namespace: flux-system }\n';
    assert.match(run(['-'], { ...good, input: `${release}---\n${other}` }).out, /compiled-values-exists/);
  });
  it('standard input that is no text is one finding', () => {
    const { code, out } = run(['-'], { ...good, input: { error: 'binary', message: 'is not text' } });
    assert.equal(code, 3);
    assert.match(out, /^<stdin>:1:1 {2}error {2}the file is not text {2}yaml\/unreadable/);
  });
  it('two repositories in one run', () => {
    const files = {
      ...absolute(bad.files),
      '/other/.git/HEAD': '',
      '/other/a.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n',
    };
    const { out } = run(['/repo', '/other'], { files, cwd: '/' });
    assert.match(summaryOf(out), /^1 error · 6 files/);
  });
  it('the same finding of overlapping paths is printed once', () => {
    const { out } = run(['.', 'clusters', releaseFile], bad);
    assert.match(summaryOf(out), /^1 error/);
  });
});

describe('--fix', () => {
  it('mends, keeps everything else, and is done after one run', () => {
    const first = run(['--fix'], bad);
    assert.equal(first.code, 0, first.out);
    assert.equal(first.files.get(`/repo/${releaseFile}`), goodRepository()[releaseFile]);
    const changed = [...first.files].filter(([path, text]) => bad.files[path.slice(6)] !== text);
    assert.deepEqual(
      changed.map(([path]) => path),
      [`/repo/${releaseFile}`],
    );
  });
  it('without it nothing is written', () => {
    assert.equal(run([], bad).files.get(`/repo/${releaseFile}`), bad.files[releaseFile]);
  });
});

describe('configuration', () => {
  it('is found, named or left out', () => {
    const off = `rules:\n  ${rule}: off\n`;
    assert.equal(run([], { files: { ...bad.files, '.floe-lint.yaml': off } }).code, 0);
    assert.equal(run(['--no-config'], { files: { ...bad.files, '.floe-lint.yaml': off } }).code, 1);
    assert.equal(run(['--config', 'other.yml'], { files: { ...bad.files, 'other.yml': off } }).code, 0);
    assert.equal(run(['--config', 'gone.yml'], bad).code, 2);
  });
  it('of each path is its own', () => {
    const files = { ...bad.files, 'clusters/dev/floe-lint.yaml': `rules:\n  ${rule}: off\n` };
    assert.equal(run(['clusters/dev'], { files }).code, 0);
    assert.equal(run([], { files }).code, 1);
  });
  it('the Flux version comes from the flag, the file, the repository, in this order', () => {
    const components = {
      'clusters/dev/flux-system/gotk-components.yaml':
        '# Flux Version: v2.7.3\n---\napiVersion: v1\nkind: Namespace\nmetadata:\n  name: flux-system\n',
    };
    const files = { ...good.files, ...components };
    const older = 'clusters/old/flux-system/gotk-components.yaml';
    const both = {
      ...files,
      [older]:
        'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: flux-system\n  labels:\n    app.kubernetes.io/version: v2.6.4\n',
    };
    assert.match(summaryOf(run([], { files: both }).out), /Flux 2\.6 from gotk-components\.yaml/);
    assert.match(summaryOf(run([], { files }).out), /Flux 2\.7 from gotk-components\.yaml/);
    const configured = { ...files, 'floe-lint.yaml': 'targets: {flux: "2.8"}\n' };
    assert.match(summaryOf(run([], { files: configured }).out), /Flux 2\.8 configured/);
    assert.match(
      summaryOf(run(['--flux-version', '2.6'], { files: configured }).out),
      /Flux 2\.6 --flux-version/,
    );
  });
});

describe('baseline', () => {
  it('accepts what is there, and only that', () => {
    const written = run(['baseline', 'write'], bad);
    assert.equal(written.code, 0, written.err);
    assert.match(written.out, /^1 finding accepted in \/repo\/\.floe-lint-baseline\.json\n$/);
    const baseline = written.files.get('/repo/.floe-lint-baseline.json') ?? '';
    const files: Record<string, string> = { ...bad.files, '.floe-lint-baseline.json': baseline };
    const { code, out } = run([], { files });
    assert.equal(code, 0);
    assert.match(out, /^no findings · 1 in the baseline · /);
    const moved = { ...files, [releaseFile]: `# a new first line\n${files[releaseFile]}` };
    assert.equal(run([], { files: moved }).code, 0, 'a finding that only moved is still accepted');
    const again = run(['baseline', 'write'], { files });
    assert.equal(again.files.get('/repo/.floe-lint-baseline.json'), baseline);
  });
  it('that is broken or missing is a mistake', () => {
    assert.equal(run([], { files: { ...bad.files, '.floe-lint-baseline.json': '{' } }).code, 2);
    assert.equal(run(['--baseline', 'gone.json'], bad).code, 2);
  });
});

describe('rules and explain', () => {
  it('lists every rule', () => {
    const { out } = run(['rules']);
    for (const id of rules.keys()) assert.ok(out.includes(id), id);
    const listed = JSON.parse(run(['rules', '--format', 'json']).out);
    assert.deepEqual(
      listed.map(({ id }: { id: string }) => id),
      [...rules.keys()],
    );
  });
  it('explains every rule by its id', () => {
    for (const id of rules.keys()) {
      const { code, out } = run(['explain', id]);
      assert.equal(code, 0);
      assert.ok(out.startsWith(`${id}\n`) && out.includes('\nMessages\n') && out.includes('\nRight: '), out);
    }
  });
  it('explains a message as it was printed', () => {
    const message = /error {2}(.*?) {2}floe\//.exec(run([], bad).out)?.[1] ?? '';
    assert.ok(run(['explain', message]).out.startsWith(`${rule}\n`), message);
  });
  it('explains by name alone', () =>
    assert.ok(run(['explain', 'values-key']).out.startsWith('floe/values-key\n')));
});

describe('help and version', () => {
  it('help names every flag and exit code', () => {
    const { code, out } = run(['--help']);
    assert.equal(code, 0);
    for (const word of ['--format', '--fail-on', '--strict-coverage', '4  nothing to lint'])
      assert.ok(out.includes(word));
    assert.ok(out.split('\n').every(line => line.length <= 110));
  });
  it('version is the package version', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
    assert.equal(run(['--version']).out, `${version}\n`);
  });
});

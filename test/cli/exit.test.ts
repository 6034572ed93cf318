import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { main } from '../../src/cli/main.ts';
import { memoryHost } from '../../src/memory-host.ts';
import { badRepository, goodRepository, releaseFile, run, summaryOf } from './run.ts';

const good = { files: goodRepository() };
const bad = { files: badRepository() };
const rule = 'floe/secret-layer-optional';

describe('exit codes', () => {
  it('0: nothing found, said in one line', () => {
    const { code, out, err } = run([], good);
    assert.equal(code, 0, out);
    assert.match(out, /^no findings · 5 files · Flux \d+\.\d+ newest known · exit 0\n$/);
    assert.equal(err, '');
  });
  it('1: a finding at its place', () => {
    const { code, out } = run(['clusters/dev'], bad);
    assert.equal(code, 1);
    assert.ok(out.startsWith(`${releaseFile}:18:7  error  `), out);
    assert.match(summaryOf(out), /^1 error · 5 files · .* · exit 1$/);
  });
  it('0: findings below --fail-on, and the last line says why', () => {
    const below = run(['--rule', `${rule}=warning`], bad);
    assert.equal(below.code, 0);
    assert.match(summaryOf(below.out), /^1 warning · .* · exit 0: nothing at or above error$/);
    assert.equal(run(['--rule', `${rule}=warning`, '--fail-on', 'warning'], bad).code, 1);
    assert.equal(run(['--rule', `${rule}=info`, '--fail-on', 'info'], bad).code, 1);
    assert.match(summaryOf(run(['--fail-on', 'never'], bad).out), /exit 0: --fail-on never$/);
  });
  it('2: usage, with what may have been meant', () => {
    const cases: [string[], RegExp][] = [
      [['--formt', 'json'], /unknown option --formt\n {2}did you mean --format\?/],
      [['--format'], /--format needs a value/],
      [['--format', 'jsn'], /unknown --format jsn\n {2}did you mean json\?/],
      [['--quiet=yes'], /--quiet takes no value/],
      [['--preset', 'strikt'], /did you mean strict\?/],
      [['--fail-on', 'errors'], /did you mean error\?/],
      [
        ['--rule', 'floe/values-kye=off'],
        /unknown rule floe\/values-kye\n {2}did you mean floe\/values-key\?/,
      ],
      [['--rule', rule], /unknown --rule \(empty\)/],
      [['--flux-version', 'new'], /--flux-version new is no version/],
      [['gone'], /gone does not exist\n$/],
      [['explian', 'a'], /explian does not exist\n {2}did you mean the command explain\?/],
      [['--root', 'clusters/prod', 'clusters/dev'], /clusters\/dev is not below the root/],
      [['-', 'clusters'], /- cannot be combined/],
      [['-', '--fix'], /standard input cannot be fixed/],
      [['--format', 'json', '--format', 'human'], /two formats for standard output/],
      [['explain', 'floe/values-kye'], /did you mean floe\/values-key\?/],
      [['baseline'], /unknown action baseline/],
    ];
    for (const [argv, message] of cases) {
      const { code, out, err } = run(argv, good);
      assert.equal(code, 2, argv.join(' '));
      assert.match(err, message);
      assert.equal(out, '');
    }
  });
  it('2: a mistake in the configuration is a diagnostic with a frame', () => {
    const { code, out } = run([], {
      files: { ...good.files, 'floe-lint.yaml': 'rules:\n  floe/values-kei: off\n' },
    });
    assert.equal(code, 2);
    assert.ok(
      out.startsWith('floe-lint.yaml:2:3  error  unknown rule floe/values-kei  config/unknown-rule\n'),
      out,
    );
    assert.match(
      out,
      /2 \| {3}floe\/values-kei: off\n.*\^\^\^\^\^\^\^\^\^\^\^\^\^\^\^\n.*help: did you mean floe\/values-key\?/,
    );
    assert.match(summaryOf(out), /exit 2: mistakes in the configuration$/);
  });
  it('3: a file that cannot be read', () => {
    const { code, out } = run([], { files: { ...good.files, 'clusters/dev/x.yaml': 'kind: \0\n' } });
    assert.equal(code, 3, out);
    assert.match(out, /clusters\/dev\/x\.yaml:1:1 {2}error/);
    assert.match(summaryOf(out), /exit 3: 1 thing could not be analysed$/);
  });
  it('3: --strict-coverage and a skipped file', () => {
    const files = { ...good.files, 'floe-lint.yaml': 'ignore: [vendor.yaml]\n', 'vendor.yaml': 'a: 1\n' };
    assert.equal(run([], { files }).code, 0);
    const { code, out } = run(['--strict-coverage'], { files });
    assert.equal(code, 3);
    assert.match(summaryOf(out), /1 skipped \(1 ignored\)/);
  });
  it('4: nothing to lint, unless that is fine', () => {
    const empty = { files: { 'README.md': 'x\n' } };
    assert.match(summaryOf(run([], empty).out), /exit 4: nothing to lint$/);
    assert.equal(run([], empty).code, 4);
    assert.equal(run(['--allow-empty'], empty).code, 0);
  });
  it('3 with a stack only for a bug', () => {
    const broken = { ...memoryHost(goodRepository()), now: () => assert.fail('the clock fell down') };
    let err = '';
    const output = { isTerminal: false, columns: 80 };
    const code = main([], broken, {
      out: { ...output, write: () => undefined },
      err: { ...output, write: text => (err += text) },
      readInput: () => '',
    });
    assert.equal(code, 3);
    assert.match(err, /^this is a bug in floe-lint .*\n.*the clock fell down/);
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Ajv } from 'ajv';
import { findConfig, loadConfig } from '../../src/config/load.ts';
import { configSchema } from '../../src/dev/config-schema.ts';
import { memoryHost } from '../../src/memory-host.ts';
import { type AnyRule, defineRule, option } from '../../src/rule.ts';

const base = { summary: 's', why: 'w', since: '0.1.0', messages: { a: 'a' }, good: [], bad: [] } as const;
const rules: ReadonlyMap<string, AnyRule> = new Map<string, AnyRule>([
  [
    'floe/values-key',
    defineRule({
      ...base,
      category: 'contract',
      severity: 'error',
      options: { names: option.strings({ default: [], description: 'd' }) },
    }),
  ],
  ['floe/layout', defineRule({ ...base, category: 'contract', severity: 'info' })],
]);

function load(yaml: string, more: Record<string, string> = {}) {
  const host = memoryHost({ 'floe-lint.yaml': yaml, ...more });
  return loadConfig(host, '/repo/floe-lint.yaml', rules);
}

function mistakesOf(yaml: string): string[] {
  return load(yaml).mistakes.map(
    ({ ruleId, message, help, range: { start } }) =>
      `${start.line}:${start.column} ${ruleId} ${message}${help ? ` (${help})` : ''}`,
  );
}

const validate = new Ajv({ strict: false }).compile(configSchema(rules));

describe('loadConfig', () => {
  it('reads every setting', () => {
    const { config, mistakes } = load(`extends: [strict, security]
rules:
  floe/values-key: [warning, {names: [a]}]
  floe/*: info
overrides:
  - files: clusters/dev/**
    rules: {floe/layout: off}
ignore: [vendor/]
floe:
  releases: ["*/floe-*"]
targets:
  flux: 2.10
  kubernetes: "1.31"
external:
  - {kind: Secret, name: sops-*, namespace: flux-system, apiVersion: v1}
sources:
  - name: fleet
  - {kind: OCIRepository, name: fleet, namespace: apps}
baseline: accepted.json
`);
    assert.deepEqual(mistakes, []);
    assert.deepEqual(config.extends, ['strict', 'security']);
    assert.deepEqual(
      [...config.rules],
      [
        ['floe/values-key', 'warning'],
        ['floe/*', 'info'],
      ],
    );
    assert.deepEqual(config.options.get('floe/values-key'), { names: ['a'] });
    assert.deepEqual(config.overrides[0]?.files, ['clusters/dev/**']);
    assert.deepEqual(config.flux, { major: 2, minor: 10 });
    assert.deepEqual(config.external, [
      { kind: 'Secret', name: 'sops-*', namespace: 'flux-system', apiVersion: 'v1' },
    ]);
    assert.deepEqual(config.sources, [
      { kind: 'GitRepository', name: 'fleet', namespace: 'flux-system' },
      { kind: 'OCIRepository', name: 'fleet', namespace: 'apps' },
    ]);
    assert.deepEqual(config.floeReleases, ['*/floe-*']);
    assert.equal(config.baseline, 'accepted.json');
  });

  it('takes an empty file and empty settings for the defaults', () => {
    for (const yaml of ['', '# nothing\n', 'rules:\nignore:\n']) {
      const { config, mistakes } = load(yaml);
      assert.deepEqual(mistakes, []);
      assert.deepEqual(config.extends, ['recommended']);
    }
  });

  it('reads JSON', () => {
    const host = memoryHost({ '.floe-lint.json': '{"extends": "all", "ignore": ["a"]}' });
    assert.deepEqual(loadConfig(host, '/repo/.floe-lint.json', rules).config.ignore, ['a']);
  });

  const mistakes: [yaml: string, found: string[]][] = [
    ['rule: {}\n', ['1:1 config/unknown-key unknown setting rule (did you mean rules?)']],
    [
      'rules:\n  floe/values-kei: off\n',
      ['2:3 config/unknown-rule unknown rule floe/values-kei (did you mean floe/values-key?)'],
    ],
    [
      'rules:\n  flow/*: off\n',
      ['2:3 config/unknown-rule unknown rule flow/* (one of floe/values-key, floe/layout)'],
    ],
    ['rules:\n  floe/layout: eror\n', ['2:16 config/value unknown severity eror (did you mean error?)']],
    [
      'rules:\n  floe/layout: [error, {}, 1]\n',
      ['2:16 config/type floe/layout must be a severity, or [severity, options], not a list'],
    ],
    [
      'rules:\n  floe/values-key: [error, {name: [a]}]\n',
      ['2:29 config/unknown-option unknown option of floe/values-key: name (did you mean names?)'],
    ],
    [
      'rules:\n  floe/values-key: [error, {names: a}]\n',
      ['2:36 config/type names must be a list of texts, not text'],
    ],
    ['rules: [a]\n', ['1:8 config/type rules must be a mapping, not a list']],
    ['ignore: a\n', ['1:9 config/type ignore must be a list, not text']],
    ['ignore: [1]\n', ['1:10 config/type ignore must be text, not a number']],
    ['extends: recomended\n', ['1:10 config/extends unknown preset recomended (did you mean recommended?)']],
    ['targets: {flux: two}\n', ['1:17 config/value a version is major.minor (for example "2.9")']],
    ['external:\n  - kind: Secret\n', ['2:5 config/value an external object needs kind and name']],
    ['sources:\n  - kind: GitRepository\n', ['2:5 config/value a source needs a name']],
    [
      'sources:\n  - {kind: GitRepo, name: a}\n',
      [
        '2:12 config/value unknown kind of source GitRepo (one of GitRepository, OCIRepository, Bucket, ExternalArtifact)',
      ],
    ],
    ['overrides:\n  - rules: {}\n', ['2:5 config/value an override needs files: a list of globs']],
    ['- a\n', ['1:1 config/type the configuration must be a mapping, not a list']],
  ];
  for (const [yaml, found] of mistakes) {
    it(`explains ${JSON.stringify(yaml)}`, () => assert.deepEqual(mistakesOf(yaml), found));
    it(`the schema refuses it too: ${JSON.stringify(yaml)}`, async () => {
      const { parse } = await import('yaml');
      const value: unknown = parse(yaml);
      // Only reading the file tells whether it extends itself or something unknown.
      assert.ok(!validate(value), JSON.stringify(value));
    });
  }

  it('tells all mistakes at once', () => {
    assert.equal(mistakesOf('rule: {}\nignore: a\nfloe: {release: []}\n').length, 3);
  });

  it('passes on what is wrong with the YAML', () => {
    const [first] = load('rules: [\n').mistakes;
    assert.equal(first?.ruleId, 'config/syntax');
  });

  it('extends another file, own settings win', () => {
    const { config, mistakes } = load('extends: ./base.yaml\nrules: {floe/layout: off}\nignore: [b]\n', {
      'base.yaml': 'extends: strict\nrules: {floe/layout: error, floe/values-key: info}\nignore: [a]\n',
    });
    assert.deepEqual(mistakes, []);
    assert.deepEqual(config.extends, ['strict']);
    assert.deepEqual(Object.fromEntries(config.rules), { 'floe/layout': 'off', 'floe/values-key': 'info' });
    assert.deepEqual(config.ignore, ['a', 'b']);
  });

  it('says when files extend each other, or one is missing', () => {
    const circle = load('extends: ./base.yaml\n', { 'base.yaml': 'extends: ./floe-lint.yaml\n' });
    assert.match(circle.mistakes[0]?.message ?? '', /extends this file again/);
    assert.equal(load('extends: ./gone.yaml\n').mistakes[0]?.ruleId, 'config/unreadable');
  });
});

describe('findConfig', () => {
  it('looks upwards, nearest first, and not above the repository', () => {
    const host = memoryHost({
      '/floe-lint.yaml': '',
      '/repo/.git/HEAD': '',
      '/repo/a/b/c.yaml': '',
      '/repo/a/.floe-lint.yml': '',
      '/other/x/y.yaml': '',
    });
    assert.equal(findConfig(host, '/repo/a/b'), '/repo/a/.floe-lint.yml');
    assert.equal(findConfig(host, '/repo'), undefined);
    assert.equal(findConfig(host, '/other/x'), '/floe-lint.yaml');
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Config, defaultConfig } from '../../src/config/config.ts';
import { inPreset, presetsOf } from '../../src/config/presets.ts';
import { type CommandLine, ignores, resolve } from '../../src/config/resolve.ts';
import { type AnyRule, type Category, defineRule } from '../../src/rule.ts';

function rule(category: Category, strictOnly = false): AnyRule {
  const base = { summary: '', why: '', since: '0.1.0', messages: { a: 'a' }, good: [], bad: [] };
  return defineRule({ ...base, category, severity: 'error', strictOnly });
}
const rules = new Map([
  ['floe/a', rule('contract')],
  ['floe/b', rule('contract')],
  ['flux/c', rule('reliability')],
  ['flux/d', rule('security')],
  ['flux/e', rule('style')],
]);

function settings(config: Partial<Config> = {}, commandLine: Partial<CommandLine> = {}, root = '/repo') {
  return resolve({
    config: { ...defaultConfig('/repo'), ...config },
    commandLine: { presets: [], rules: new Map(), ...commandLine },
    rules,
    root,
    flux: { major: 2, minor: 9 },
    baseline: new Set(),
    now: 0,
  });
}

const enabled = (given: ReturnType<typeof settings>): string[] =>
  [...rules.keys()].filter(id => given.isEnabled(id));

describe('presets', () => {
  it('grow', () => {
    assert.deepEqual(enabled(settings()), ['floe/a', 'floe/b']);
    assert.deepEqual(enabled(settings({ extends: ['strict'] })), ['floe/a', 'floe/b', 'flux/c']);
    assert.deepEqual(enabled(settings({ extends: ['security'] })), ['floe/a', 'floe/b', 'flux/d']);
    assert.deepEqual(enabled(settings({ extends: ['strict', 'security'] })), [
      'floe/a',
      'floe/b',
      'flux/c',
      'flux/d',
    ]);
    assert.deepEqual(enabled(settings({}, { presets: ['all'] })), [...rules.keys()]);
  });
  it('of the command line replace those of the file', () =>
    assert.deepEqual(enabled(settings({ extends: ['all'] }, { presets: ['recommended'] })), [
      'floe/a',
      'floe/b',
    ]));
  it('strictOnly keeps a rule out of recommended', () => {
    assert.ok(!inPreset(rule('contract', true), 'recommended'));
    assert.deepEqual(presetsOf(rule('contract', true)), ['strict']);
    assert.deepEqual(presetsOf(rule('style')), ['all']);
  });
});

describe('severity', () => {
  it('keeps the own one when nothing is said', () =>
    assert.equal(settings().severity('floe/a', 'x.yaml'), undefined));
  it('takes the most exact of file and area', () => {
    const given = settings({
      rules: new Map([
        ['floe/a', 'info'],
        ['floe/*', 'off'],
      ]),
    });
    assert.equal(given.severity('floe/a', 'x.yaml'), 'info');
    assert.equal(given.severity('floe/b', 'x.yaml'), 'off');
    assert.ok(!given.isEnabled('floe/b'));
  });
  it('turns on what no preset has', () =>
    assert.ok(settings({ rules: new Map([['flux/e', 'warning']]) }).isEnabled('flux/e')));
  it('follows overrides by file, later ones last', () => {
    const given = settings({
      overrides: [
        {
          files: ['clusters/dev/**'],
          rules: new Map([
            ['floe/a', 'warning'],
            ['flux/e', 'info'],
          ]),
        },
        { files: ['clusters/dev/x.yaml'], rules: new Map([['floe/a', 'off']]) },
      ],
    });
    assert.equal(given.severity('floe/a', 'clusters/dev/x.yaml'), 'off');
    assert.equal(given.severity('floe/a', 'clusters/dev/y.yaml'), 'warning');
    assert.equal(given.severity('floe/a', 'clusters/prod/y.yaml'), undefined);
    assert.ok(given.isEnabled('flux/e'));
    assert.equal(given.severity('flux/e', 'clusters/prod/y.yaml'), 'off');
  });
  it('counts globs from the folder of the configuration file', () => {
    const overrides = [{ files: ['dev/*.yaml'], rules: new Map([['floe/a', 'off' as const]]) }];
    const below = settings({ folder: '/repo/clusters', overrides });
    assert.equal(below.severity('floe/a', 'clusters/dev/x.yaml'), 'off');
    assert.equal(below.severity('floe/a', 'dev/x.yaml'), undefined);
    const above = settings({
      folder: '/',
      overrides: [{ files: ['repo/dev/*'], rules: new Map([['floe/a', 'off' as const]]) }],
    });
    assert.equal(above.severity('floe/a', 'dev/x.yaml'), 'off');
  });
  it('of the command line wins', () => {
    const config = { rules: new Map([['floe/a', 'off' as const]]) };
    const given = settings(config, { rules: new Map([['floe/a', 'error']]) });
    assert.ok(given.isEnabled('floe/a'));
    assert.equal(given.severity('floe/a', 'x.yaml'), 'error');
    assert.ok(!settings({}, { rules: new Map([['floe/*', 'off']]) }).isEnabled('floe/b'));
  });
});

describe('external objects', () => {
  const secret = { group: '', kind: 'Secret', namespace: 'flux-system', name: 'sops-age' };
  const external = (entry: object) => settings({ external: [{ kind: 'Secret', name: 'sops-*', ...entry }] });
  it('match by globs', () => {
    assert.ok(external({}).isExternal(secret));
    assert.ok(external({ namespace: 'flux-*' }).isExternal(secret));
    assert.ok(external({ apiVersion: 'v1' }).isExternal(secret));
  });
  it('match nothing else', () => {
    assert.ok(!external({ namespace: 'apps' }).isExternal(secret));
    assert.ok(!external({ apiVersion: 'x.io/v1' }).isExternal(secret));
    assert.ok(!external({ name: 'other' }).isExternal(secret));
    assert.ok(!external({}).isExternal({ ...secret, kind: 'ConfigMap' }));
  });
});

describe('ignore', () => {
  const config = { ...defaultConfig('/repo/clusters'), ignore: ['vendor/', '*.json', '!keep.json'] };
  const ignored = ignores(config, '/repo');
  it('reads .gitignore patterns from the folder of the configuration file', () => {
    assert.ok(ignored('clusters/a/vendor/'));
    assert.ok(ignored('clusters/x.json'));
    assert.ok(!ignored('clusters/keep.json'));
    assert.ok(!ignored('x.json'));
    assert.ok(!ignored('clusters/vendor.yaml'));
  });
  it('drops the findings in what it names, which an overlay may still read', () => {
    const { severity } = settings({ ignore: ['generated.yaml'] });
    assert.equal(severity('floe/a', 'apps/generated.yaml'), 'off');
    assert.equal(severity('floe/a', 'apps/written.yaml'), undefined);
  });
});

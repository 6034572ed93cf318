import assert from 'node:assert/strict';
import { test } from 'node:test';
import invalid from '../../rules/suppression/invalid.ts';
import unused from '../../rules/suppression/unused.ts';
import { applyFixes } from '../../src/engine/fix.ts';
import { type AnyRule, defineRule } from '../../src/rule.ts';
import { lintText, places } from './lint-text.ts';

const described = {
  summary: '',
  why: '',
  category: 'style',
  severity: 'warning',
  since: '0.1.0',
  good: [],
  bad: [],
} as const;

const noApples: AnyRule = defineRule({
  ...described,
  messages: { apple: { text: '{key} is an apple', help: 'take a pear' } },
  on: {
    ConfigMap(map, ctx) {
      for (const entry of map.get('data').entries()) {
        if (entry.value !== 'apple') continue;
        const fix = {
          title: 'make it a pear',
          safety: 'safe',
          changes: [{ op: 'set', at: entry, value: 'pear' }],
        } as const;
        ctx.report({ message: 'apple', data: { key: entry.name }, at: entry, fix });
      }
    },
  },
});
const rules = { 'fruit/apple': noApples, 'suppression/invalid': invalid, 'suppression/unused': unused };

const map = (data: string): string => `apiVersion: v1
kind: ConfigMap
metadata: { name: fruit }
data:
${data}`;

test('a finding lands on the bytes, with its words filled in', () => {
  const { diagnostics } = lintText(map('  a: pear\n  b: "apple" # red\n'), rules);
  assert.deepEqual(places(diagnostics), ['6:6 b is an apple']);
  const [found] = diagnostics;
  assert.equal(found?.pointer, '/data/b');
  assert.equal(found?.help, 'take a pear');
  assert.equal(found?.resource?.name, 'fruit');
  assert.deepEqual(found?.range.end, { line: 6, column: 13 });
});

test('what two overlays share is reported once and names both', () => {
  const { diagnostics } = lintText(map('  a: apple\n'), rules, { overlays: ['prod', 'dev'] });
  assert.deepEqual(
    diagnostics.map(({ overlays }) => overlays),
    [['dev', 'prod']],
  );
});

test('configuration changes the severity, drops a finding or a whole rule', () => {
  const text = map('  a: apple\n');
  assert.equal(
    lintText(text, rules, { settings: { severity: () => 'error' } }).diagnostics[0]?.severity,
    'error',
  );
  assert.equal(lintText(text, rules, { settings: { severity: () => 'off' } }).diagnostics.length, 0);
  assert.equal(lintText(text, rules, { settings: { isEnabled: () => false } }).diagnostics.length, 0);
});

test('a suppression on the line or above it takes the finding away', () => {
  const text = map(
    '  a: apple # floe-lint: ignore[fruit/apple] it is painted\n  # floe-lint: ignore[fruit/*] so is this\n\n  b: apple\n',
  );
  const { diagnostics, suppressed } = lintText(text, rules);
  assert.deepEqual(places(diagnostics), []);
  assert.equal(suppressed, 2);
});

test('a whole file can be silenced', () => {
  const { diagnostics, suppressed } = lintText(
    `# floe-lint: ignore-file[fruit/apple] an orchard\n${map('  a: apple\n  b: apple\n')}`,
    rules,
  );
  assert.equal(diagnostics.length, 0);
  assert.equal(suppressed, 2);
});

test('a suppression without a reason has no effect and is reported', () => {
  const { diagnostics } = lintText(map('  a: apple # floe-lint: ignore[fruit/apple]\n'), rules);
  assert.deepEqual(places(diagnostics), [
    '5:6 a is an apple',
    '5:12 this suppression gives no reason and has no effect',
  ]);
});

test('unused, unknown, expired and malformed suppressions are reported', () => {
  const { diagnostics } = lintText(
    map(`  a: pear # floe-lint: ignore[fruit/apple] was one
  b: pear # floe-lint: ignore[fruit/aple] was one
  c: apple # floe-lint: ignore[fruit/apple] until=2025-12-31 next year
  d: pear # floe-lint: igmore[fruit/apple] was one
  e: apple # floe-lint: ignore[fruit/apple] until=2026-01-01 today still
`),
    rules,
  );
  assert.deepEqual(places(diagnostics), [
    '5:11 this suppression meets no finding',
    '6:11 there is no rule fruit/aple',
    '7:6 c is an apple',
    '7:12 this suppression ended on 2025-12-31',
    '8:11 this comment looks like a suppression and is none',
  ]);
});

test('the marker inside a value is no suppression', () => {
  const { diagnostics } = lintText(map('  a: "# floe-lint: ignore[fruit/apple]"\n'), rules);
  assert.deepEqual(diagnostics, []);
});

test('a baseline takes away what was accepted, wherever it moved', () => {
  const [found] = lintText(map('  a: apple\n'), rules).diagnostics;
  assert.ok(found);
  const { diagnostics, baselined } = lintText(map('\n\n  a: apple\n  b: apple\n'), rules, {
    settings: { baseline: new Set([found.fingerprint]) },
  });
  assert.deepEqual(places(diagnostics), ['8:6 b is an apple']);
  assert.equal(baselined, 1);
});

test('a fix keeps quotes, comments and line ends', () => {
  const text = map('  a: "apple" # red\n  b: apple\n').replaceAll('\n', '\r\n');
  const { diagnostics } = lintText(text, rules);
  const sources = new Map(diagnostics.map(({ source }) => [source.path, source]));
  const { files, applied } = applyFixes(diagnostics, sources, false);
  assert.equal(applied, 2);
  assert.equal(files[0]?.text, map('  a: "pear" # red\n  b: pear\n').replaceAll('\n', '\r\n'));
});

test('a fix of a file that an overlay without the finding reads is not safe', () => {
  const text = map('  a: apple\n');
  const onlyDev: AnyRule = {
    ...noApples,
    on: {
      ConfigMap: (object, ctx) => {
        if (ctx.build.directory === 'dev') noApples.on?.ConfigMap?.(object, ctx);
      },
    },
  };
  const { diagnostics } = lintText(text, { 'fruit/apple': onlyDev }, { overlays: ['dev', 'prod'] });
  assert.equal(diagnostics[0]?.fixes[0]?.safety, 'unsafe');
});

/** Wants a colour, and knows no other word for it than `colour`. */
function colourRule(value: string): AnyRule {
  return defineRule({
    ...described,
    messages: { none: 'no colour' },
    on: {
      ConfigMap(map, ctx) {
        const at = map.at(['data', 'colour']);
        const changes = [{ op: 'set', at, value }] as const;
        if (!at.exists)
          ctx.report({ message: 'none', at, fix: { title: 'paint it', safety: 'safe', changes } });
      },
    },
  });
}
const misspelt: AnyRule = defineRule({
  ...described,
  messages: { slip: 'a slip' },
  on: {
    ConfigMap(map, ctx) {
      const at = map.at(['data', 'color']);
      const changes = [{ op: 'rename', at, to: 'colour' }] as const;
      if (at.exists)
        ctx.report({ message: 'slip', at, fix: { title: 'rename it', safety: 'safe', changes } });
    },
  },
});

test('two fixes never make the same key twice', () => {
  const painters = { 'paint/blue': colourRule('blue'), 'paint/red': colourRule('red') };
  const { diagnostics } = lintText(map('  size: m\n'), painters);
  const sources = new Map(diagnostics.map(({ file, source }) => [file, source]));
  const { files, applied } = applyFixes(diagnostics, sources, false);
  assert.equal(diagnostics.length, 2);
  assert.equal(applied, 1);
  assert.equal(files[0]?.text, map('  size: m\n  colour: blue\n'));
});

test('an entry under a misspelt key is not missing too', () => {
  const found = lintText(map('  color: red\n'), { 'paint/blue': colourRule('blue'), 'paint/slip': misspelt });
  assert.deepEqual(places(found.diagnostics), ['5:10 a slip']);
});

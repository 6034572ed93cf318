import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withoutSecrets } from '../../src/diagnostic/secret-words.ts';
import type { Origin } from '../../src/text/origin.ts';

function written(path: string, text: string, words: string): Origin {
  const start = text.indexOf(words);
  const source = { path, text };
  return { source, span: { start, end: start + words.length }, step: 'written', exact: true, from: [] };
}

const use = written('app.yaml', `url: https://\${host}/x`, `https://\${host}/x`);
const secret = (field: string, value: string): Origin =>
  written('secret.yaml', `kind: Secret\n${field}:\n  host: ${value}\n`, value);

test('a message shows no value that a variable has from a Secret', () => {
  const origin: Origin = { ...use, step: 'substitution', from: [secret('stringData', 'db.internal')] };
  const words = 'https://db.internal/x is wrong: db.internal is no host';
  assert.equal(withoutSecrets(words, 'https://db.internal/x', origin), '•••••• is wrong: •••••• is no host');
});

test('nor what its base64 says', () => {
  const origin: Origin = { ...use, step: 'substitution', from: [secret('data', btoa('db.internal'))] };
  assert.equal(withoutSecrets('db.internal is no host', undefined, origin), '•••••• is no host');
});

test('what a ConfigMap says may be seen', () => {
  const from = [written('map.yaml', 'kind: ConfigMap\ndata:\n  host: db.internal\n', 'db.internal')];
  const origin: Origin = { ...use, step: 'substitution', from };
  assert.equal(withoutSecrets('db.internal is no host', 'db.internal', origin), 'db.internal is no host');
});

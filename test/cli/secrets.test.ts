import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { formats } from '../../src/cli/lint-flags.ts';
import { goodRepository, run } from './run.ts';

const value = 'hunter2secret';
const folder = 'clusters/dev/floe-platform';

/** Secrets that several rules have something to say about, the value in many places. */
const secrets: Record<string, string> = {
  plain: `apiVersion: v1\nkind: Secret\nmetadata:\n  name: floe-platform-overrides\nstringData:\n  values.yaml: |\n    password: ${value}\n`,
  'wrong type': `apiVersion: v1\nkind: Secret\nmetadata:\n  name: floe-platform-overrides\n  namespace: flux-system\nstringData: ${value}\ndata:\n  values.yaml: {a: ${value}}\n`,
  'unknown field': `apiVersion: v1\nkind: Secret\nmetadata:\n  name: a\n  namespace: flux-system\nstringdata:\n  password: ${value}\n`,
  'no base64': `apiVersion: v1\nkind: Secret\nmetadata:\n  name: a\n  namespace: flux-system\ndata:\n  password: "${value}!"\n  password: ${value}\n`,
  broken: `apiVersion: v1\nkind: Secret\nmetadata:\n  name: a\nstringData:\n  password: "${value}\n`,
  json: `{"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "a"}, "stringData": {"password": "${value}"}, "x": 1}`,
};

describe('no value of a Secret is printed', () => {
  for (const [title, text] of Object.entries(secrets)) {
    it(title, () => {
      const files = goodRepository();
      const list = `${folder}/kustomization.yaml`;
      files[list] = `${files[list]}  - secret.yaml\n`;
      files[`${folder}/secret.yaml`] = text;
      for (const format of formats) {
        const { out, err } = run(['--format', format, '--preset', 'all'], { files });
        assert.ok(out.includes('secret.yaml'), `${format} says nothing about it`);
        assert.ok(!(out + err).includes(value), `${format}: ${out}`);
      }
    });
  }
});

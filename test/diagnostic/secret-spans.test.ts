import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { secretSpans } from '../../src/diagnostic/secret-spans.ts';

/** The text with hidden bytes replaced, as a frame would show all of it. */
function masked(text: string): string {
  let out = '';
  let done = 0;
  for (const { start, end } of [...secretSpans({ path: 'a.yaml', text })].sort((a, b) => a.start - b.start)) {
    if (start < done) continue;
    out += `${text.slice(done, start)}***`;
    done = end;
  }
  return out + text.slice(done);
}

const secret = 'hunter2';

/** Ways to write a Secret; `hunter2` must not survive in any of them, `KEY` must. */
const writings: Record<string, string> = {
  plain: `kind: Secret\nstringData:\n  KEY: ${secret}\n`,
  'data first': `data:\n  KEY: ${secret}\nkind: Secret\n`,
  misspelt: `kind: Secret\nstringdata:\n  KEY: ${secret}\n`,
  'misspelt more': `kind: Secret\nstrigData:\n  KEY: ${secret}\n`,
  quoted: `kind: "Secret"\nstringData:\n  "KEY": "${secret}"\n`,
  'block scalar': `kind: Secret\nstringData:\n  KEY: |\n    user: me\n    password: ${secret}\n\n    more: ${secret}\n`,
  'folded with indicator': `kind: Secret\nstringData:\n  KEY: >-\n    a ${secret}\n    b\n`,
  'plain over lines': `kind: Secret\nstringData:\n  KEY: one\n    ${secret}\n`,
  'flow mapping': `kind: Secret\nstringData: {KEY: ${secret}}\n`.replace('KEY', 'x'),
  json: `{\n  "kind": "Secret",\n  "data": {\n    "KEY": "${secret}"\n  }\n}\n`,
  'json on one line': `{"kind":"Secret","data":{"KEY":"${secret}","other":"${secret}"}}`,
  'second document': `kind: ConfigMap\ndata:\n  a: b\n---\nkind: Secret\nstringData:\n  KEY: ${secret}\n`,
  list: `kind: List\nitems:\n  - kind: Secret\n    stringData:\n      KEY: ${secret}\n`,
  'list item that begins with data': `kind: List\nitems:\n  - data:\n      KEY: ${secret}\n    kind: Secret\n`,
  'comment at the margin': `kind: Secret\nstringData:\n# note\n  KEY: ${secret}\n`,
  'secret in a comment': `kind: Secret\nstringData:\n  KEY: ENC[x]\n  # was ${secret}\n`,
  crlf: `kind: Secret\r\nstringData:\r\n  KEY: ${secret}\r\n`,
  'broken yaml': `kind: Secret\nstringData:\n  KEY: "${secret}\n  other: [\n`,
  'inline patch': `patches:\n  - patch: |-\n      kind: Secret\n      stringData:\n        KEY: ${secret}\n`,
  'json patch': `patches:\n  - target:\n      kind: Secret\n    patch: |\n      - op: add\n        path: /data/KEY\n        value: ${secret}\n`,
  generator: `secretGenerator:\n  - name: a\n    literals:\n      - KEY=${secret}\n      - "KEY=${secret}"\n`,
};

describe('secret spans', () => {
  for (const [title, text] of Object.entries(writings)) {
    it(`hides the value: ${title}`, () => {
      const out = masked(text);
      assert.ok(!out.includes(secret), out);
      assert.equal(out.includes('KEY'), text.includes('KEY'), 'keys stay visible');
    });
  }

  it('leaves ciphertext, and what stands outside data', () => {
    const text =
      'kind: Secret\nmetadata:\n  name: a\nstringData:\n  KEY: ENC[AES256_GCM,data:x]\ntype: Opaque\n';
    assert.equal(masked(text), text);
  });

  it('takes only whole ciphertext for ciphertext', () => {
    const text = 'kind: Secret\nstringData:\n  KEY: ENCORE\n  other: E\n';
    assert.equal(masked(text), 'kind: Secret\nstringData:\n  KEY: ***\n  other: ***\n');
  });

  it('leaves a ConfigMap in the same stream', () => {
    const text = `kind: ConfigMap\ndata:\n  KEY: shown\n---\nkind: Secret\nstringData:\n  KEY: ${secret}\n`;
    assert.ok(masked(text).includes('KEY: shown'));
  });

  it('leaves a HelmRelease that only names a Secret', () => {
    const text =
      'kind: HelmRelease\nspec:\n  valuesFrom:\n    - kind: Secret\n      name: a\n  values:\n    a: 1\n';
    assert.equal(masked(text), text);
  });
});

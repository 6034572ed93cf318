import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { baselineText, readBaseline } from '../../src/config/baseline.ts';
import { diagnosticAt } from '../report/sample.ts';

const source = { path: 'b.yaml', text: 'a: 1\nb: 2\n' };
const found = diagnosticAt(source, { start: 0, end: 1 });

describe('baseline', () => {
  it('reads what it wrote, whatever the order and however often', () => {
    const other = { ...found, fingerprint: 'fedcba9876543210', file: 'a.yaml' };
    const text = baselineText([found, other, found]);
    assert.equal(text, baselineText([other, found]));
    assert.deepEqual(readBaseline({ path: 'x', text }), new Set([other.fingerprint, found.fingerprint]));
  });
  it('holds no line numbers', () => {
    const moved = diagnosticAt(source, { start: 5, end: 6 });
    assert.equal(baselineText([found]), baselineText([moved]));
  });
  for (const text of ['', '[]', '{"findings": 1}', '{"findings": [{"fingerprint": 1}]}', 'null']) {
    it(`refuses ${JSON.stringify(text)}`, () => assert.ok('ruleId' in readBaseline({ path: 'x', text })));
  }
});

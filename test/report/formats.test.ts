import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { Ajv } from 'ajv';
import { rules } from '../../rules/index.ts';
import { github } from '../../src/report/github.ts';
import { gitlab } from '../../src/report/gitlab.ts';
import { json } from '../../src/report/json.ts';
import { junit } from '../../src/report/junit.ts';
import { sarif } from '../../src/report/sarif.ts';
import { diagnosticAt, resultWith, spanOf } from './sample.ts';

const text = 'spec:\n  chart: x\n';
const source = { path: 'a b,c.yaml', text };
const range = { start: { line: 2, column: 3 }, end: { line: 2, column: 8 } };
const found = diagnosticAt(source, spanOf(text, 'chart'), {
  ruleId: 'floe/values-key',
  message: 'a <b> & "c": 100%,\nnext',
  help: 'do this',
  resource: { apiVersion: 'v1', kind: 'ConfigMap', name: 'n', namespace: 'ns' },
  related: [{ file: 'b.yaml', source, span: spanOf(text, 'x'), range, message: 'there' }],
  fixes: [
    {
      title: 'mend it',
      safety: 'unsafe',
      edits: [{ file: 'a b,c.yaml', span: spanOf(text, 'chart'), range, text: 'chartRef' }],
    },
  ],
});
const result = resultWith([found, diagnosticAt(source, spanOf(text, 'x'), { severity: 'warning' })]);

describe('json', () => {
  const schema = JSON.parse(readFileSync('schemas/report.schema.json', 'utf8')) as object;
  const validate = new Ajv({ strict: false }).compile(schema);

  it('is what the schema says', () => {
    const report: unknown = JSON.parse(json(result, '1.2.3'));
    assert.ok(validate(report), JSON.stringify(validate.errors));
    assert.ok(validate(JSON.parse(json(resultWith([]), '1.2.3'))));
  });

  it('has exactly the documented fields', () => {
    const report = JSON.parse(json(result, '1.2.3'));
    assert.deepEqual(report.diagnostics[0], {
      ruleId: 'floe/values-key',
      severity: 'error',
      message: 'a <b> & "c": 100%,\nnext',
      file: 'a b,c.yaml',
      range,
      pointer: '/spec',
      resource: { apiVersion: 'v1', kind: 'ConfigMap', namespace: 'ns', name: 'n' },
      overlays: ['clusters/dev'],
      related: [{ file: 'b.yaml', range, message: 'there' }],
      fingerprint: '0123456789abcdef',
      docs: 'rules/floe/sample.md',
      fixes: [
        { title: 'mend it', safety: 'unsafe', edits: [{ file: 'a b,c.yaml', range, text: 'chartRef' }] },
      ],
    });
    assert.deepEqual(report.summary, {
      errors: 1,
      warnings: 1,
      infos: 0,
      suppressed: 0,
      baselined: 0,
      files: 3,
      skipped: 0,
      resources: 0,
      overlays: 0,
    });
  });

  it('the schema refuses what is not a report', () => {
    const report = JSON.parse(json(result, '1.2.3'));
    report.diagnostics[0].range.start.line = 0;
    assert.ok(!validate(report));
    assert.ok(!validate({ ...JSON.parse(json(result, '1.2.3')), extra: 1 }));
  });
});

describe('github', () => {
  it('escapes properties and data', () => {
    const [line] = github(result, { code: 1, reason: '' }).split('\n');
    assert.equal(
      line,
      '::error file=a b%2Cc.yaml,line=2,endLine=2,col=3,endColumn=8,title=floe/values-key::a <b> & "c": 100%25,%0Anext%0Ado this',
    );
  });
});

describe('sarif', () => {
  const log = JSON.parse(sarif(result, '1.2.3', rules));
  const [run] = log.runs;

  it('places results in UTF-16 columns with an encoded path', () => {
    assert.equal(log.version, '2.1.0');
    assert.equal(run.columnKind, 'utf16CodeUnits');
    const [first] = run.results;
    assert.deepEqual(first.locations[0].physicalLocation, {
      artifactLocation: { uri: 'a%20b,c.yaml' },
      region: { startLine: 2, startColumn: 3, endLine: 2, endColumn: 8 },
    });
    assert.equal(first.fixes[0].artifactChanges[0].replacements[0].insertedContent.text, 'chartRef');
  });

  it('describes each rule once and points at it', () => {
    for (const entry of run.results) assert.equal(run.tool.driver.rules[entry.ruleIndex].id, entry.ruleId);
    const known = run.tool.driver.rules.find((rule: { id: string }) => rule.id === 'floe/values-key');
    assert.ok(known.fullDescription.text.length > 20);
  });
});

describe('gitlab', () => {
  it('gives every issue a fingerprint of its own', () => {
    const issues = JSON.parse(
      gitlab(resultWith([found, { ...found, range: { ...range, start: range.end } }])),
    );
    assert.equal(new Set(issues.map((issue: { fingerprint: string }) => issue.fingerprint)).size, 2);
    assert.deepEqual(issues[0].location, { path: 'a b,c.yaml', lines: { begin: 2, end: 2 } });
  });
});

describe('junit', () => {
  it('is well-formed whatever a message holds', () => {
    const out = junit(resultWith([{ ...found, message: '<&"\u0000>' }]));
    assert.ok(out.includes('message="&lt;&amp;&quot;\uFFFD&gt;"'), out);
    assert.match(out, /tests="1" failures="1"/);
  });
  it('has one passing case when nothing was found', () => {
    assert.match(
      junit(resultWith([])),
      /tests="1" failures="0"[\s\S]*<testcase classname="floe-lint" name="no findings"\/>/,
    );
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { human } from '../../src/report/human.ts';
import { plain } from '../../src/report/paint.ts';
import type { Verdict } from '../../src/report/summary.ts';
import { diagnosticAt, resultWith, spanOf } from './sample.ts';

const text = 'kind: HelmRelease\nmetadata:\n  name: floe\nspec:\n  chart: x\n';
const source = { path: 'clusters/dev/a.yaml', text };
const other = { path: 'clusters/dev/b.yaml', text: 'kind: ConfigMap\ndata: {}\n' };
const findings: Verdict = { code: 1, reason: '' };

function print(result: ReturnType<typeof resultWith>, verdict = findings, quiet = false): string {
  return human(result, verdict, { paint: plain, columns: 100, quiet });
}

describe('human', () => {
  it('prints place, severity, message, rule, frames, related places, help and fix', () => {
    const found = diagnosticAt(source, spanOf(text, 'chart'), {
      help: 'do this',
      overlays: ['clusters/dev', 'clusters/prod'],
      related: [
        {
          file: other.path,
          source: other,
          span: spanOf(other.text, 'data'),
          range: { start: { line: 2, column: 1 }, end: { line: 2, column: 5 } },
          message: 'here is the other half',
        },
      ],
      fixes: [{ title: 'mend it', safety: 'safe', edits: [] }],
    });
    assert.equal(
      print(resultWith([found])),
      `clusters/dev/a.yaml:5:3  error  something is wrong  floe/sample
  4 | spec:
  5 |   chart: x
    |   ^^^^^
  clusters/dev/b.yaml:2:1  here is the other half
  1 | kind: ConfigMap
  2 | data: {}
    | ^^^^
  overlays: clusters/dev, clusters/prod
  help: do this
  fix: mend it (--fix)

1 error · 3 files · Flux 2.9 newest known · exit 1
`,
    );
  });

  it('says when a place is only near', () => {
    const out = print(resultWith([diagnosticAt(source, spanOf(text, 'chart'), { approximate: true })]));
    assert.match(out, /note: the exact place is not known/);
  });

  it('counts everything in the last line', () => {
    const found = ['error', 'error', 'error', 'warning'] as const;
    const result = resultWith(
      found.map(severity => diagnosticAt(source, spanOf(text, 'chart'), { severity })),
      {
        suppressed: 2,
        counts: {
          files: 1412,
          encrypted: 3,
          unreadable: 1,
          skipped: new Map([
            ['helm-chart', 9],
            ['ignored', 1],
          ]),
          unknown: new Map([['Foo.example.com', 1200]]),
          resources: 1,
          overlays: 1,
          scopes: 1,
        },
        targets: { flux: { major: 2, minor: 7 }, assumedFrom: 'gotk-components' },
      },
    );
    const last = print(result).trimEnd().split('\n').at(-1);
    assert.equal(
      last,
      '3 errors, 1 warning · 2 suppressed · 1,412 files, 3 encrypted, 1 unreadable, 10 skipped (9 in Helm charts, 1 ignored) · no schema for 1,200 objects (Foo.example.com) · Flux 2.7 from gotk-components.yaml · exit 1',
    );
  });

  it('is one line when all is well', () => {
    assert.equal(
      print(resultWith([]), { code: 0, reason: '' }),
      'no findings · 3 files · Flux 2.9 newest known · exit 0\n',
    );
  });

  it('tells what could not be judged, with the reason', () => {
    const incomplete = [{ what: 'helmCharts', count: 2, reason: 'not rendered here' }];
    const out = print(resultWith([], { incomplete }), { code: 0, reason: '' });
    assert.match(out, /^note: helmCharts: not judged 2 times, not rendered here\nno findings/);
  });

  it('quiet prints errors only, and nothing when there are none', () => {
    const warning = diagnosticAt(source, spanOf(text, 'chart'), { severity: 'warning', message: 'meh' });
    const error = diagnosticAt(source, spanOf(text, 'spec'));
    assert.equal(print(resultWith([warning]), { code: 0, reason: '' }, true), '');
    const out = print(resultWith([warning, error]), findings, true);
    assert.ok(out.includes('something is wrong') && !out.includes('meh'));
  });

  it('prints no frame for a file that could not be read, and no escape of a hostile name', () => {
    const empty = { path: 'a\u001b[2Jb.yaml', text: '' };
    const out = print(resultWith([], { failures: [diagnosticAt(empty, { start: 0, end: 0 })] }));
    assert.ok(out.startsWith('a␛[2Jb.yaml:1:1  error'), out);
    assert.ok(!out.includes('|'));
  });

  it('prints 20,000 findings well within a second', () => {
    const long = { path: 'long.yaml', text: 'key: value\n'.repeat(20_000) };
    const all = Array.from({ length: 20_000 }, (_, line) =>
      diagnosticAt(source, spanOf(text, 'chart'), {
        source: long,
        span: { start: line * 11, end: line * 11 + 3 },
      }),
    );
    const started = performance.now();
    assert.equal(print(resultWith(all)).split('long.yaml').length, 1);
    assert.ok(performance.now() - started < 2000, `took ${performance.now() - started} ms`);
  });
});

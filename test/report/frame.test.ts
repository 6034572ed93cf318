import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { secretSpans } from '../../src/diagnostic/secret-spans.ts';
import { frame } from '../../src/report/frame.ts';
import { plain } from '../../src/report/paint.ts';
import { LineTable } from '../../src/text/lines.ts';
import type { Span } from '../../src/text/span.ts';
import { spanOf } from './sample.ts';

function framed(text: string, span: Span, width = 60): string {
  const style = {
    lines: () => new LineTable(text),
    secrets: secretSpans,
    paint: plain,
    caret: (carets: string) => carets,
    width,
  };
  return frame({ path: 'a.yaml', text }, span, style).join('\n');
}

describe('frame', () => {
  it('shows the line, its neighbours and carets under the exact bytes', () => {
    const text = 'spec:\n  name: floe\n  kind: x\n';
    assert.equal(
      framed(text, spanOf(text, 'floe')),
      '1 | spec:\n2 |   name: floe\n  |         ^^^^\n3 |   kind: x',
    );
  });

  it('widens the gutter for the largest number', () => {
    const text = `${'a: 1\n'.repeat(9)}b: 2\n`;
    assert.equal(framed(text, spanOf(text, 'b')), ' 9 | a: 1\n10 | b: 2\n   | ^');
  });

  it('is the same for CRLF', () => {
    const text = 'spec:\n  name: floe\n  kind: x\n';
    const windows = text.replaceAll('\n', '\r\n');
    assert.equal(framed(windows, spanOf(windows, 'floe')), framed(text, spanOf(text, 'floe')));
  });

  it('gives a byte order mark no column', () => {
    const text = '\uFEFFkind: x\n';
    assert.equal(framed(text, spanOf(text, 'kind')), '1 | kind: x\n  | ^^^^');
  });

  it('opens tabs to four columns', () => {
    const text = 'a:\tbc\n';
    assert.equal(framed(text, spanOf(text, 'bc')), '1 | a:    bc\n  |       ^^');
  });

  it('counts wide characters twice and combining ones not at all', () => {
    const text = 'a: "日本 e\u0301" b\n';
    assert.equal(framed(text, spanOf(text, 'b')), '1 | a: "日本 e\u0301" b\n  |             ^');
    assert.equal(framed(text, spanOf(text, '日本')), '1 | a: "日本 e\u0301" b\n  |     ^^^^');
  });

  it('draws control characters and direction overrides instead of sending them', () => {
    const text = 'a: \u001b[31mred \u202eevil\n';
    const out = framed(text, spanOf(text, 'red'));
    assert.equal(out, '1 | a: ␛[31mred �evil\n  |         ^^^');
  });

  it('points behind the end of a line with one caret', () => {
    const text = 'a:\nb: 1\n';
    assert.equal(framed(text, { start: 2, end: 2 }), '1 | a:\n  |   ^\n2 | b: 1');
  });

  it('marks each line of a short span, without its indentation', () => {
    const text = 'a:\n  - b\n  - c\nd: 1\n';
    assert.equal(
      framed(text, spanOf(text, '- b\n  - c')),
      '1 | a:\n2 |   - b\n  |   ^^^\n3 |   - c\n  |   ^^^\n4 | d: 1',
    );
  });

  it('leaves out the middle of a long span', () => {
    const text = `a: |\n${'  line\n'.repeat(20)}b: 1\n`;
    const out = framed(text, { start: 0, end: text.indexOf('b:') });
    assert.equal(
      out,
      ' 1 | a: |\n   | ^^^^\n 2 |   line\n   |   ^^^^\n   :\n21 |   line\n   |   ^^^^\n22 | b: 1',
    );
  });

  it('cuts a long line around the span', () => {
    const text = `a: "${'x'.repeat(200)}HERE${'y'.repeat(200)}"\n`;
    const [line = '', carets = ''] = framed(text, spanOf(text, 'HERE'), 60).split('\n');
    assert.ok(line.startsWith('1 | …') && line.endsWith('…'), line);
    assert.ok(line.length < 70, line);
    assert.equal(line.slice(carets.indexOf('^'), carets.lastIndexOf('^') + 1), 'HERE');
  });

  it('never looks at all of a minified line', () => {
    const text = `{"a": "${'x'.repeat(5_000_000)}", "b": 1}`;
    const started = performance.now();
    const out = framed(text, spanOf(text, '"b"'));
    assert.ok(performance.now() - started < 200);
    assert.match(out, /…x+", "b": 1}\n.*\^\^\^$/);
  });

  it('hides values of a Secret, and how long they are', () => {
    const text = 'kind: Secret\nstringData:\n  a: hunter2\n  b: x\n';
    const out = '2 | stringData:\n3 |   a: ••••••\n  |      ^^^^^^\n4 |   b: ••••••';
    assert.equal(framed(text, spanOf(text, 'hunter2')), out);
    assert.equal(framed(text, spanOf(text, 'unter')), out);
    assert.equal(framed(text, spanOf(text, 'a:', 1)), out.replace('     ^^^^^^', '  ^^'));
  });

  it('survives every span of a nasty text', () => {
    const text = '\uFEFFa:\t1\r\n\r\n  日: "\u0000"\r\n\ud800 b';
    for (let start = 0; start <= text.length; start += 1) {
      for (let end = start; end <= text.length; end += 1) assert.match(framed(text, { start, end }), /\^|\|/);
    }
  });
});

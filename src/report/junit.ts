import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { Result } from '../engine/result.ts';
import { everything } from './tally.ts';

/** JUnit XML: one suite for each file with findings, one failed case for each finding. */
export function junit(result: Result): string {
  const byFile = new Map<string, Diagnostic[]>();
  for (const diagnostic of everything(result)) {
    const list = byFile.get(diagnostic.file);
    if (list) list.push(diagnostic);
    else byFile.set(diagnostic.file, [diagnostic]);
  }
  const count = everything(result).length;
  // A test runner's viewer takes an empty report for a broken one.
  if (count === 0) byFile.set('floe-lint', []);
  const suites = [...byFile].map(([file, diagnostics]) => suite(file, diagnostics));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="floe-lint" tests="${Math.max(1, count)}" failures="${count}">`,
    ...suites,
    '</testsuites>',
    '',
  ].join('\n');
}

function suite(file: string, diagnostics: readonly Diagnostic[]): string {
  const cases = diagnostics.map(({ ruleId, severity, message, help, range: { start } }) => {
    const text = help === '' ? message : `${message}\n${help}`;
    return [
      `    <testcase classname="${xml(file)}" name="${xml(`${ruleId} ${start.line}:${start.column}`)}">`,
      `      <failure type="${severity}" message="${xml(message)}">${xml(text)}</failure>`,
      '    </testcase>',
    ].join('\n');
  });
  if (cases.length === 0) cases.push('    <testcase classname="floe-lint" name="no findings"/>');
  const open = `  <testsuite name="${xml(file)}" tests="${cases.length}" failures="${diagnostics.length}">`;
  return [open, ...cases, '  </testsuite>'].join('\n');
}

/** Characters that XML 1.0 cannot carry at all become the replacement character. */
function xml(text: string): string {
  return text
    .replace(/[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

import type { Diagnostic } from '../../src/diagnostic/diagnostic.ts';
import { applyFixes } from '../../src/engine/fix.ts';
import { lint } from '../../src/index.ts';
import { memoryHost } from '../../src/memory-host.ts';
import type { AnyRule } from '../../src/rule.ts';
import type { SourceFile } from '../../src/text/span.ts';

export type Files = Readonly<Record<string, string>>;

/** An example taken apart: files without marker lines, and what the markers say. */
export interface ParsedExample {
  readonly files: Files;
  /** `file:line:from-to message`, 1-based, end exclusive, sorted. */
  readonly expected: readonly string[];
}

const fileLine = /^# file: (\S+)$/;
// Carets under the bytes; directly behind the `#` they start in its column.
const markerLine = /^#( *)(\^+) ([\w-]+)$/;

export function parseExample(yaml: string): ParsedExample {
  const files: Record<string, string> = {};
  const expected: string[] = [];
  let path = 'manifests.yaml';
  let lines: string[] = [];
  for (const line of yaml.split('\n')) {
    const file = fileLine.exec(line)?.[1];
    const marker = markerLine.exec(line);
    if (file !== undefined) {
      if (lines.length > 0) files[path] = `${lines.join('\n')}\n`;
      path = file;
      lines = [];
    } else if (marker) {
      const [, blanks = '', carets = '', id = ''] = marker;
      const from = blanks === '' ? 1 : 2 + blanks.length;
      const to = 2 + blanks.length + carets.length;
      expected.push(`${path}:${lines.length}:${from}-${to} ${id}`);
    } else lines.push(line);
  }
  files[path] = lines.join('\n');
  return { files, expected: expected.sort() };
}

/** What one rule finds in files, at whatever severity. All of them run, since some speak of each other. */
export function lintFiles(
  id: string,
  rules: ReadonlyMap<string, AnyRule>,
  files: Files,
): readonly Diagnostic[] {
  const commandLine = { presets: ['all'] as const, rules: new Map() };
  const { result } = lint({
    host: memoryHost(files, { now: Date.UTC(2026, 0, 1) }),
    root: '/repo',
    targets: [''],
    rules,
    commandLine,
  });
  return result.diagnostics.filter(({ ruleId }) => ruleId === id);
}

/** A diagnostic as {@link ParsedExample} writes what it expects. */
export function place({ file, range, messageId }: Diagnostic): string {
  const { start, end } = range;
  return `${file}:${start.line}:${start.column}-${end.column} ${messageId}`;
}

/** The files after their safe fixes. */
export function fixFiles(diagnostics: readonly Diagnostic[], files: Files): Files {
  const sources = new Map<string, SourceFile>(
    Object.entries(files).map(([path, text]) => [path, { path, text }]),
  );
  const fixed: Record<string, string> = { ...files };
  for (const { source, text } of applyFixes(diagnostics, sources, false).files) fixed[source.path] = text;
  return fixed;
}

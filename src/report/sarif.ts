import type { Diagnostic, Severity } from '../diagnostic/diagnostic.ts';
import type { Result } from '../engine/result.ts';
import type { AnyRule } from '../rule.ts';
import type { Range } from '../text/span.ts';
import { everything } from './tally.ts';

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

/**
 * SARIF 2.1.0, as GitHub code scanning and editors read it.
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function sarif(result: Result, version: string, rules: ReadonlyMap<string, AnyRule>): string {
  const diagnostics = everything(result);
  const ids = [...new Set(diagnostics.map(({ ruleId }) => ruleId))].sort();
  const indexes = new Map(ids.map((id, index) => [id, index]));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'floe-lint', version, rules: ids.map(id => descriptor(id, rules.get(id))) } },
        columnKind: 'utf16CodeUnits',
        results: diagnostics.map(diagnostic => entry(diagnostic, indexes.get(diagnostic.ruleId) ?? 0)),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function descriptor(id: string, rule: AnyRule | undefined) {
  if (!rule) return { id };
  return {
    id,
    shortDescription: { text: rule.summary },
    fullDescription: { text: rule.why },
    defaultConfiguration: { level: levels[rule.severity] },
    properties: { tags: [rule.category] },
  };
}

function entry(diagnostic: Diagnostic, ruleIndex: number) {
  const { message, help, file, range, related, fixes } = diagnostic;
  return {
    ruleId: diagnostic.ruleId,
    ruleIndex,
    level: levels[diagnostic.severity],
    message: { text: help === '' ? message : `${message}\n${help}` },
    locations: [location(file, range)],
    relatedLocations: related.map((place, id) => ({
      id,
      ...location(place.file, place.range),
      message: { text: place.message },
    })),
    partialFingerprints: { 'floeLint/v1': diagnostic.fingerprint },
    fixes: fixes.map(fix => ({ description: { text: fix.title }, artifactChanges: changes(fix.edits) })),
  };
}

function location(file: string, range: Range) {
  return { physicalLocation: { artifactLocation: { uri: encodeURI(file) }, region: region(range) } };
}

function region({ start, end }: Range) {
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

function changes(edits: Diagnostic['fixes'][number]['edits']) {
  return [...new Set(edits.map(({ file }) => file))].map(file => ({
    artifactLocation: { uri: encodeURI(file) },
    replacements: edits
      .filter(edit => edit.file === file)
      .map(edit => ({ deletedRegion: region(edit.range), insertedContent: { text: edit.text } })),
  }));
}

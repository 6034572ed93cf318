import type { Diagnostic, ObjectIdentity } from '../diagnostic/diagnostic.ts';
import type { Result } from '../engine/result.ts';
import { everything, tally } from './tally.ts';

/** The report for programs; its form is `schemas/report.schema.json`. Two spaces, one line end. */
export function json(result: Result, version: string): string {
  const { bySeverity, skipped } = tally(result);
  const report = {
    schemaVersion: 1,
    tool: { name: 'floe-lint', version },
    summary: {
      errors: bySeverity.error,
      warnings: bySeverity.warning,
      infos: bySeverity.info,
      suppressed: result.suppressed,
      baselined: result.baselined,
      files: result.counts.files,
      skipped,
      resources: result.counts.resources,
      overlays: result.counts.overlays,
    },
    diagnostics: everything(result).map(entry),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

function entry(diagnostic: Diagnostic) {
  const { ruleId, severity, message, file, range, pointer, resource, overlays } = diagnostic;
  return {
    ruleId,
    severity,
    message,
    file,
    range,
    pointer,
    ...(resource ? { resource: inOrder(resource) } : {}),
    overlays,
    related: diagnostic.related.map(related => ({
      file: related.file,
      range: related.range,
      message: related.message,
    })),
    fingerprint: diagnostic.fingerprint,
    docs: diagnostic.docs,
    fixes: diagnostic.fixes.map(fix => ({
      title: fix.title,
      safety: fix.safety,
      edits: fix.edits.map(edit => ({ file: edit.file, range: edit.range, text: edit.text })),
    })),
  };
}

function inOrder({ apiVersion, kind, namespace, name }: ObjectIdentity) {
  return { apiVersion, kind, ...(namespace === undefined ? {} : { namespace }), name };
}

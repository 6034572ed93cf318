import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { fingerprint } from '../diagnostic/fingerprint.ts';
import type { UnreadableFile, Workspace } from '../model/workspace.ts';

/** A file that could not be read is a diagnostic at its first byte; the run ends with exit code 3. */
export function readFailures(workspace: Workspace): Diagnostic[] {
  return workspace.unreadable.filter(({ path }) => workspace.isTarget(path)).map(failureOf);
}

function failureOf({ path, failure }: UnreadableFile): Diagnostic {
  const ruleId = 'discover/unreadable';
  const start = { line: 1, column: 1 };
  return {
    ruleId,
    messageId: failure.error,
    severity: 'error',
    message: failure.message,
    help: '',
    file: path,
    range: { start, end: start },
    span: { start: 0, end: 0 },
    source: { path, text: '' },
    approximate: false,
    pointer: '',
    overlays: [],
    related: [],
    fingerprint: fingerprint({
      ruleId,
      messageId: failure.error,
      file: path,
      resource: undefined,
      pointer: '',
      message: failure.message,
    }),
    docs: '',
    fixes: [],
  };
}

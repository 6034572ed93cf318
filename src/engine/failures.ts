import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { fingerprint } from '../diagnostic/fingerprint.ts';
import { docsOf } from '../diagnostic/locate.ts';
import { formatMessage } from '../diagnostic/message.ts';
import type { UnreadableFile, Workspace } from '../model/workspace.ts';
import type { AnyRule } from '../rule.ts';

/** The rule that has the words; a file without text has no cursor that a hook could report at. */
export const unreadableRule = 'yaml/unreadable';

/** A file that could not be read is a diagnostic at the byte to blame; the run ends with exit code 3. */
export function readFailures(workspace: Workspace, rules: ReadonlyMap<string, AnyRule>): Diagnostic[] {
  const rule = rules.get(unreadableRule);
  return workspace.unreadable
    .filter(({ path }) => workspace.isTarget(path))
    .map(file => failureOf(file, rule));
}

function failureOf({ path, failure }: UnreadableFile, rule: AnyRule | undefined): Diagnostic {
  const { error, message: reason, at: start = { line: 1, column: 1 } } = failure;
  const words = rule?.messages[error] ?? rule?.messages.other ?? 'the file {reason}';
  const { text: message, help } = formatMessage(words, { reason });
  const identity = { ruleId: unreadableRule, messageId: error, file: path, pointer: '', message };
  return {
    ...identity,
    severity: 'error',
    help,
    range: { start, end: start },
    span: { start: 0, end: 0 },
    source: { path, text: '' },
    approximate: false,
    overlays: [],
    related: [],
    fingerprint: fingerprint({ ...identity, resource: undefined }),
    docs: rule ? docsOf(unreadableRule) : '',
    fixes: [],
  };
}

import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { Locator } from '../diagnostic/locate.ts';
import type { Suppression } from '../rule.ts';
import type { SourceFile } from '../text/span.ts';
import { type Comment, commentsOf } from '../yaml/comments.ts';

const marker = 'floe-lint:';
const directive = /^#\s*floe-lint:\s*(ignore-file|ignore)\b\s*(?:\[([^\]]*)\])?\s*(.*)$/;

/** A suppression with the line it covers; `used` is set when it takes a finding away. */
export interface ActiveSuppression {
  readonly suppression: Suppression;
  readonly line: number | 'file';
  used: boolean;
}

/** Reads the directives of a file. Costs one substring search for a file that has none. */
export function suppressionsIn(
  source: SourceFile,
  locator: Locator,
  known: (ruleId: string) => boolean,
): ActiveSuppression[] {
  if (!source.text.includes(marker)) return [];
  const comments = commentsOf(source);
  return comments.flatMap(comment => {
    const match = directive.exec(comment.text);
    if (!match) return comment.text.includes(marker) ? [malformed(source, comment)] : [];
    const [, verb = '', list = '', rest = ''] = match;
    const rules = list
      .split(',')
      .map(rule => rule.trim())
      .filter(rule => rule !== '');
    const until = /(?:^|\s)until=(\S+)/.exec(rest);
    const suppression: Suppression = {
      source,
      span: comment.span,
      rules,
      unknown: rules.filter(rule => !known(rule)),
      reason: rest.replace(/(?:^|\s)until=\S+/, ' ').trim(),
      ...(until?.[1] === undefined ? {} : { until: until[1] }),
      malformed: false,
    };
    const line = verb === 'ignore-file' ? 'file' : coveredLine(source, comment, comments, locator);
    return [{ suppression, line, used: false }];
  });
}

function malformed(source: SourceFile, comment: Comment): ActiveSuppression {
  const suppression = { source, span: comment.span, rules: [], unknown: [], reason: '', malformed: true };
  return { suppression, line: 'file', used: false };
}

/** The comment's own line, or, when it stands alone, the next line that says something. */
function coveredLine(
  source: SourceFile,
  comment: Comment,
  comments: readonly Comment[],
  locator: Locator,
): number {
  const lines = locator.lines(source);
  let line = lines.place(comment.span.start).line;
  if (!comment.ownLine) return line;
  const commentLines = new Set(
    comments.filter(({ ownLine }) => ownLine).map(({ span }) => lines.place(span.start).line),
  );
  while (line < lines.count && (commentLines.has(line) || lines.lineText(line).trim() === '')) line++;
  return line;
}

/** Whether a suppression takes a finding away. Without a reason, or after its date, it takes nothing. */
export function covers({ suppression, line }: ActiveSuppression, found: Diagnostic, now: number): boolean {
  if (suppression.malformed || suppression.reason === '' || isExpired(suppression, now)) return false;
  if (line !== 'file' && line !== found.range.start.line) return false;
  return suppression.rules.some(rule => ruleMatches(rule, found.ruleId));
}

export function ruleMatches(pattern: string, ruleId: string): boolean {
  return pattern.endsWith('/*') ? ruleId.startsWith(pattern.slice(0, -1)) : pattern === ruleId;
}

/** A date counts to its end, in UTC. A date that cannot be read counts as passed, so that it is noticed. */
export function isExpired({ until }: Suppression, now: number): boolean {
  if (until === undefined) return false;
  const start = /^\d{4}-\d{2}-\d{2}$/.test(until) ? Date.parse(`${until}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(start) || now >= start + 24 * 60 * 60 * 1000;
}

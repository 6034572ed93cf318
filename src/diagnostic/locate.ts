import type { Resource } from '../model/resource.ts';
import type { AnyRule, Finding, Related } from '../rule.ts';
import { LineTable } from '../text/lines.ts';
import type { Origin } from '../text/origin.ts';
import type { SourceFile, Span } from '../text/span.ts';
import { Cursor } from '../yaml/cursor.ts';
import type { Document } from '../yaml/document.ts';
import { anchorOf, firstLine } from './anchor.ts';
import type { Diagnostic, ObjectIdentity, RelatedPlace, Severity } from './diagnostic.ts';
import { fingerprint } from './fingerprint.ts';
import { type FixSources, planFix } from './fix.ts';
import { formatMessage } from './message.ts';
import { withoutSecrets } from './secret-words.ts';
import { stepWords } from './step-words.ts';

/** What the engine knows about a finding besides what the rule said. */
export interface FindingContext {
  readonly ruleId: string;
  readonly rule: AnyRule;
  readonly severity: Severity;
  readonly resource: Resource | undefined;
  readonly overlay: string | undefined;
}

/**
 * Turns findings into diagnostics: the only place where a cursor becomes bytes, a line and a column,
 * following rendered values back through substitution, patch, generator and base.
 */
export class Locator implements FixSources {
  readonly #lines = new Map<SourceFile, LineTable>();
  readonly #documents: (source: SourceFile) => readonly Document[];

  /** `documents` gives a file's documents, for fixes; it is asked only when a finding has one. */
  constructor(documents: (source: SourceFile) => readonly Document[]) {
    this.#documents = documents;
  }

  /** `undefined` when the cursor leads nowhere, which a rule cannot cause with cursors it was given. */
  locate(finding: Finding, context: FindingContext): Diagnostic | undefined {
    const anchor = anchorOf(finding.at);
    if (!anchor) return undefined;
    const { origin, span } = anchor;
    const { rule, ruleId } = context;
    const words = formatMessage(rule.messages[finding.message], finding.data);
    const plain = (text: string): string => withoutSecrets(text, finding.at.value, origin);
    const message = plain(words.text);
    const resource = context.resource && identityOf(context.resource);
    const pointer = pointerOf(finding.within ?? finding.at);
    const fix = finding.fix && planFix(finding.fix, this);
    const file = origin.source.path;
    return {
      ruleId,
      messageId: finding.message,
      severity: context.severity,
      message,
      help: plain(words.help),
      file,
      range: this.lines(origin.source).range(span),
      span,
      source: origin.source,
      approximate: anchor.approximate,
      pointer,
      ...(resource ? { resource } : {}),
      overlays: context.overlay === undefined ? [] : [context.overlay],
      related: this.#related(finding.related ?? [], origin, replacedList(finding.at, origin)),
      fingerprint: fingerprint({
        ruleId,
        messageId: finding.message,
        file,
        resource,
        pointer,
        message,
      }),
      docs: docsOf(ruleId),
      fixes: fix ? [fix] : [],
    };
  }

  documents(source: SourceFile): readonly Document[] {
    return this.#documents(source);
  }

  lines(source: SourceFile): LineTable {
    let table = this.#lines.get(source);
    if (!table) {
      table = new LineTable(source.text);
      this.#lines.set(source, table);
    }
    return table;
  }

  /** What the rule names first, then the way the value came: the base line under a patch, the variable under a use. */
  #related(related: readonly Related[], origin: Origin, replaced: Origin | undefined): RelatedPlace[] {
    const places = related.flatMap(({ at, message }) => {
      const anchor = anchorOf(at);
      return anchor ? [this.#place(anchor.origin.source, anchor.span, message)] : [];
    });
    if (replaced)
      places.push(this.#place(replaced.source, firstLine(replaced), 'the list that the patch replaces'));
    this.#history(origin, places);
    return distinct(places);
  }

  #history(origin: Origin, places: RelatedPlace[]): void {
    for (const from of origin.from) {
      places.push(this.#place(from.source, from.span, stepWords(origin, from)));
      this.#history(from, places);
    }
  }

  #place(source: SourceFile, span: Span, message: string): RelatedPlace {
    return { file: source.path, range: this.lines(source).range(span), span, source, message };
  }
}

/** What a patch put into a list as a whole has no line in the base; the list it took the place of has. */
function replacedList(at: Cursor, { step, from }: Origin): Origin | undefined {
  if (step !== 'patch' || from.length > 0) return undefined;
  for (let length = at.path.length - 1; length > 0; length--) {
    const list = Cursor.root(at.tree).at(at.path.slice(0, length));
    if (!Array.isArray(list.value)) continue;
    const origin = list.origin();
    const before = origin?.step === 'patch' ? origin.from[0] : undefined;
    return before && list.key.origin()?.source === before.source ? list.key.origin() : before;
  }
  return undefined;
}

function distinct(places: readonly RelatedPlace[]): RelatedPlace[] {
  const seen = new Set<string>();
  return places.filter(({ file, span, message }) => {
    const key = `${file}:${span.start}:${span.end}:${message}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** The rule's page, relative to the project; `floe-lint explain` prints the same. */
export function docsOf(ruleId: string): string {
  return `rules/${ruleId}.md`;
}

/** RFC 6901. */
export function pointerOf({ path }: Pick<Cursor, 'path'>): string {
  return path.map(step => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

function identityOf(resource: Resource): ObjectIdentity {
  const { apiVersion, kind, namespace, name } = resource;
  return { apiVersion, kind, name, ...(namespace === undefined ? {} : { namespace }) };
}

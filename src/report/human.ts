import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { secretSpans } from '../diagnostic/secret-spans.ts';
import type { Result } from '../engine/result.ts';
import { LineTable } from '../text/lines.ts';
import type { SourceFile, Span } from '../text/span.ts';
import { printable } from './cells.ts';
import { frame } from './frame.ts';
import type { Paint } from './paint.ts';
import { summary, type Verdict } from './summary.ts';
import { everything } from './tally.ts';

export interface HumanStyle {
  readonly paint: Paint;
  /** Columns of the terminal. */
  readonly columns: number;
  /** Only errors, and nothing at all when there are none. */
  readonly quiet: boolean;
}

const indent = '  ';
/** Overlays named before the rest is only counted. */
const namedOverlays = 6;

/** The report for people: findings with frames, notes about what could not be judged, one last line. */
export function human(result: Result, verdict: Verdict, style: HumanStyle): string {
  const { paint, quiet } = style;
  const page = new Page(style);
  for (const diagnostic of everything(result)) {
    if (!quiet || diagnostic.severity === 'error') page.add(diagnostic);
  }
  if (quiet && page.out.length === 0) return '';
  if (!quiet) {
    for (const { what, count, reason } of result.incomplete) {
      page.out.push(
        `${paint.faint('note:')} ${printable(what)}: not judged${times(count)}, ${printable(reason)}`,
      );
    }
  }
  const last = summary(result, verdict);
  page.out.push(verdict.code === 0 ? paint.success(last) : last, '');
  return page.out.join('\n');
}

function times(count: number): string {
  return count > 1 ? ` ${count} times` : '';
}

class Page {
  readonly out: string[] = [];
  readonly #paint: Paint;
  readonly #width: number;
  readonly #lines = oncePerFile(source => new LineTable(source.text));
  readonly #secrets = oncePerFile(secretSpans);

  constructor({ paint, columns }: HumanStyle) {
    this.#paint = paint;
    this.#width = Math.max(40, columns - 12);
  }

  add(diagnostic: Diagnostic): void {
    const { out } = this;
    const paint = this.#paint;
    const { severity, ruleId, range } = diagnostic;
    const place = `${printable(diagnostic.file)}:${range.start.line}:${range.start.column}`;
    out.push(
      `${paint.place(place)}  ${paint.severity[severity](severity)}  ${printable(diagnostic.message)}  ${paint.rule(ruleId)}`,
    );
    this.#frame(diagnostic.source, diagnostic.span, paint.caret[severity]);
    if (diagnostic.approximate) this.#line('note', 'the exact place is not known; this is the nearest one');
    for (const { file, range, message, source, span } of diagnostic.related) {
      const { line, column } = range.start;
      out.push(`${indent}${paint.place(`${printable(file)}:${line}:${column}`)}  ${printable(message)}`);
      this.#frame(source, span, paint.caret.related);
    }
    if (diagnostic.overlays.length > 1) this.#line('overlays', overlayList(diagnostic.overlays));
    if (diagnostic.help !== '') this.#line('help', diagnostic.help);
    const [fix] = diagnostic.fixes;
    if (fix) this.#line('fix', `${fix.title} (${fix.safety === 'safe' ? '--fix' : '--fix-unsafe'})`);
    out.push('');
  }

  #frame(source: SourceFile, span: Span, caret: (text: string) => string): void {
    // A path that could not be read has no bytes to show.
    if (source.text === '') return;
    const style = {
      lines: this.#lines,
      secrets: this.#secrets,
      paint: this.#paint,
      caret,
      width: this.#width,
    };
    for (const line of frame(source, span, style)) this.out.push(`${indent}${line}`);
  }

  #line(label: string, text: string): void {
    this.out.push(`${indent}${this.#paint.help(`${label}:`)} ${printable(text)}`);
  }
}

function overlayList(overlays: readonly string[]): string {
  const named = overlays.slice(0, namedOverlays).map(overlay => overlay || '.');
  const rest = overlays.length - named.length;
  return rest > 0 ? `${named.join(', ')} and ${rest} more` : named.join(', ');
}

function oncePerFile<T>(make: (source: SourceFile) => T): (source: SourceFile) => T {
  const made = new Map<SourceFile, T>();
  return source => {
    let known = made.get(source);
    if (known === undefined) {
      known = make(source);
      made.set(source, known);
    }
    return known;
  };
}

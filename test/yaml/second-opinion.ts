import { isDeepStrictEqual } from 'node:util';
import * as yaml from 'yaml';
import type { Dialect } from '../../src/yaml/document.ts';
import { readUnusual, refused } from '../../src/yaml/fallback.ts';
import { type NodeView, rootView } from '../../src/yaml/node-view.ts';
import { normalise } from '../../src/yaml/normal-text.ts';
import { ParsedDocument, type Reading } from '../../src/yaml/parsed-document.ts';
import { SpanRoom, type SpanTable } from '../../src/yaml/span-table.ts';
import { END, Reader } from '../../src/yaml/usual/reader.ts';
import { readUsualDocument } from '../../src/yaml/usual/usual-document.ts';

/** What the fast reader alone makes of a text; `undefined` when any document is unusual. */
export function readFast(
  text: string,
  dialect: Dialect,
  room = new SpanRoom(8),
): readonly Reading[] | undefined {
  const normal = normalise(text);
  if (refused.test(normal.text) || normal.strayReturn !== undefined) return undefined;
  const reader = new Reader(normal.text, -1, dialect, room);
  const readings: Reading[] = [];
  reader.nextLine();
  for (let start = 0; ; start = reader.at) {
    const reading = readUsualDocument(reader, start);
    // Leniency has tests of its own; the package has none.
    if (reader.failed || reader.lenient) return undefined;
    readings.push(reading);
    if (reader.column === END) return readings;
  }
}

/**
 * Reads a text with the fast reader and with the full one. `unusual` when the fast one leaves it
 * alone, `undefined` when they agree, otherwise what they disagree about.
 */
export function disagreement(text: string, dialect: Dialect): 'unusual' | string | undefined {
  const fast = readFast(text, dialect);
  if (fast === undefined) return 'unusual';
  const full = readUnusual(normalise(text).text, dialect);
  const fault = full.flatMap(reading => reading.problems).find(problem => problem.code === 'syntax');
  if (fault !== undefined) return `accepted what is invalid: ${fault.message}`;
  if (!isDeepStrictEqual(values(fast), values(full))) {
    return `values differ: ${JSON.stringify(values(fast))} and ${JSON.stringify(values(full))}`;
  }
  for (const [index, reading] of fast.entries()) {
    const other = full[index];
    const mine = nodes(reading.table);
    const theirs = other === undefined ? [] : nodes(other.table);
    const at = mine.findIndex((node, place) => node !== theirs[place]);
    if (at >= 0) return `document ${index}: node ${mine[at]} and ${theirs[at]}`;
    if (reading.table.odd !== hasOddNodes(text, dialect, reading)) {
      return `document ${index}: odd is ${reading.table.odd}`;
    }
    if (!isDeepStrictEqual(reading.problems, other?.problems)) {
      return `problems differ: ${JSON.stringify(reading.problems)} and ${JSON.stringify(other?.problems)}`;
    }
  }
  return undefined;
}

/** Whether our values are those of YAML 1.2 as the `yaml` package reads it, for texts on which the versions of YAML agree. */
export function sameAsCore(text: string): boolean {
  const documents = yaml.parseAllDocuments(text, {
    logLevel: 'silent',
    maxAliasCount: -1,
  } as yaml.ParseOptions);
  const core = [...documents].map(document => document.toJS({ maxAliasCount: -1 }));
  const ours = readUnusual(normalise(text).text, 'manifest').map(({ value }) => value ?? null);
  return isDeepStrictEqual(ours, core.length === 0 ? [null] : core);
}

function values(readings: readonly Reading[]): unknown[] {
  return readings.map(({ value }) => value);
}

function hasOddNodes(text: string, dialect: Dialect, reading: Reading): boolean {
  const { table } = reading;
  let flowEnd = 0;
  for (let node = 0; node < table.length; node += 3) {
    const style = table.style(node);
    if (style === 'empty' && node < flowEnd) return true;
    if (style.startsWith('flow')) flowEnd = Math.max(flowEnd, table.next(node));
    if (style === 'alias') node += 3;
  }
  const root = rootView(new ParsedDocument({ path: '', text }, 0, dialect, normalise(text), reading));
  return root !== undefined && holdsUnevenFold(root);
}

function holdsUnevenFold(view: NodeView): boolean {
  const { value } = view;
  if (view.style === 'folded') return typeof value === 'string' && /^[ \t\n]|\n[ \t]|\n\n$/.test(value);
  return view.entries().some(({ node }) => holdsUnevenFold(node)) || view.items().some(holdsUnevenFold);
}

export function nodes(table: SpanTable): string[] {
  const shown: string[] = [];
  for (let node = 0; node < table.length; node += 3) {
    const style = table.style(node);
    const extra = style === 'alias' ? ` → ${table.target(node)}` : '';
    shown.push(`${style} ${table.start(node)}-${table.end(node)} next ${table.next(node)}${extra}`);
    if (style === 'alias') node += 3;
  }
  return shown;
}

/** Whether no unquoted scalar or merge in the text is read differently by YAML 1.2 and the Go readers. */
export function isUnambiguous(text: string): boolean {
  return !/(?:^|[\s:[,-])(?:[-+]?0[0-9_]+|[-+]?0b[01]+|-?0[xo]\w+|[-+]?[0-9][0-9_]*_|\d{4}-\d\d?-\d|[-+]?\.?[0-9.]+e|<<\s*:|!!|[0-9]{16})/im.test(
    text,
  );
}

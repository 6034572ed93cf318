import type { Change, Fix } from '../rule.ts';
import type { LineTable } from '../text/lines.ts';
import type { SourceFile, Span } from '../text/span.ts';
import { Cursor, isMap } from '../yaml/cursor.ts';
import type { Document, Path } from '../yaml/document.ts';
import { planChange } from '../yaml/patch.ts';
import type { DiagnosticFix, TextEdit } from './diagnostic.ts';

/** What fixing needs to know about files. */
export interface FixSources {
  documents(source: SourceFile): readonly Document[];
  lines(source: SourceFile): LineTable;
}

/**
 * Turns the changes of a fix into edits of the bytes they come from. `undefined` when a change would
 * have to touch bytes that were made by a step of the rendering, or are known only approximately: a fix
 * that edits the wrong place is worse than none.
 */
export function planFix(fix: Fix, sources: FixSources): DiagnosticFix | undefined {
  const edits: TextEdit[] = [];
  const makes: string[] = [];
  for (const change of fix.changes) {
    const planned = planEdits(change, sources);
    if (!planned) return undefined;
    edits.push(...planned.edits);
    makes.push(...planned.makes);
  }
  return { title: fix.title, safety: fix.safety, edits, makes };
}

type PlannedChange = Required<Pick<DiagnosticFix, 'edits' | 'makes'>>;

function planEdits(change: Change, sources: FixSources): PlannedChange | undefined {
  const target = documentPlace(change.at, sources);
  if (!target) return undefined;
  const { document, path } = target;
  const edits =
    change.op === 'set'
      ? planChange(document, { op: 'set', path, value: change.value })
      : change.op === 'rename'
        ? planChange(document, { op: 'rename', path, to: change.to })
        : planChange(document, { op: 'remove', path });
  if (!edits) return undefined;
  const lines = sources.lines(document.source);
  const file = document.source.path;
  const made = entryMade(change, path, document);
  return {
    edits: edits.map(({ span, text }) => ({ file, span, range: lines.range(span), text })),
    makes: made ? [[file, document.span.start, ...made].join('\n')] : [],
  };
}

/** The path of the key that a change brings into a mapping. */
function entryMade(change: Change, path: Path, document: Document): Path | undefined {
  if (change.op === 'rename') return [...path.slice(0, -1), change.to];
  if (change.op === 'remove') return undefined;
  const isNew = (length: number): boolean => document.spanOf(path.slice(0, length), 'value') === undefined;
  const length = path.findIndex((_, index) => isNew(index + 1));
  return length < 0 ? undefined : path.slice(0, length + 1);
}

/** The document and path whose bytes a cursor stands for; for a missing entry, below its nearest parent. */
function documentPlace(cursor: Cursor, sources: FixSources): { document: Document; path: Path } | undefined {
  let anchor = cursor;
  while (!anchor.exists && anchor.path.length > 0)
    anchor = Cursor.root(cursor.tree).at(anchor.path.slice(0, -1));
  const origin = anchor.tree.origin(anchor.path, 'value');
  if (!origin?.exact || (origin.step !== 'written' && origin.step !== 'patch')) return undefined;
  for (const document of sources.documents(origin.source)) {
    const { span } = document;
    if (origin.span.start < span.start || origin.span.end > span.end) continue;
    const path = pathAt(document, origin.span);
    if (path) return { document, path: [...path, ...cursor.path.slice(anchor.path.length)] };
  }
  return undefined;
}

/** The path of the node that has exactly these bytes. */
function pathAt(document: Document, wanted: Span): Path | undefined {
  let path: Path = [];
  let value = document.value;
  for (;;) {
    const span = document.spanOf(path, 'value');
    if (span?.start === wanted.start && span.end === wanted.end) return path;
    const keys: (string | number)[] = Array.isArray(value)
      ? [...value.keys()]
      : isMap(value)
        ? Object.keys(value)
        : [];
    const step = keys.find(key => holds(document.spanOf([...path, key], 'value'), wanted));
    if (step === undefined) return undefined;
    value = Cursor.root({ value: document.value, origin: () => undefined, known: () => true }).at([
      ...path,
      step,
    ]).value;
    path = [...path, step];
  }
}

function holds(span: Span | undefined, inner: Span): boolean {
  return span !== undefined && span.start <= inner.start && inner.end <= span.end;
}

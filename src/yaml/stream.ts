import type { Dialect, YamlProblem } from './document.ts';
import { diagnose, readUnusual, refused } from './fallback.ts';
import { strayReturn } from './faults.ts';
import { blankOut, finishedSpans } from './finished.ts';
import type { NormalText } from './normal-text.ts';
import { emptyTable, type Reading } from './parsed-document.ts';
import type { SpanRoom } from './span-table.ts';
import { END, Reader } from './usual/reader.ts';
import { readUsualDocument } from './usual/usual-document.ts';

/** Characters that the full parser reads in about a tenth of a second. */
const LARGE = 50_000;
const NEAR = 10_000;
/** Nothing refused in it, which this tells in half the time. */
const ascii = /^[\t\n -~]*$/;
/** Directives and `...` tie documents together, so such a text cannot be read piece by piece. */
const streamMark = /^(?:%|\.\.\.)/m;

/**
 * Reads every document of a text, one after the other, with the fast reader; a document that is
 * unusual in any way goes to the full parser instead. A line that starts with `---` ends a document
 * whatever is open, for the Go readers too, so one broken document does not harm the next.
 */
export function readStream(
  { text, strayReturn: stray }: NormalText,
  dialect: Dialect,
  room?: SpanRoom,
): readonly Reading[] {
  const isClean = ascii.test(text) || !refused.test(text);
  const readings = isClean ? readUsual(text, dialect, room) : readPieces(text, dialect);
  return stray === undefined ? readings : readings.map(reading => withProblem(reading, strayReturn(stray)));
}

function readUsual(text: string, dialect: Dialect, room: SpanRoom | undefined): readonly Reading[] {
  const readings: Reading[] = [];
  let reader = new Reader(text, -1, dialect, room);
  reader.nextLine();
  for (let start = 0; ; ) {
    const reading = readUsualDocument(reader, start);
    if (reader.failed) {
      if (streamMark.test(text)) return readUnusual(text, dialect);
      const stop = nextMark(text, start);
      const fault = reader.fault ?? faultInLarge(text, start, stop, reader);
      readings.push(fault === undefined ? readPiece(text, start, stop, dialect) : unread(fault, start, stop));
      if (stop === text.length) return readings;
      start = stop;
      reader = new Reader(text, stop - 1, dialect, room);
      reader.nextLine();
    } else {
      // The line feed that was added is no part of the document.
      const inside = reader.at <= text.length;
      readings.push(inside ? reading : { ...reading, span: { start, end: text.length } });
      if (reader.column === END) return readings;
      start = reader.at;
    }
  }
}

/**
 * The full parser takes seconds for a large document. Whether it is broken shows in the part that the
 * fast reader did not get through; only a valid one has to be read whole.
 */
function faultInLarge(text: string, start: number, stop: number, reader: Reader): YamlProblem | undefined {
  if (stop - start < LARGE) return undefined;
  const piece = blankOut(text.slice(start, stop), finishedSpans(reader.table), start);
  const near = piece.slice(0, piece.indexOf('\n', reader.stuck - start + NEAR) + 1);
  // At the end of a part, things may only seem to be left open.
  const problem =
    (near === '' ? undefined : diagnose(near, near.length - 1)) ?? diagnose(piece, piece.length + 1);
  return problem === undefined ? undefined : moved(problem, start);
}

/** The offset of the line that starts the next document, or the end of the text. */
function nextMark(text: string, start: number): number {
  // Comments may stand before the mark of the document itself.
  const own = /(?:[ \t]*(?:#[^\n]*)?\n)*---(?=[ \t\n]|$)/y;
  own.lastIndex = start;
  const from = own.test(text) ? own.lastIndex : start;
  for (let at = text.indexOf('\n---', from); at >= 0; at = text.indexOf('\n---', at + 1)) {
    const behind = text[at + 4];
    if (behind === undefined || behind === ' ' || behind === '\t' || behind === '\n') return at + 1;
  }
  return text.length;
}

/** Reads a text with refused characters: only the documents that have one are lost. */
function readPieces(text: string, dialect: Dialect): readonly Reading[] {
  if (streamMark.test(text)) return readUnusual(text, dialect);
  const readings: Reading[] = [];
  for (let start = 0; ; ) {
    const stop = nextMark(text, start);
    readings.push(readPiece(text, start, stop, dialect));
    if (stop === text.length) return readings;
    start = stop;
  }
}

/** Reads one document with the full parser. */
function readPiece(text: string, start: number, stop: number, dialect: Dialect): Reading {
  const piece = text.slice(start, stop);
  const readings = readUnusual(piece, dialect, start === 0);
  const reading = readings.find(({ problems }) => problems.length > 0) ?? readings[0];
  if (reading === undefined) return unread(undefined, start, stop);
  if (start > 0) reading.table.shift(start);
  const problems = reading.problems.map(problem => moved(problem, start));
  return { value: reading.value, table: reading.table, span: { start, end: stop }, problems };
}

function unread(problem: YamlProblem | undefined, start: number, end: number): Reading {
  return {
    value: undefined,
    table: emptyTable,
    span: { start, end },
    problems: problem === undefined ? [] : [problem],
  };
}

function moved(problem: YamlProblem, by: number): YamlProblem {
  const span = { start: problem.span.start + by, end: problem.span.end + by };
  const { related } = problem;
  return related === undefined
    ? { ...problem, span }
    : { ...problem, span, related: { start: related.start + by, end: related.end + by } };
}

function withProblem(reading: Reading, problem: YamlProblem): Reading {
  const { start, end } = reading.span;
  if (problem.span.start < start || problem.span.start >= end) return reading;
  return { ...reading, problems: [...reading.problems, problem] };
}

import type { Origin } from '../text/origin.ts';
import type { SourceFile, Span } from '../text/span.ts';
import type { Dialect, Document, Part, Path, Value, YamlProblem } from './document.ts';
import { findEntry, type NodeText } from './lookup.ts';
import type { NormalText } from './normal-text.ts';
import { SpanRoom, SpanTable } from './span-table.ts';
import { writtenOrigin } from './tree.ts';

/** What a parser makes of one document. Offsets count in the normal text. */
export interface Reading {
  readonly value: Value | undefined;
  readonly table: SpanTable;
  readonly span: Span;
  readonly problems: readonly YamlProblem[];
}

/** One for all documents: few have any. */
const noProblems: readonly YamlProblem[] = [];

export const emptyTable = new SpanTable(new SpanRoom(0));

/** A reading at its place in a file. Spans become offsets of the file when somebody asks for them. */
export class ParsedDocument implements Document, NodeText {
  readonly source: SourceFile;
  readonly index: number;
  readonly dialect: Dialect;
  readonly value: Value | undefined;
  readonly problems: readonly YamlProblem[];
  readonly table: SpanTable;
  readonly #normal: NormalText;
  readonly #start: number;
  readonly #end: number;

  constructor(source: SourceFile, index: number, dialect: Dialect, normal: NormalText, reading: Reading) {
    this.source = source;
    this.index = index;
    this.dialect = dialect;
    this.value = reading.value;
    this.table = reading.table;
    this.#normal = normal;
    this.#start = reading.span.start;
    this.#end = reading.span.end;
    this.problems = reading.problems.length === 0 ? noProblems : reading.problems.map(this.#placed, this);
  }

  get span(): Span {
    return this.place({ start: this.#start, end: this.#end });
  }

  /** The text that the table's offsets count in. */
  get text(): string {
    return this.#normal.text;
  }

  spanOf(path: Path, part: Part): Span | undefined {
    const entry = findEntry(this, path);
    return entry === undefined ? undefined : this.nodeSpan(part === 'key' ? entry.key : entry.value);
  }

  origin(path: Path, part: Part): Origin {
    return writtenOrigin(this, path, part);
  }

  known(): boolean {
    return true;
  }

  /** The bytes of a node of the table. */
  nodeSpan(node: number): Span {
    return this.place({ start: this.table.start(node), end: this.table.end(node) });
  }

  /** A span of the normal text as a span of the file. */
  place(span: Span): Span {
    return this.#normal.place(span);
  }

  #placed(problem: YamlProblem): YamlProblem {
    const span = this.place(problem.span);
    return problem.related === undefined
      ? { ...problem, span }
      : { ...problem, span, related: this.place(problem.related) };
  }
}

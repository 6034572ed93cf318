import type { Dialect, Value, YamlProblem } from '../document.ts';
import { MAX_DEPTH, tabIndentation, tooDeep } from '../faults.ts';
import { emptyTable } from '../parsed-document.ts';
import { SpanRoom, SpanTable } from '../span-table.ts';

/** What {@link Reader.column} says when there is no next line of content. */
export const END = -1;
export const DOCUMENT_MARK = -2;

export const TAB = 9;
export const LINE_FEED = 10;
export const SPACE = 32;
export const HASH = 35;
export const DASH = 45;
export const COLON = 58;
export const QUESTION = 63;

/** Manifests have about one node in this many characters. */
const CHARACTERS_PER_NODE = 12;
/** Tables of larger documents, and of streams, grow. */
const MANY_NODES = 4096;

/**
 * The state of one pass over a text in the usual subset of YAML. Functions over it move `at`; on
 * anything unusual they call {@link giveUp}, which puts the reader at the end of the text, so that
 * everything under way comes to its end by itself, and the result is thrown away.
 */
export class Reader {
  /** Ends with a line feed. */
  readonly text: string;
  readonly end: number;
  readonly dialect: Dialect;
  /** The offset to read next. */
  at: number;
  /** The column of the line of content that `at` is in, set when a line is entered; or {@link END}, {@link DOCUMENT_MARK}. */
  column = 0;
  /** Where the last node ended. */
  nodeEnd = 0;
  depth = 0;
  failed = false;
  /** Something was read that the Go readers take and the specification does not. */
  lenient = false;
  /** The last line feed was added, so the last line of a block scalar has none. */
  readonly unended: boolean;
  /** Where it gave up, or the start of what it was reading then. */
  stuck = 0;
  table: SpanTable;
  problems: YamlProblem[] = [];
  /** Why nothing else needs to be tried after giving up. */
  fault: YamlProblem | undefined;
  /** How many nodes the aliases so far stand for. */
  aliased = 0;
  /** Merge keys of the mappings under way. */
  readonly merges: Merge[] = [];
  anchors: Map<string, Anchored> | undefined;

  private readonly room: SpanRoom;

  /** Documents in one room should live and die together. */
  constructor(text: string, at: number, dialect: Dialect, room = roomFor(text.length - at)) {
    this.room = room;
    this.unended = text.charCodeAt(text.length - 1) !== LINE_FEED;
    this.text = this.unended ? `${text}\n` : text;
    this.end = this.text.length;
    this.at = at;
    this.dialect = dialect;
    this.table = emptyTable;
  }

  giveUp(): '' {
    if (!this.failed) this.stuck = this.at;
    this.failed = true;
    this.at = this.end;
    this.column = END;
    return '';
  }

  /** Forgets the document that was read; what is next belongs to another one. */
  nextDocument(): void {
    this.table = new SpanTable(this.room);
    this.problems = [];
    this.anchors = undefined;
    this.aliased = 0;
    this.merges.length = 0;
    this.depth = 0;
  }

  /** Goes one level down. */
  enter(): void {
    if (++this.depth > MAX_DEPTH) this.fail(tooDeep({ start: this.at, end: this.at + 1 }));
  }

  /** Gives up because of a fault that every other parser would find as well. */
  fail(problem: YamlProblem): '' {
    if (!this.failed) this.fault = problem;
    return this.giveUp();
  }

  /** Goes from a line feed (or -1) to the next line of content and enters it. */
  nextLine(): void {
    const { text, end } = this;
    let at = this.at;
    for (;;) {
      if (++at >= end) {
        this.at = end;
        this.column = END;
        return;
      }
      const lineStart = at;
      let code = text.charCodeAt(at);
      while (code === SPACE) code = text.charCodeAt(++at);
      if (code === LINE_FEED) continue;
      if (code === HASH) {
        at = text.indexOf('\n', at);
        continue;
      }
      this.at = at;
      this.column = at - lineStart;
      // In the first column a tab is no part of anything, further on it may go on with a text.
      if (code === TAB) this.column === 0 ? this.fail(tabIndentation(text, at)) : this.giveUp();
      else if (this.column === 0) this.checkMark(code);
      return;
    }
  }

  /** Behind a complete value only blanks or a comment may follow; goes to the next line of content. */
  endLine(): void {
    const { text } = this;
    let code = text.charCodeAt(this.at);
    if (code === SPACE) {
      do code = text.charCodeAt(++this.at);
      while (code === SPACE);
      if (code === HASH) {
        this.at = text.indexOf('\n', this.at);
        code = LINE_FEED;
      }
    }
    if (code === LINE_FEED) this.nextLine();
    else this.giveUp();
  }

  /** Whether the code behind an indicator lets it be one. Of tabs the Go readers take none behind a dash. */
  isIndicator(at: number): boolean {
    const code = this.text.charCodeAt(at + 1);
    if (code === TAB) {
      if (this.text.charCodeAt(at) === DASH) this.fail(tabIndentation(this.text, at + 1));
      else this.giveUp();
    }
    return code === SPACE || code === LINE_FEED;
  }

  /** `---` in the first column ends a document; `...` and directives are unusual. */
  private checkMark(code: number): void {
    if (code === DASH) {
      if (!this.text.startsWith('---', this.at)) return;
      const behind = this.text.charCodeAt(this.at + 3);
      if (behind === SPACE || behind === LINE_FEED) this.column = DOCUMENT_MARK;
      else if (behind === TAB) this.giveUp();
    } else if (code === 46) {
      if (this.text.startsWith('...', this.at)) this.giveUp();
    } else if (code === 37) this.giveUp();
  }
}

function roomFor(characters: number): SpanRoom {
  return new SpanRoom(Math.min(16 + Math.trunc(characters / CHARACTERS_PER_NODE), MANY_NODES));
}

/** An anchored node; its value is missing while it is being read. */
export interface Anchored {
  readonly node: number;
  readonly value: Value | undefined;
  /** How many nodes it has once its own aliases are written out. */
  readonly size: number;
}

export interface Merge {
  readonly mapping: number;
  readonly key: number;
  readonly value: Value;
}

import type { BuildProblem } from '../model/build.ts';
import { Cursor } from '../yaml/cursor.ts';
import { spanTree } from '../yaml/tree.ts';
import type { Mark } from './mark.ts';
import { originOf } from './mark.ts';
import type { ProblemCode, ProblemData } from './problem-codes.ts';

/** What an operation on an object has to say before anyone knows which entry asked for it. */
export interface Complaint {
  readonly code: ProblemCode;
  readonly data: Readonly<Record<string, string>>;
  /** The bytes it is about, when they are not the entry itself. */
  readonly mark: Mark | undefined;
  readonly fatal: boolean;
}
export type Complain = (complaint: Complaint) => void;

export function complaint<C extends ProblemCode>(code: C, data: ProblemData<C>, mark?: Mark): Complaint {
  return { code, data, mark, fatal: true };
}

/** Something the real tool passes over without a word. */
export function notice<C extends ProblemCode>(code: C, data: ProblemData<C>, mark?: Mark): Complaint {
  return { code, data, mark, fatal: false };
}

/** A cursor on the bytes of a mark. */
export function cursorAt(mark: Mark): Cursor | undefined {
  if (mark.spot.kind === 'cursor') return mark.spot.cursor;
  const origin = originOf(mark);
  return origin && Cursor.root(spanTree(origin.source, origin.span));
}

/** What the other place of a fault is. */
const relatedWords: Partial<Record<ProblemCode, string>> = {
  'duplicate-id': 'the same object is here too',
  'duplicate-key': 'the key is here first',
  'duplicate-key-in-generator': 'the key comes again here',
  'generator-exists': 'the object that exists already',
  'namespace-conflict': 'one of the two',
  'name-reference-ambiguous': 'one of those that may be meant',
  'var-duplicate': 'the variable is here first',
  'wrong-node-kind': 'the value that does not fit',
  'bad-field-path': 'the way ends here',
};

export function toProblem({ code, data, mark, fatal }: Complaint, entry: Cursor): BuildProblem {
  const other = mark && cursorAt(mark);
  const message = relatedWords[code] ?? 'the bytes in question';
  return { code, data, at: entry, related: other ? [{ at: other, message }] : [], fatal };
}

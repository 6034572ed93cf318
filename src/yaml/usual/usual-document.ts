import { emptyTable, type Reading } from '../parsed-document.ts';
import { readBlockNode } from './block.ts';
import { DOCUMENT_MARK, type Reader } from './reader.ts';

/** Reads up to the next document mark. The reading means nothing when the reader gave up. */
export function readUsualDocument(reader: Reader, start: number): Reading {
  reader.nextDocument();
  if (reader.column === DOCUMENT_MARK) passMark(reader);
  const blank = reader.column < 0;
  const value = blank ? undefined : readBlockNode(reader, -1);
  if (reader.column >= 0) reader.giveUp();
  if (!reader.failed) reader.table.seal();
  return {
    value,
    table: blank ? emptyTable : reader.table,
    span: { start, end: reader.at },
    problems: reader.problems,
  };
}

/** Goes over `---`. Content on its line is unusual. */
function passMark(reader: Reader): void {
  reader.at += 3;
  reader.endLine();
}

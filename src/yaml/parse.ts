import type { SourceFile } from '../text/span.ts';
import type { Dialect, Document } from './document.ts';
import { normalise } from './normal-text.ts';
import { ParsedDocument } from './parsed-document.ts';
import type { SpanRoom } from './span-table.ts';
import { readStream } from './stream.ts';

/**
 * Reads every document of a file. Never throws: what is wrong with the text is a problem of the
 * document it is in, and the other documents are still given. There is always at least one document;
 * an empty file is one without a value. Whoever keeps many documents gives them a room to share.
 */
export function parse(source: SourceFile, dialect: Dialect, room?: SpanRoom): readonly Document[] {
  const normal = normalise(source.text);
  return readStream(normal, dialect, room).map(
    (reading, index) => new ParsedDocument(source, index, dialect, normal, reading),
  );
}

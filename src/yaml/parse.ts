import type { SourceFile } from '../text/span.ts';
import type { Dialect, Document } from './document.ts';
import { normalise } from './normal-text.ts';
import { ParsedDocument } from './parsed-document.ts';
import { readStream } from './stream.ts';

/**
 * Reads every document of a file. Never throws: what is wrong with the text is a problem of the
 * document it is in, and the other documents are still given. There is always at least one document;
 * an empty file is one without a value.
 */
export function parse(source: SourceFile, dialect: Dialect): readonly Document[] {
  const normal = normalise(source.text);
  return readStream(normal, dialect).map(
    (reading, index) => new ParsedDocument(source, index, dialect, normal, reading),
  );
}

import type { SourceFile, Span } from '../text/span.ts';
import { blockText } from './block-text.ts';
import { flowText } from './flow-text.ts';
import { normalise } from './normal-text.ts';
import type { ScalarPieces } from './scalar-pieces.ts';

/** Offsets into a string value, as offsets of the file it is written in. */
export type ScalarMap = (offsetInValue: number) => number;

/**
 * How the characters of a value lie in the bytes it is written with: as they are (a data file), or as a
 * scalar of any style. `undefined` when the bytes do not make this value, as after a substitution.
 */
export function scalarMap(source: SourceFile, span: Span, value: string): ScalarMap | undefined {
  const raw = source.text.slice(span.start, span.end);
  if (raw === value) return offset => span.start + Math.min(offset, raw.length);
  const normal = normalise(raw);
  const pieces = readScalar(normal.text, value);
  if (pieces === undefined || pieces.text !== value) return undefined;
  const end = normal.text.length;
  return offset => {
    const at = pieces.origin(offset, end);
    return span.start + normal.place({ start: at, end: at }).start;
  };
}

function readScalar(raw: string, value: string): ScalarPieces | undefined {
  const first = raw[0];
  if (first === '|' || first === '>') return blockText(raw, value);
  if (first === '"' && raw.length > 1) return flowText(raw, 0, raw.length, 'double');
  if (first === "'" && raw.length > 1) return flowText(raw, 0, raw.length, 'single');
  return flowText(raw, 0, raw.length, 'plain');
}

import type { Origin, OriginStep } from '../text/origin.ts';
import type { SourceFile, Span } from '../text/span.ts';
import type { Cursor } from '../yaml/cursor.ts';

/** Where bytes are: known already, or what a cursor says when somebody asks. */
export type Spot =
  | { readonly kind: 'span'; readonly source: SourceFile; readonly span: Span; readonly exact: boolean }
  | { readonly kind: 'cursor'; readonly cursor: Cursor };

/** The provenance of one key or value while an overlay is being built: what happened, where, and to what. */
export interface Mark {
  readonly step: OriginStep;
  readonly spot: Spot;
  readonly from: readonly Mark[];
}

export function cursorMark(step: OriginStep, cursor: Cursor, ...from: Mark[]): Mark {
  return { step, spot: { kind: 'cursor', cursor }, from };
}

/** The same bytes, said to have done something else to something else. */
export function restep(mark: Mark, step: OriginStep, ...from: Mark[]): Mark {
  return { step, spot: mark.spot, from };
}

/** `undefined` only when the bytes cannot be found at all. */
export function originOf(mark: Mark): Origin | undefined {
  const from = mark.from.map(originOf).filter(origin => origin !== undefined);
  const { spot } = mark;
  switch (spot.kind) {
    case 'span':
      return { source: spot.source, span: spot.span, step: mark.step, exact: spot.exact, from };
    case 'cursor': {
      const origin = spot.cursor.origin();
      if (!origin) return undefined;
      const { source, span, exact } = origin;
      return { source, span, step: mark.step, exact, from: [...from, ...origin.from] };
    }
  }
}

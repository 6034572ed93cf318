import type { Severity } from '../diagnostic/diagnostic.ts';

type Brush = (text: string) => string;

/** How parts of a report are coloured. Colour never carries meaning that the words do not. */
export interface Paint {
  readonly place: Brush;
  readonly severity: Readonly<Record<Severity, Brush>>;
  readonly rule: Brush;
  readonly gutter: Brush;
  readonly caret: Readonly<Record<Severity | 'related', Brush>>;
  readonly help: Brush;
  readonly success: Brush;
  readonly faint: Brush;
}

const asIs: Brush = text => text;

export const plain: Paint = {
  place: asIs,
  severity: { error: asIs, warning: asIs, info: asIs },
  rule: asIs,
  gutter: asIs,
  caret: { error: asIs, warning: asIs, info: asIs, related: asIs },
  help: asIs,
  success: asIs,
  faint: asIs,
};

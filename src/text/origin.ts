import type { SourceFile, Span } from './span.ts';

/**
 * What a step of the rendering did to a key or value. `written` is a person's own bytes; every other
 * step names the construct that made, changed or removed the value.
 */
export type OriginStep =
  | 'written'
  | 'patch'
  /** A JSON patch puts there what it found elsewhere in the object. */
  | 'copy'
  | 'generator'
  | 'namespace'
  | 'name-prefix'
  | 'name-suffix'
  | 'label'
  | 'annotation'
  | 'image'
  | 'replica'
  | 'replacement'
  | 'name-reference'
  | 'hash'
  | 'variable'
  | 'transformer'
  | 'substitution'
  | 'flux-field'
  | 'template'
  | 'removed';

/**
 * Where one rendered key or value comes from: the bytes to edit, what happened there, and, nearest
 * first, what the value was made from (the base line under a patch, the variable under a `${…}`).
 */
export interface Origin {
  readonly source: SourceFile;
  readonly span: Span;
  readonly step: OriginStep;
  /** `false` when the bytes are only the nearest known place; a diagnostic then says so. */
  readonly exact: boolean;
  readonly from: readonly Origin[];
}

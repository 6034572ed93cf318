import type { Cursor } from '../yaml/cursor.ts';
import type { Value } from '../yaml/document.ts';

export type SchemaFaultCode =
  | 'type'
  | 'required'
  | 'enum'
  | 'pattern'
  | 'bounds'
  | 'format'
  | 'unknown-field'
  | 'unknown-version'
  | 'removed-version'
  | 'newer-field'
  | 'duplicate-item'
  | 'metadata'
  | 'cel'
  | 'cel-not-run';

/** A change in the terms of a rule's fix. */
export type SchemaChange =
  | { readonly op: 'set'; readonly at: Cursor; readonly value: Value }
  | { readonly op: 'remove'; readonly at: Cursor };

/** One thing the API server would refuse, at its place, in words. */
export interface SchemaFault {
  readonly code: SchemaFaultCode;
  readonly at: Cursor;
  readonly message: string;
  /** What to do; a did-you-mean, or the versions that know the field. */
  readonly help?: string;
  /** A key that can be renamed or a value that can be replaced without doubt. */
  readonly suggestion?: string;
  /** What must change along with the suggestion, for an object that moves to another API version. */
  readonly also?: readonly SchemaChange[];
}

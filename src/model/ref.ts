import type { Cursor } from '../yaml/cursor.ts';
import type { GroupKind, Resource } from './resource.ts';

/** One object naming another, as data. */
export interface Reference {
  readonly from: Resource;
  /** Which field makes it: `chartRef`, `valuesFrom`, `dependsOn`, … */
  readonly field: string;
  readonly to: GroupKind;
  /** The entry that holds the reference. */
  readonly entry: Cursor;
  /** The name inside the entry. */
  readonly at: Cursor;
  /** Namespace the controller looks in, defaults applied; `undefined` for cluster-scoped targets or when unknown. */
  readonly namespace: string | undefined;
  readonly name: string;
  /** Absence is tolerated by the controller. */
  readonly optional: boolean;
}

export type Resolution =
  | { readonly state: 'found'; readonly resource: Resource }
  /** The scope is complete and has no such object; `near` is what may have been meant. */
  | { readonly state: 'missing'; readonly near: readonly Resource[] }
  /** Declared in the configuration, or of a kind that people make by hand. */
  | { readonly state: 'external'; readonly near: readonly Resource[] }
  /** Something was not rendered, so nothing can be said. */
  | { readonly state: 'unknown' };

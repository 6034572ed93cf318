import type { Resource } from '../model/resource.ts';
import type { Cursor } from '../yaml/cursor.ts';

/**
 * Fields of a Flux Kustomization that change the kustomization file at `spec.path`; each is a cursor
 * into the Flux object and need not exist.
 */
export interface FluxOverlay {
  readonly targetNamespace?: Cursor;
  readonly namePrefix?: Cursor;
  readonly nameSuffix?: Cursor;
  readonly patches?: Cursor;
  readonly patchesStrategicMerge?: Cursor;
  readonly patchesJson6902?: Cursor;
  readonly images?: Cursor;
  readonly components?: Cursor;
  readonly ignoreMissingComponents?: Cursor;
  readonly buildMetadata?: Cursor;
}

export interface BuildOptions {
  /** `root` keeps files below the kustomization that names them, as plain kustomize does. Default `none`, as Flux. */
  readonly restrict?: 'root' | 'none';
  /**
   * Flux reads the root file with a patient decoder: unknown fields are dropped without a word, which is
   * reported as not fatal, and numbers and booleans become strings where strings are wanted.
   */
  readonly lenientRoot?: boolean;
  /** The list Flux makes for a directory without a kustomization file, relative to it. */
  readonly generatedResources?: readonly string[];
  readonly overlay?: FluxOverlay;
  /** The Flux Kustomization that asks for the build. */
  readonly delivery?: Resource;
  /** What order the objects come out in when the file does not say. Default `fifo`. */
  readonly sort?: 'fifo' | 'legacy';
}

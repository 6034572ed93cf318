import type { SourceFile } from '../text/span.ts';
import type { Cursor } from '../yaml/cursor.ts';
import type { Document } from '../yaml/document.ts';
import type { GroupKind, Resource } from './resource.ts';

/** One kustomization.yaml or Component that took part in a build. */
export interface KustomizationFile {
  readonly source: SourceFile;
  readonly directory: string;
  readonly document: Document;
  /** The root of a Flux build: Flux drops unknown fields there without a word, nested files must be exact. */
  readonly root: boolean;
  readonly component: boolean;
}

/**
 * What kept a build from being what its author meant. The code names the fault, `data` fills the
 * placeholders of the message that a rule owns, `at` is the entry to edit.
 */
export interface BuildProblem {
  readonly code: string;
  readonly data: Readonly<Record<string, string>>;
  readonly at: Cursor;
  readonly related: readonly { readonly at: Cursor; readonly message: string }[];
  /** The real tool would stop here: what the cluster has stays as it was. */
  readonly fatal: boolean;
}

/** A part that cannot be known offline or that Flux does not allow; rules that need it stay quiet. */
export interface Unrendered {
  readonly what: 'source' | 'remote' | 'helm-chart' | 'plugin' | 'function' | 'field' | 'provider';
  readonly detail: string;
  readonly at: Cursor;
}

/** An object that was in the overlay and is not delivered. */
export interface RemovedObject extends GroupKind {
  /** As they were then; transformers that run later might have changed them. */
  readonly name: string;
  readonly namespace: string | undefined;
  /** What took it out. */
  readonly by: Cursor;
  /** Its name, where it was written. */
  readonly was: Cursor;
}

/** What one overlay delivers. */
export interface Build {
  /** The overlay's directory, relative to the repository root; `''` is the root itself. */
  readonly directory: string;
  /**
   * How the list of resources came about: a file says it, Flux generates it, nobody builds these manifests
   * and they are taken as they are, or they lie beside an overlay that does not list them (`orphan`): they
   * are judged on their own, but the cluster never receives them, so no reference finds them.
   */
  readonly kind: 'kustomization' | 'generated' | 'loose' | 'orphan';
  /** The Flux Kustomization that asks for this build. */
  readonly delivery: Resource | undefined;
  readonly resources: readonly Resource[];
  readonly files: readonly KustomizationFile[];
  /** Manifest files that were read for this build, kustomization files not included. */
  readonly manifests: readonly SourceFile[];
  readonly problems: readonly BuildProblem[];
  readonly unrendered: readonly Unrendered[];
  readonly removed?: readonly RemovedObject[];
}

/** Whether a missing object may still come from a part of the build that was not rendered. */
export function isComplete(build: Build): boolean {
  return build.unrendered.length === 0 && !build.problems.some(problem => problem.fatal);
}

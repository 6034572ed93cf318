import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { MinorVersion } from '../rule.ts';

/** How the Flux minor was found that fields and API versions are judged against. */
export type TargetSource = 'flag' | 'configuration' | 'gotk-components' | 'flux-instance' | 'newest';

export interface Counts {
  /** Files that were parsed. */
  readonly files: number;
  /** Files that were not read as manifests, by reason. */
  readonly skipped: ReadonlyMap<string, number>;
  readonly unreadable: number;
  /** Files that hold SOPS ciphertext. */
  readonly encrypted: number;
  readonly resources: number;
  /** Objects that no schema describes, by `Kind.group`, most first. */
  readonly unknown: ReadonlyMap<string, number>;
  readonly overlays: number;
  readonly scopes: number;
}

/** Something that could not be judged, and why: said in the summary, never passed over. */
export interface Incomplete {
  readonly what: string;
  readonly count: number;
  readonly reason: string;
}

/** The outcome of a run, before anything is printed. */
export interface Result {
  /** Sorted, without what a suppression or the baseline takes away. */
  readonly diagnostics: readonly Diagnostic[];
  readonly suppressed: number;
  readonly baselined: number;
  readonly counts: Counts;
  readonly incomplete: readonly Incomplete[];
  /** What could not be analysed at all; any of them makes the exit code 3. */
  readonly failures: readonly Diagnostic[];
  readonly targets: { readonly flux: MinorVersion; readonly assumedFrom: TargetSource };
}

/** A run that judged nothing. */
export function emptyResult(): Result {
  return {
    diagnostics: [],
    suppressed: 0,
    baselined: 0,
    counts: {
      files: 0,
      skipped: new Map(),
      unreadable: 0,
      encrypted: 0,
      resources: 0,
      unknown: new Map(),
      overlays: 0,
      scopes: 0,
    },
    incomplete: [],
    failures: [],
    targets: { flux: { major: 2, minor: 9 }, assumedFrom: 'newest' },
  };
}

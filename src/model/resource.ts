import type { SourceFile } from '../text/span.ts';
import type { Tree } from '../yaml/cursor.ts';

/** A group and kind: what identifies a type across its versions. The core group is `''`. */
export interface GroupKind {
  readonly group: string;
  readonly kind: string;
}

/** One object as the cluster would receive it, with the identity it has after rendering. */
export interface Resource extends GroupKind {
  readonly apiVersion: string;
  readonly version: string;
  readonly name: string;
  /** `undefined` when none is written and no overlay supplies one. */
  readonly namespace: string | undefined;
  readonly tree: Tree;
  /** The file whose document this object began as; for a generated object, the file that asks for it. */
  readonly source: SourceFile;
  /** Directory of the overlay that delivers it, relative to the repository root. */
  readonly overlay: string;
  /** Carries a `sops` block: values are ciphertext, keys and structure count. */
  readonly encrypted: boolean;
}

/** Splits `group/version`; the core group has no slash. */
export function parseApiVersion(apiVersion: string): { readonly group: string; readonly version: string } {
  const slash = apiVersion.indexOf('/');
  if (slash < 0) return { group: '', version: apiVersion };
  return { group: apiVersion.slice(0, slash), version: apiVersion.slice(slash + 1) };
}

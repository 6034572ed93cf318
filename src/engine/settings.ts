import type { Severity } from '../diagnostic/diagnostic.ts';
import type { GroupKind } from '../model/resource.ts';
import type { Targets } from '../rule.ts';

/** The identity of an object that a reference or declaration names. */
export interface NamedObject extends GroupKind {
  readonly namespace: string | undefined;
  readonly name: string;
}

/** What the configuration decides, as the engine asks for it. */
export interface Settings {
  readonly targets: Targets;
  /** Globs `namespace/name`. */
  readonly floeReleases: readonly string[];
  /** Rules that are off everywhere; they are not even planned. */
  isEnabled(ruleId: string): boolean;
  /** The severity for a finding in a file; `undefined` keeps the rule's own, `off` drops the finding. */
  severity(ruleId: string, file: string): Severity | 'off' | undefined;
  /** Option values that differ from the defaults. */
  options(ruleId: string): Readonly<Record<string, unknown>>;
  isExternal(object: NamedObject): boolean;
  /** Fingerprints of findings that were accepted once. */
  readonly baseline: ReadonlySet<string>;
  /** Milliseconds since 1970: when a suppression's `until` is judged. */
  readonly now: number;
}

import type { Origin } from '../text/origin.ts';
import type { SourceFile, Span } from '../text/span.ts';
import type { Tree } from './cursor.ts';

export type Scalar = string | number | boolean | null;
/** A plain tree, as `JSON.parse` would give it. Mapping keys are always strings. */
export type Value = Scalar | readonly Value[] | { readonly [key: string]: Value };

/** Keys and list indexes from the root of a tree. */
export type Path = readonly (string | number)[];

/** Which bytes of an entry: its key (or list dash) or its value. */
export type Part = 'key' | 'value';

/**
 * How unquoted scalars are read. `manifest` is what kustomize reads resources with (yaml.v3: `yes` is a
 * string, `0644` is octal); `values` is YAML 1.1 as sigs.k8s.io/yaml reads kustomization files, Helm
 * values and substituted objects (`yes` is a boolean). `json-schema`-like core 1.2 is neither.
 */
export type Dialect = 'manifest' | 'values';

export type YamlProblemCode =
  | 'syntax'
  | 'tab-indentation'
  | 'unterminated-quote'
  | 'duplicate-key'
  | 'non-string-key'
  | 'unknown-anchor'
  | 'unsupported-tag'
  | 'directive'
  | 'alias-bomb'
  | 'too-deep'
  | 'too-large'
  | 'control-character'
  | 'encoding';

/** A fault of the text itself. `message` is in plain words; `related` is the other half, such as the first of two equal keys. */
export interface YamlProblem {
  readonly code: YamlProblemCode;
  readonly message: string;
  readonly span: Span;
  readonly related?: Span;
}

/** One document of a stream as it was written: its value, and where each of its nodes stands in the file. */
export interface Document extends Tree {
  readonly source: SourceFile;
  /** Position in the stream, counted from 0, empty documents included. */
  readonly index: number;
  readonly dialect: Dialect;
  /** `undefined` for an empty or comment-only document and for one that could not be read. */
  readonly value: Value | undefined;
  /** The whole document in the file. */
  readonly span: Span;
  readonly problems: readonly YamlProblem[];
  /**
   * The bytes of the node at `path` (or of its key). For a list item the key is the item itself.
   * `undefined` when the document has no such node.
   */
  spanOf(path: Path, part: Part): Span | undefined;
  /**
   * The origin of something that is not there is the nearest parent that is (its key, or else its first
   * bytes) and not exact. To be asked only of a document with a value.
   */
  origin(path: Path, part: Part): Origin;
}

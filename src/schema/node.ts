import type { Scalar, Value } from '../yaml/document.ts';
import { formatCheck } from './formats.ts';

export type NodeType =
  | 'object'
  | 'array'
  | 'string'
  | 'integer'
  | 'number'
  | 'boolean'
  | 'int-or-string'
  /** A quantity may be written as a number. */
  | 'number-or-string';

/** A CEL rule of a schema, `x-kubernetes-validations` in a CRD. */
export interface StoredRule {
  readonly rule: string;
  readonly message?: string;
  readonly messageExpression?: string;
  readonly fieldPath?: string;
}

/**
 * One schema as it is stored: structure only, children as indexes into the pool. Structural schemas of
 * CRDs close every mapping unless they say otherwise, so `open` is the exception that is written down.
 */
export interface StoredNode {
  /** Absent: any type. */
  readonly type?: NodeType;
  /** Whether null is a value; elsewhere a null entry of a mapping counts as absent. */
  readonly nullable?: true;
  readonly props?: Readonly<Record<string, number>>;
  readonly required?: readonly string[];
  /** The schema of entries that `props` does not name. */
  readonly values?: number;
  /** Entries that `props` does not name are kept unjudged. */
  readonly open?: true;
  readonly items?: number;
  readonly enum?: readonly Scalar[];
  readonly pattern?: string;
  readonly format?: string;
  readonly default?: Value;
  readonly min?: number;
  readonly max?: number;
  /** Exclusive bounds. */
  readonly above?: number;
  readonly below?: number;
  readonly multipleOf?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minProps?: number;
  readonly maxProps?: number;
  /** What the keys of a mapping must be: keys of labels and annotations, or of ConfigMap and Secret data. */
  readonly keys?: 'label' | 'annotation' | 'data';
  /** A list whose items are distinct, or distinct by these keys. */
  readonly list?: 'set' | readonly string[];
  /** A whole Kubernetes object inside this one. */
  readonly embedded?: true;
  readonly oneOf?: readonly number[];
  readonly anyOf?: readonly number[];
  readonly allOf?: readonly number[];
  readonly not?: number;
  readonly rules?: readonly StoredRule[];
}

export const typeBit = {
  object: 1,
  array: 2,
  string: 4,
  integer: 8,
  number: 16,
  boolean: 32,
  null: 64,
} as const;

const bits: Readonly<Record<NodeType, number>> = {
  object: typeBit.object,
  array: typeBit.array,
  string: typeBit.string,
  integer: typeBit.integer,
  number: typeBit.number | typeBit.integer,
  boolean: typeBit.boolean,
  'int-or-string': typeBit.integer | typeBit.string,
  'number-or-string': typeBit.integer | typeBit.number | typeBit.string,
};

/** Demands on the size of a value. */
const bounds: readonly (keyof StoredNode)[] = [
  'min',
  'max',
  'above',
  'below',
  'multipleOf',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'minProps',
  'maxProps',
];

/** What most nodes lack; kept apart so that the common node stays small and the common check one comparison. */
const plain = new Set(['type', 'nullable', 'props', 'required', 'values', 'open', 'items', 'default']);

/**
 * A schema ready to judge values with. Children are pool indexes, -1 for none. What is asked of every value
 * is a field here, so that all nodes have one shape; `stored` has as many as there are sets of keys.
 */
export class SchemaNode {
  readonly stored: StoredNode;
  /** Allowed types as a union of {@link typeBit}. */
  readonly types: number;
  readonly props: ReadonlyMap<string, number>;
  readonly required: readonly string[];
  readonly values: number;
  readonly items: number;
  readonly open: boolean;
  readonly nullable: boolean;
  /** Whether anything beyond types and children is demanded. */
  readonly constrained: boolean;
  readonly allowed: readonly Scalar[] | undefined;
  /** Whether the size of the value is limited. */
  readonly bounded: boolean;
  readonly pattern: string | undefined;
  readonly format: string | undefined;
  /** What is wrong with a text of the format. */
  readonly formatFault: ((text: string) => string | undefined) | undefined;
  readonly keys: StoredNode['keys'];
  readonly list: StoredNode['list'];
  readonly rules: readonly StoredRule[] | undefined;
  /** Whether other schemas judge the same value. */
  readonly branches: boolean;

  constructor(stored: StoredNode) {
    this.stored = stored;
    const types = stored.type === undefined ? 127 : bits[stored.type];
    this.nullable = stored.nullable === true || stored.type === undefined;
    this.types = stored.nullable ? types | typeBit.null : types;
    this.props = stored.props ? new Map(Object.entries(stored.props)) : noProps;
    this.required = stored.required ?? noNames;
    this.values = stored.values ?? -1;
    this.items = stored.items ?? -1;
    this.open = stored.open ?? stored.type !== 'object';
    this.allowed = stored.enum;
    this.bounded = bounds.some(bound => stored[bound] !== undefined);
    this.pattern = stored.pattern;
    this.format = stored.format;
    this.formatFault = stored.format === undefined ? undefined : formatCheck(stored.format);
    this.keys = stored.keys;
    this.list = stored.list;
    this.rules = stored.rules;
    this.branches = (stored.oneOf ?? stored.anyOf ?? stored.allOf ?? stored.not) !== undefined;
    this.constrained = Object.keys(stored).some(key => !plain.has(key));
  }
}

const noProps: ReadonlyMap<string, number> = new Map();
const noNames: readonly string[] = [];

import { fieldSpecsJson } from './field-specs.generated.ts';
import { mergeSchemaJson } from './merge-schema.generated.ts';

/** Which fields of which objects a transformer works on. Empty parts match everything. */
export interface FieldSpec {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  /** Keys joined by `/`; a list on the way stands for each of its items. */
  readonly path: string;
  readonly create: boolean;
}

/** Fields that hold the name of an object of one type. */
export interface NameReference {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly referrers: readonly FieldSpec[];
}

/** The field specs of a kustomization: built-in ones and those of its `configurations`. */
export interface FieldSpecs {
  readonly namePrefix: readonly FieldSpec[];
  readonly nameSuffix: readonly FieldSpec[];
  readonly namespace: readonly FieldSpec[];
  readonly commonLabels: readonly FieldSpec[];
  readonly labels: readonly FieldSpec[];
  readonly templateLabels: readonly FieldSpec[];
  readonly commonAnnotations: readonly FieldSpec[];
  readonly varReference: readonly FieldSpec[];
  readonly images: readonly FieldSpec[];
  readonly replicas: readonly FieldSpec[];
  readonly nameReference: readonly NameReference[];
}
export type FieldSpecList = Exclude<keyof FieldSpecs, 'nameReference'>;

/** Number of a definition, whether the field is a list, and its merge keys when patches merge into it. */
export type SchemaField = readonly [definition: number, list: 0 | 1, keys?: readonly string[]];
export interface MergeTable {
  readonly defs: readonly Readonly<Record<string, SchemaField>>[];
  /** The definitions' names, for schemas that refer to them. */
  readonly names: readonly string[];
  readonly roots: Readonly<Record<string, number>>;
  readonly cluster: readonly string[];
}

/** The built-in field specs, read from their compact form at the first use. */
export const builtInFieldSpecs: () => FieldSpecs = once(() => {
  const raw = JSON.parse(fieldSpecsJson) as Record<string, readonly (string | readonly string[])[]>;
  const list = (name: FieldSpecList) =>
    (raw[name] ?? []).flatMap(spec => (typeof spec === 'string' ? [parseSpec(spec)] : []));
  // These two are by far the longest, and few builds look at them.
  const varReference = once(() => list('varReference'));
  const nameReference = once(() =>
    (raw.nameReference ?? []).map(([target = '', ...referrers]) => {
      const { group, version, kind } = parseSpec(target);
      return { group, version, kind, referrers: referrers.map(parseSpec) };
    }),
  );
  return {
    namePrefix: list('namePrefix'),
    nameSuffix: list('nameSuffix'),
    namespace: list('namespace'),
    commonLabels: list('commonLabels'),
    labels: list('labels'),
    templateLabels: list('templateLabels'),
    commonAnnotations: list('commonAnnotations'),
    get varReference() {
      return varReference();
    },
    images: list('images'),
    replicas: list('replicas'),
    get nameReference() {
      return nameReference();
    },
  };
});

/** The built-in merge keys. */
export const mergeTable: () => MergeTable = once(() => JSON.parse(mergeSchemaJson) as MergeTable);

const clusterTypes: () => ReadonlySet<string> = once(() => new Set(mergeTable().cluster));
/** Most objects are of none of these kinds, and no text has to be joined for them. */
const clusterKinds: () => ReadonlySet<string> = once(
  () => new Set(mergeTable().cluster.map(type => type.slice(type.indexOf(' ') + 1))),
);

/** Known to be cluster-scoped; kustomize takes every type it does not know for a namespaced one. */
export function isClusterScoped(apiVersion: string, kind: string): boolean {
  return clusterKinds().has(kind) && clusterTypes().has(`${apiVersion} ${kind}`);
}

export function isBuiltInType(apiVersion: string, kind: string): boolean {
  return `${apiVersion} ${kind}` in mergeTable().roots;
}

function parseSpec(text: string): FieldSpec {
  const create = text.startsWith('+');
  const [group = '', version = '', kind = '', path = ''] = (create ? text.slice(1) : text).split('|');
  return { group, version, kind, path, create };
}

function once<T>(make: () => T): () => T {
  const made: T[] = [];
  return () => {
    if (made.length === 0) made.push(make());
    return made[0] as T;
  };
}

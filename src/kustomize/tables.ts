import { createRequire } from 'node:module';
import { builtInTypesJson } from './built-in-types.generated.ts';
import { fieldSpecsJson } from './field-specs.generated.ts';

const require = createRequire(import.meta.url);

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
}

/** Each as `apiVersion kind`. */
interface BuiltInTypes {
  readonly types: readonly string[];
  /** Those outside namespaces; not all of them have a schema. */
  readonly cluster: readonly string[];
}

/** The built-in field specs, each list read from its compact form at its first use: few builds look at any. */
export const builtInFieldSpecs: () => FieldSpecs = once(() => {
  const raw = once(
    () => JSON.parse(fieldSpecsJson) as Record<string, readonly (string | readonly string[])[]>,
  );
  const read = new Map<FieldSpecList, readonly FieldSpec[]>();
  const list = (name: FieldSpecList): readonly FieldSpec[] => {
    let specs = read.get(name);
    if (!specs) {
      specs = (raw()[name] ?? []).flatMap(spec => (typeof spec === 'string' ? parseSpec(spec) : []));
      read.set(name, specs);
    }
    return specs;
  };
  const nameReference = once(() =>
    (raw().nameReference ?? []).flatMap(specs => (typeof specs === 'string' ? [] : parseReference(specs))),
  );
  return {
    get namePrefix() {
      return list('namePrefix');
    },
    get nameSuffix() {
      return list('nameSuffix');
    },
    get namespace() {
      return list('namespace');
    },
    get commonLabels() {
      return list('commonLabels');
    },
    get labels() {
      return list('labels');
    },
    get templateLabels() {
      return list('templateLabels');
    },
    get commonAnnotations() {
      return list('commonAnnotations');
    },
    get varReference() {
      return list('varReference');
    },
    get images() {
      return list('images');
    },
    get replicas() {
      return list('replicas');
    },
    get nameReference() {
      return nameReference();
    },
  };
});

/** The built-in merge keys, which only strategic merge patches ask for. */
export const mergeTable: () => MergeTable = once(() => {
  const { mergeSchemaJson } =
    require('./merge-schema.generated.ts') as typeof import('./merge-schema.generated.ts');
  return JSON.parse(mergeSchemaJson) as MergeTable;
});

const builtInTypes: () => BuiltInTypes = once(() => JSON.parse(builtInTypesJson) as BuiltInTypes);
const knownTypes: () => ReadonlySet<string> = once(() => new Set(builtInTypes().types));
const clusterTypes: () => ReadonlySet<string> = once(() => new Set(builtInTypes().cluster));
/** Most objects are of none of these kinds, and no text has to be joined for them. */
const clusterKinds: () => ReadonlySet<string> = once(
  () => new Set(builtInTypes().cluster.map(type => type.slice(type.indexOf(' ') + 1))),
);

/** Known to be cluster-scoped; kustomize takes every type it does not know for a namespaced one. */
export function isClusterScoped(apiVersion: string, kind: string): boolean {
  return clusterKinds().has(kind) && clusterTypes().has(`${apiVersion} ${kind}`);
}

export function isBuiltInType(apiVersion: string, kind: string): boolean {
  return knownTypes().has(`${apiVersion} ${kind}`);
}

function parseSpec(text: string): FieldSpec {
  const create = text.startsWith('+');
  // Taking a list apart by pattern makes an iterator and five objects, for hundreds of specs at each start.
  const parts = (create ? text.slice(1) : text).split('|');
  return {
    group: parts[0] ?? '',
    version: parts[1] ?? '',
    kind: parts[2] ?? '',
    path: parts[3] ?? '',
    create,
  };
}

function parseReference([target = '', ...referrers]: readonly string[]): NameReference {
  const { group, version, kind } = parseSpec(target);
  return { group, version, kind, referrers: referrers.map(parseSpec) };
}

function once<T>(make: () => T): () => T {
  const made: T[] = [];
  return () => {
    if (made.length === 0) made.push(make());
    return made[0] as T;
  };
}

/** The shape of a value as Go's decoder wants it; null fits everywhere. */
export type Shape =
  | 'any'
  | 'string'
  | 'boolean'
  | 'integer'
  | { readonly list: Shape }
  | { readonly map: Shape }
  | { readonly struct: Readonly<Record<string, Shape>> };

const strings: Shape = { list: 'string' };
const pairs: Shape = { map: 'string' };
const gvk = { group: 'string', version: 'string', kind: 'string' } as const;
const identity = { ...gvk, name: 'string', namespace: 'string' } as const;

export const fieldSpecShape: Shape = { struct: { ...gvk, path: 'string', create: 'boolean' } };
export const selectorShape: Shape = {
  struct: { ...identity, labelSelector: 'string', annotationSelector: 'string' },
};
const fieldOptions: Shape = {
  struct: { delimiter: 'string', index: 'integer', encoding: 'string', create: 'boolean' },
};
const metadata: Shape = {
  struct: { name: 'string', namespace: 'string', labels: pairs, annotations: pairs },
};
export const generatorOptionsShape: Shape = {
  struct: { labels: pairs, annotations: pairs, disableNameSuffixHash: 'boolean', immutable: 'boolean' },
};
const generator = {
  namespace: 'string',
  name: 'string',
  behavior: 'string',
  literals: strings,
  files: strings,
  envs: strings,
  env: 'string',
  options: generatorOptionsShape,
} as const;
const patchOptions: Shape = { struct: { allowNameChange: 'boolean', allowKindChange: 'boolean' } };
const patch: Shape = {
  struct: { path: 'string', patch: 'string', target: selectorShape, options: patchOptions },
};
const image: Shape = {
  struct: { name: 'string', newName: 'string', tagSuffix: 'string', newTag: 'string', digest: 'string' },
};
const target: Shape = {
  struct: {
    select: selectorShape,
    reject: { list: selectorShape },
    fieldPaths: strings,
    options: fieldOptions,
  },
};
const replacementFields = {
  source: { struct: { ...identity, fieldPath: 'string', options: fieldOptions } },
  targets: { list: target },
  sourceValue: 'string',
} as const;

/** One replacement in a file of its own. */
export const replacementShape: Shape = { struct: replacementFields };

const variable: Shape = {
  struct: {
    name: 'string',
    objref: { struct: { ...identity, apiVersion: 'string' } },
    fieldref: { struct: { fieldPath: 'string' } },
  },
};
const label: Shape = {
  struct: {
    pairs,
    includeSelectors: 'boolean',
    includeTemplates: 'boolean',
    fields: { list: fieldSpecShape },
  },
};

/** Every field of a kustomization file or Component. */
export const kustomizationShape: Shape = {
  struct: {
    apiVersion: 'string',
    kind: 'string',
    metadata,
    openapi: pairs,
    namePrefix: 'string',
    nameSuffix: 'string',
    namespace: 'string',
    commonLabels: pairs,
    labels: { list: label },
    commonAnnotations: pairs,
    patchesStrategicMerge: strings,
    patchesJson6902: { list: patch },
    patches: { list: patch },
    images: { list: image },
    imageTags: { list: image },
    replacements: { list: { struct: { ...replacementFields, path: 'string' } } },
    replicas: { list: { struct: { name: 'string', count: 'integer' } } },
    vars: { list: variable },
    sortOptions: {
      struct: {
        order: 'string',
        legacySortOptions: { struct: { orderFirst: strings, orderLast: strings } },
      },
    },
    resources: strings,
    components: strings,
    crds: strings,
    bases: strings,
    configMapGenerator: { list: { struct: generator } },
    secretGenerator: { list: { struct: { ...generator, type: 'string' } } },
    helmGlobals: { struct: { chartHome: 'string', configHome: 'string' } },
    helmCharts: { list: 'any' },
    helmChartInflationGenerator: { list: 'any' },
    generatorOptions: generatorOptionsShape,
    configurations: strings,
    generators: strings,
    transformers: strings,
    validators: strings,
    buildMetadata: strings,
  },
};

const fieldSpecs: Shape = { list: fieldSpecShape };

/** A file named by `configurations`. */
export const configurationShape: Shape = {
  struct: {
    namePrefix: fieldSpecs,
    nameSuffix: fieldSpecs,
    namespace: fieldSpecs,
    commonLabels: fieldSpecs,
    labels: fieldSpecs,
    templateLabels: fieldSpecs,
    commonAnnotations: fieldSpecs,
    nameReference: { list: { struct: { ...gvk, fieldSpecs } } },
    varReference: fieldSpecs,
    images: fieldSpecs,
    replicas: fieldSpecs,
  },
};

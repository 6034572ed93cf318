import { isMap } from '../yaml/cursor.ts';
import type { Value } from '../yaml/document.ts';
import type { BuildRun } from './build-run.ts';
import { complaint } from './complaint.ts';
import { mergeFieldSpecs, noFieldSpecs } from './field-specs.ts';
import type { Kustomization } from './kustomization.ts';
import type { FieldSpec, FieldSpecs } from './tables.ts';

type Definitions = { readonly [key: string]: Value };
type Mutable = { -readonly [K in keyof FieldSpecs]: FieldSpecs[K][number][] };

/** The field specs that the OpenAPI definitions of `crds` ask for with their `x-kubernetes-` extensions. */
export function crdFieldSpecs(run: BuildRun, { directory, settings }: Kustomization): FieldSpecs {
  let specs = noFieldSpecs;
  for (const setting of settings.texts('crds')) {
    const parsed = run.parseFile(directory, setting, 'values', 'missing-file');
    if (!parsed) continue;
    const value = parsed.documents[0]?.value;
    const definitions = isMap(value) ? value : {};
    const odd = Object.keys(definitions).find(name => !isMap(definitions[name]));
    if (!isMap(value) || odd !== undefined) {
      const reason =
        'it must map the names of types to their definitions; a CustomResourceDefinition is something else';
      run.report(complaint('bad-crd-definition', { path: setting.text, reason }), setting.at);
      continue;
    }
    specs = mergeFieldSpecs(specs, readDefinitions(definitions), run.complainAt(setting.at));
  }
  return specs;
}

function readDefinitions(definitions: Definitions): FieldSpecs {
  const specs: Mutable = {
    namePrefix: [],
    nameSuffix: [],
    namespace: [],
    commonLabels: [],
    labels: [],
    templateLabels: [],
    commonAnnotations: [],
    varReference: [],
    images: [],
    replicas: [],
    nameReference: [],
  };
  for (const name of Object.keys(definitions)) {
    const properties = propertiesOf(definitions[name]);
    if (!['kind', 'apiVersion', 'metadata'].every(key => key in properties)) continue;
    addType(specs, name.split('.').pop() ?? name, definitions, name, []);
  }
  return specs;
}

function addType(
  specs: Mutable,
  kind: string,
  definitions: Definitions,
  type: string,
  path: readonly string[],
): void {
  // A type that contains itself would never end.
  if (path.length > 50) return;
  for (const [name, property] of Object.entries(propertiesOf(definitions[type]))) {
    if (!isMap(property)) continue;
    const field = [...path, name];
    if ('x-kubernetes-annotation' in property) specs.commonAnnotations.push(specAt(kind, field));
    if ('x-kubernetes-label-selector' in property) specs.commonLabels.push(specAt(kind, field));
    if ('x-kubernetes-identity' in property) specs.namePrefix.push(specAt(kind, field));
    const version = property['x-kubernetes-object-ref-api-version'];
    const target = property['x-kubernetes-object-ref-kind'];
    if (typeof version === 'string' && typeof target === 'string') {
      const nameKey = property['x-kubernetes-object-ref-name-key'];
      const referrers = [specAt(kind, [...field, typeof nameKey === 'string' ? nameKey : 'name'])];
      specs.nameReference.push({ group: '', version, kind: target, referrers });
    }
    const { $ref } = property;
    if (typeof $ref === 'string') addType(specs, kind, definitions, $ref, field);
  }
}

/** `Schema` and `properties` are found whatever their case, as Go's decoder does. */
function propertiesOf(definition: Value | undefined): Definitions {
  const properties = fieldOf(fieldOf(definition, 'schema'), 'properties');
  return isMap(properties) ? properties : {};
}

function fieldOf(value: Value | undefined, name: string): Value | undefined {
  if (!isMap(value)) return undefined;
  const key = Object.keys(value).find(each => each.toLowerCase() === name);
  return key === undefined ? undefined : value[key];
}

function specAt(kind: string, path: readonly string[]): FieldSpec {
  return { group: '', version: '', kind, path: path.join('/'), create: false };
}

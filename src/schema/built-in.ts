import type { Resource } from '../model/resource.ts';
import { isMap } from '../yaml/cursor.ts';
import type { Path, Value } from '../yaml/document.ts';
import type { RawFault } from './judge.ts';
import { bytes } from './metadata.ts';
import { show } from './words.ts';

type Fields = { readonly [key: string]: Value };
type Judgement = (object: Fields) => RawFault[];

/** What the API server checks of its own kinds across fields, by `group/Kind`. */
const judgements: Readonly<Record<string, Judgement>> = {
  '/ConfigMap': object => [...sharedKeys(object, 'binaryData'), ...dataSize(object, ['data', 'binaryData'])],
  '/Secret': object => [...secretType(object), ...dataSize(object, ['data', 'stringData'])],
  'apps/Deployment': selectorOf,
  'apps/DaemonSet': selectorOf,
  'apps/ReplicaSet': selectorOf,
  'apps/StatefulSet': selectorOf,
  'apiextensions.k8s.io/CustomResourceDefinition': crdName,
};

export function judgeBuiltIn(resource: Resource): RawFault[] {
  const { value } = resource.tree;
  const judgement = judgements[`${resource.group}/${resource.kind}`];
  return judgement && isMap(value) ? judgement(value) : [];
}

/** etcd's limit on what an object may hold. */
const dataLimit = 1024 * 1024;

function dataSize(object: Fields, fields: readonly string[]): RawFault[] {
  let size = 0;
  for (const field of fields) {
    const data = object[field];
    if (!isMap(data)) continue;
    for (const key of Object.keys(data)) {
      const text = data[key];
      if (typeof text === 'string')
        size += field === 'data' && fields[1] === 'stringData' ? decoded(text) : bytes(text);
    }
  }
  if (size <= dataLimit) return [];
  const field = fields.find(name => isMap(object[name])) ?? 'data';
  return [
    fault(
      [field],
      'key',
      `${field} must have at most 1 MiB in all, but has ${(size / dataLimit).toFixed(1)} MiB`,
    ),
  ];
}

function decoded(base64: string): number {
  return Math.floor((base64.length * 3) / 4);
}

function sharedKeys(object: Fields, other: string): RawFault[] {
  const { data } = object;
  const binary = object[other];
  if (!isMap(data) || !isMap(binary)) return [];
  return Object.keys(binary)
    .filter(key => Object.hasOwn(data, key))
    .map(key => fault([other, key], 'key', `${other} repeats the key ${key} of data`));
}

const secretKeys: Readonly<Record<string, readonly string[]>> = {
  'kubernetes.io/dockercfg': ['.dockercfg'],
  'kubernetes.io/dockerconfigjson': ['.dockerconfigjson'],
  'kubernetes.io/ssh-auth': ['ssh-privatekey'],
  'kubernetes.io/tls': ['tls.crt', 'tls.key'],
};

function secretType(object: Fields): RawFault[] {
  const { type, data, stringData } = object;
  const needed = typeof type === 'string' ? (secretKeys[type] ?? []) : [];
  const has = (key: string): boolean =>
    [data, stringData].some(map => map !== undefined && isMap(map) && Object.hasOwn(map, key));
  return needed
    .filter(key => !has(key))
    .map(key => fault(['type'], 'value', `a Secret of type ${String(type)} needs the key ${key}`));
}

function selectorOf(object: Fields): RawFault[] {
  const selected = at(object, ['spec', 'selector', 'matchLabels']);
  const template = at(object, ['spec', 'template']);
  const labels = at(object, ['spec', 'template', 'metadata', 'labels']);
  if (!isMap(selected) || !isMap(template)) return [];
  return Object.entries(selected).flatMap(([key, value]) => {
    if (isMap(labels) && labels[key] === value) return [];
    const message = `spec.selector does not match spec.template.metadata.labels: ${key} differs`;
    const found = fault(['spec', 'selector', 'matchLabels', key], 'value', message);
    return [{ ...found, basis: [['spec', 'template', 'metadata', 'labels']] }];
  });
}

function crdName(object: Fields): RawFault[] {
  const plural = at(object, ['spec', 'names', 'plural']);
  const group = at(object, ['spec', 'group']);
  const written = at(object, ['metadata', 'name']);
  if (typeof plural !== 'string' || typeof group !== 'string' || typeof written !== 'string') return [];
  const name = `${plural}.${group}`;
  if (written === name) return [];
  return [
    fault(['metadata', 'name'], 'value', `metadata.name must be ${show(name)}, but is ${show(written)}`),
  ];
}

function at(value: Value | undefined, path: Path): Value | undefined {
  let found: Value | undefined = value;
  for (const step of path) found = isMap(found) ? found[step] : undefined;
  return found;
}

function fault(path: Path, part: RawFault['part'], message: string): RawFault {
  return { code: 'metadata', path, part, message, basis: [path] };
}

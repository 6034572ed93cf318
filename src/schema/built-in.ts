import type { GroupKind } from '../model/resource.ts';
import { isMap } from '../yaml/cursor.ts';
import type { Path, Value } from '../yaml/document.ts';
import type { RawFault } from './judge.ts';
import { bytes } from './metadata.ts';
import { show } from './words.ts';

type Fields = { readonly [key: string]: Value };
type Judgement = (object: Fields) => readonly RawFault[];

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

/** What is checked of the objects of a kind beyond their schema. */
export function judgementOf({ group, kind }: GroupKind): Judgement | undefined {
  return judgements[`${group}/${kind}`];
}

/** etcd's limit on what an object may hold. */
const dataLimit = 1024 * 1024;

function dataSize(object: Fields, fields: readonly string[]): RawFault[] {
  if (!mayBeLarge(object, fields)) return [];
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

/** No character takes more than three bytes, so most objects need no counting. */
function mayBeLarge(object: Fields, fields: readonly string[]): boolean {
  let characters = 0;
  for (const field of fields) {
    const data = object[field];
    if (!isMap(data)) continue;
    for (const key in data) {
      const text = data[key];
      if (typeof text === 'string') characters += text.length;
    }
  }
  return characters * 3 > dataLimit;
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
  const maps = [data, stringData].filter(map => map !== undefined && map !== null);
  // A field of the wrong type is reported as that.
  if (!maps.every(isMap)) return [];
  const missing = needed.filter(key => !maps.some(map => Object.hasOwn(map, key)));
  if (missing.length === 0) return [];
  const keys = `${missing.length > 1 ? 'keys' : 'key'} ${missing.join(' and ')}`;
  const home = ['stringData', 'data'].find(field => isMap(object[field]));
  return [
    fault([home ?? 'type'], home ? 'key' : 'value', `a Secret of type ${String(type)} needs the ${keys}`),
  ];
}

/** The labels are to blame, as the API server has it: a selector cannot be changed later. */
function selectorOf(object: Fields): RawFault[] {
  const selected = at(object, ['spec', 'selector', 'matchLabels']);
  const template = at(object, ['spec', 'template']);
  const home: Path = ['spec', 'template', 'metadata', 'labels'];
  const labels = at(object, home);
  if (!isMap(selected) || !isMap(template)) return [];
  const selector: Path = ['spec', 'selector', 'matchLabels'];
  const faults: RawFault[] = [];
  for (const key in selected) {
    const found = isMap(labels) ? labels[key] : undefined;
    if (found === selected[key]) continue;
    const path = found === undefined ? deepest(object, home) : [...home, key];
    const message = `spec.selector does not match spec.template.metadata.labels: ${key} ${found === undefined ? 'is missing' : 'differs'}`;
    const blamed = fault(path, found === undefined ? 'key' : 'value', message);
    faults.push({ ...blamed, basis: [home, [...selector, key]] });
  }
  return faults;
}

function deepest(object: Fields, path: Path): Path {
  let length = path.length;
  while (length > 0 && !isMap(at(object, path.slice(0, length)))) length -= 1;
  return path.slice(0, length);
}

function crdName(object: Fields): RawFault[] {
  const plural = at(object, ['spec', 'names', 'plural']);
  const group = at(object, ['spec', 'group']);
  const written = at(object, ['metadata', 'name']);
  if (typeof plural !== 'string' || typeof group !== 'string' || typeof written !== 'string') return [];
  const name = `${plural}.${group}`;
  if (written === name) return [];
  const message = `metadata.name must be ${show(name)}, but is ${show(written)}`;
  const basis = [
    ['spec', 'names', 'plural'],
    ['spec', 'group'],
  ];
  return [{ ...fault(['metadata', 'name'], 'value', message), basis }];
}

function at(value: Value | undefined, path: Path): Value | undefined {
  let found: Value | undefined = value;
  for (const step of path) found = isMap(found) ? found[step] : undefined;
  return found;
}

function fault(path: Path, part: RawFault['part'], message: string): RawFault {
  return { code: 'metadata', path, part, message, basis: [path] };
}

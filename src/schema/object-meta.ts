import type { StoredNode } from './node.ts';
import type { PoolBuilder } from './pool.ts';

/** Stores a node and returns its index. */
type Add = (node: StoredNode) => number;

const text: StoredNode = { type: 'string' };
const flag: StoredNode = { type: 'boolean' };

export function typeMeta(add: Add): Record<string, number> {
  return { apiVersion: add({ type: 'string' }), kind: add({ type: 'string' }) };
}

/** The metadata of every object, built-in or custom. */
export function objectMeta(add: Add): number {
  const string = add(text);
  const labels = add(labelMap(add));
  const annotations = add({ type: 'object', values: string, keys: 'annotation' });
  const names = add({ type: 'array', items: string });
  const boolean = add(flag);
  const time = add({ type: 'string', format: 'date-time' });
  const int64 = add({ type: 'integer', format: 'int64' });
  const owner = add({
    type: 'object',
    props: {
      apiVersion: string,
      blockOwnerDeletion: boolean,
      controller: boolean,
      kind: string,
      name: string,
      uid: string,
    },
    required: ['apiVersion', 'kind', 'name', 'uid'],
  });
  const props: Record<string, number> = {
    annotations,
    creationTimestamp: time,
    deletionGracePeriodSeconds: int64,
    deletionTimestamp: time,
    finalizers: names,
    generateName: string,
    generation: int64,
    labels,
    managedFields: add({ type: 'array', items: managedEntry(add, string, time) }),
    name: string,
    namespace: add({ type: 'string', format: 'namespace' }),
    ownerReferences: add({ type: 'array', items: owner }),
    resourceVersion: string,
    selfLink: string,
    uid: string,
  };
  return add({ type: 'object', props });
}

/** Who wrote which fields: nobody's to write, but part of what `kubectl get -o yaml` prints. */
function managedEntry(add: Add, string: number, time: number): number {
  const props: Record<string, number> = {
    apiVersion: string,
    fieldsType: string,
    fieldsV1: add({ open: true }),
    manager: string,
    operation: string,
    subresource: string,
    time,
  };
  return add({ type: 'object', props });
}

/** Labels, and selectors of labels. */
export function labelMap(add: Add): StoredNode {
  const values = add({ type: 'string', format: 'label-value' });
  return { type: 'object', values, keys: 'label' };
}

/**
 * A whole object from the schema of a CRD, which leaves the metadata to Kubernetes. Nobody writes a status
 * into a repository, and the API server drops it on create, so it is not judged.
 */
export function addObject(pool: PoolBuilder, index: number): number {
  const root = pool.nodes[index];
  const props: Record<string, number> = {
    ...root?.props,
    ...typeMeta(pool.add),
    metadata: objectMeta(pool.add),
  };
  if (root?.props?.status !== undefined) props.status = pool.add({ open: true });
  return pool.add({
    ...root,
    props: sortKeys(props),
  });
}

export function sortKeys<T>(record: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}

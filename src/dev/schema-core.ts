import type { StoredNode } from '../schema/node.ts';
import type { PoolBuilder } from '../schema/pool.ts';

/**
 * Kubernetes decodes its own types with Go, where null is the same as absent: every node of theirs is
 * nullable. In a CRD null is a value of the wrong type.
 */
const text: StoredNode = { type: 'string', nullable: true };
const flag: StoredNode = { type: 'boolean', nullable: true };

export function typeMeta(pool: PoolBuilder): Record<string, number> {
  return { apiVersion: pool.add({ type: 'string' }), kind: pool.add({ type: 'string' }) };
}

/** The metadata of every object, built-in or custom. */
export function objectMeta(pool: PoolBuilder): number {
  const string = pool.add(text);
  const labels = pool.add(labelMap(pool));
  const annotations = pool.add({ type: 'object', nullable: true, values: string, keys: 'metadata' });
  const names = pool.add({ type: 'array', nullable: true, items: string });
  const boolean = pool.add(flag);
  const time = pool.add({ type: 'string', nullable: true, format: 'date-time' });
  const int64 = pool.add({ type: 'integer', nullable: true, format: 'int64' });
  const owner = pool.add({
    type: 'object',
    nullable: true,
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
    managedFields: pool.add({ type: 'array', nullable: true, items: pool.add({ open: true }) }),
    name: string,
    namespace: pool.add({ type: 'string', nullable: true, format: 'namespace' }),
    ownerReferences: pool.add({ type: 'array', nullable: true, items: owner }),
    resourceVersion: string,
    selfLink: string,
    uid: string,
  };
  return pool.add({ type: 'object', nullable: true, props });
}

/** Labels, and selectors of labels. */
export function labelMap(pool: PoolBuilder): StoredNode {
  const values = pool.add({ type: 'string', nullable: true, format: 'label-value' });
  return { type: 'object', nullable: true, values, keys: 'metadata' };
}

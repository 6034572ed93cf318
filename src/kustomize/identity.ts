import { parseApiVersion } from '../model/resource.ts';
import { isClusterScoped } from './tables.ts';

/** A type as kustomize names it; an empty part of a selector matches everything. */
export interface Gvk {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

/** What makes an object unique within a build. */
export interface ObjectId extends Gvk {
  readonly name: string;
  /** As written; empty when absent. */
  readonly namespace: string;
}

/** Cluster-scoped objects share one pseudo-namespace. */
export const clusterNamespace = '_non_namespaceable_';

export function gvkOf(apiVersion: string, kind: string): Gvk {
  const { group, version } = parseApiVersion(apiVersion);
  return { group, version, kind };
}

export function apiVersionOf({ group, version }: Gvk): string {
  return group === '' ? version : `${group}/${version}`;
}

export function isCluster(gvk: Gvk): boolean {
  return isClusterScoped(apiVersionOf(gvk), gvk.kind);
}

/** The namespace that counts for identity: an absent one and `default` are the same. */
export function effectiveNamespace(id: ObjectId): string {
  if (isCluster(id)) return clusterNamespace;
  return id.namespace === '' ? 'default' : id.namespace;
}

export function sameGvk(left: Gvk, right: Gvk): boolean {
  return left.kind === right.kind && left.version === right.version && left.group === right.group;
}

export function sameId(left: ObjectId, right: ObjectId): boolean {
  return (
    left.name === right.name && sameGvk(left, right) && effectiveNamespace(left) === effectiveNamespace(right)
  );
}

/** A key under which two ids meet exactly when {@link sameId} holds. */
export function idKey(id: ObjectId): string {
  return `${id.group}/${id.version}/${id.kind}/${effectiveNamespace(id)}/${id.name}`;
}

export function isSelected(gvk: Gvk, selector: Gvk): boolean {
  return (
    (selector.kind === '' || selector.kind === gvk.kind) &&
    (selector.version === '' || selector.version === gvk.version) &&
    (selector.group === '' || selector.group === gvk.group)
  );
}

/** `Kind name` or `Kind namespace/name`, for messages. */
export function describeId(id: ObjectId): string {
  return `${id.kind} ${id.namespace === '' ? '' : `${id.namespace}/`}${id.name}`;
}

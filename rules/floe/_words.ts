import { Cursor, type Resource } from '../../src/rule.ts';

/** Where an object says its name. */
export function nameOf(resource: Resource): Cursor {
  return Cursor.root(resource.tree).at(['metadata', 'name']);
}

/** Where an object says its namespace, or would. */
export function namespaceOf(resource: Resource): Cursor {
  return Cursor.root(resource.tree).at(['metadata', 'namespace']);
}

/** `namespace flux-system`, or that there is none. */
export function namespaceWords(namespace: string | undefined): string {
  return namespace === undefined ? 'no namespace' : `namespace ${namespace}`;
}

/** `an OCIRepository`, `a HelmRepository`. */
export function withArticle(kind: string): string {
  return `${/^[AEIO]/.test(kind) ? 'an' : 'a'} ${kind}`;
}

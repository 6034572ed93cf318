import { isMap } from '../yaml/cursor.ts';
import type { Value } from '../yaml/document.ts';

/** Groups whose kinds only a cluster reads; configuration of tools (`kubelet.config.k8s.io`) is not among them. */
const deliveredGroups =
  /^(v1|(apps|autoscaling|batch|policy|fluxcd\.controlplane\.io|external-secrets\.io)\/|.*\.(toolkit|extensions)\.fluxcd\.io\/|(admissionregistration|apiextensions|apiregistration|certificates|coordination|discovery|networking|node|rbac\.authorization|scheduling|(snapshot\.)?storage)\.k8s\.io\/)/;

/**
 * Whether a document is meant to be a Kubernetes object. Two of the three fields that every object has
 * are enough, so that an object with a mistake is still judged; tool configuration that only borrows
 * `apiVersion` and `kind` (kind clusters, kubeconfig, kubeadm) is not one.
 */
export function isObject(value: Value | undefined): boolean {
  if (!isMap(value)) return false;
  const { apiVersion, kind, metadata, items } = value;
  const hasVersion = typeof apiVersion === 'string';
  const hasKind = typeof kind === 'string';
  if (isMap(metadata)) return hasVersion || hasKind;
  if (!hasVersion || !hasKind || kind === 'Config') return false;
  return Array.isArray(items) || deliveredGroups.test(apiVersion);
}

/**
 * A quick look at the text, so that workflow files, values and editor settings are not parsed: an
 * object names its kind or its apiVersion.
 */
export function mayHoldObjects(text: string): boolean {
  return /\bapiVersion["']?\s*:/.test(text) || /\bkind["']?\s*:/.test(text);
}

/** A template of some engine, which is no YAML before the engine ran. */
export function isTemplate(text: string): boolean {
  return text.includes('{{') || text.includes('{%');
}

import type { Resource } from '../model/resource.ts';
import { isMap } from '../yaml/cursor.ts';
import type { Path, Value } from '../yaml/document.ts';
import type { CatalogKind } from './catalog.ts';
import type { RawFault } from './judge.ts';
import { labelFault, pathSegmentFault, serviceNameFault, subdomainFault } from './names.ts';
import { judgeSystemMetadata } from './system-metadata.ts';
import { show } from './words.ts';

type Fields = { readonly [key: string]: Value };

/** Groups whose kinds may be named by anything that fits into a URL. */
const pathNamed: Readonly<Record<string, readonly string[]>> = {
  'rbac.authorization.k8s.io': ['Role', 'ClusterRole', 'RoleBinding', 'ClusterRoleBinding'],
  'flowcontrol.apiserver.k8s.io': ['FlowSchema', 'PriorityLevelConfiguration'],
  'certificates.k8s.io': ['CertificateSigningRequest', 'ClusterTrustBundle'],
};

/** All annotations of an object together, keys included. */
const annotationLimit = 256 * 1024;
const namespaceHelp =
  'write it, or let the overlay (namespace) or the Flux Kustomization (spec.targetNamespace) supply one';
/** The Jobs of a CronJob get 11 more characters, a label holds 63. */
const cronJobNameLimit = 52;

/** What the API server demands of names and namespaces; keys and values of labels are the schema's part. */
export function judgeMetadata(
  resource: Resource,
  kind: CatalogKind,
  expectNamespace: boolean,
): readonly RawFault[] {
  const root = resource.tree.value;
  const metadata = isMap(root) ? root.metadata : undefined;
  if (metadata !== undefined && metadata !== null && !isMap(metadata)) return [];
  const faults: RawFault[] = [];
  judgeName(resource, metadata, faults);
  const { namespace, annotations } = metadata ?? {};
  if (!kind.namespaced && !isMissing(namespace) && isWritten(resource, ['metadata', 'namespace'])) {
    const message = `${kind.kind} is cluster-scoped and has no namespace`;
    add(faults, ['metadata', 'namespace'], message, 'remove metadata.namespace');
  }
  if (kind.namespaced && expectNamespace && isMissing(resource.namespace)) {
    // As a place of its own, so that a contract rule about the namespace says it in the contract's words.
    const message = `metadata.namespace is missing: ${kind.kind} is namespaced`;
    add(faults, ['metadata', 'namespace'], message, namespaceHelp);
  }
  if (annotations !== undefined && isMap(annotations) && isTooLarge(annotations)) {
    add(faults, ['metadata', 'annotations'], 'metadata.annotations must have at most 256 KiB together');
  }
  if (metadata && isManaged(metadata)) faults.push(...judgeSystemMetadata(metadata));
  return faults;
}

/** Hardly any object in a repository has what controllers write. */
function isManaged({ ownerReferences, finalizers, managedFields }: Fields): boolean {
  return ownerReferences !== undefined || finalizers !== undefined || managedFields !== undefined;
}

function add(faults: RawFault[], path: Path, message: string, help?: string): void {
  const part = path.length < 2 ? 'key' : 'value';
  faults.push({ code: 'metadata', path, part, message, ...(help === undefined ? {} : { help }) });
}

function judgeName(resource: Resource, metadata: Fields | null | undefined, faults: RawFault[]): void {
  const name = metadata?.name;
  const generateName = metadata?.generateName;
  if (isMissing(name) && isMissing(generateName)) {
    const empty = name !== undefined ? 'name' : generateName !== undefined ? 'generateName' : undefined;
    if (empty) add(faults, ['metadata', empty], `metadata.${empty} must have a value, but is empty`);
    else add(faults, metadata === undefined ? [] : ['metadata'], 'metadata.name is missing');
  }
  if (typeof name === 'string' && name !== '') {
    const wrong = nameFault(resource, name);
    if (wrong !== undefined)
      add(faults, ['metadata', 'name'], `metadata.name ${wrong}, but is ${show(name)}`);
  }
  if (typeof generateName === 'string' && generateName !== '') {
    // Beside a name it is never used, and the API server's own check looks past the letter before the dash.
    const end = isMissing(name) ? /-$/ : /.-$/;
    const wrong = nameFault(resource, generateName.replace(end, 'a'));
    const message = `metadata.generateName ${wrong}, but is ${show(generateName)}`;
    if (wrong !== undefined) add(faults, ['metadata', 'generateName'], message);
  }
}

/**
 * A namespace transformer stamps every custom resource, cluster-scoped ones too, and the API server drops
 * what it finds there: only a person's own words are a mistake.
 */
function isWritten({ tree }: Resource, path: Path): boolean {
  const step = tree.origin(path, 'value')?.step;
  return step === undefined || step === 'written' || step === 'patch';
}

function isMissing(value: Value | undefined): boolean {
  return value === undefined || value === null || value === '';
}

function nameFault({ group, kind }: Resource, name: string): string | undefined {
  if (pathNamed[group]?.includes(kind)) return pathSegmentFault(name);
  if (group === '' && kind === 'Namespace') return labelFault(name);
  if (group === '' && kind === 'Service') return serviceNameFault(name);
  if (kind === 'CronJob' && group === 'batch' && name.length > cronJobNameLimit) {
    return `must have at most ${cronJobNameLimit} characters`;
  }
  return subdomainFault(name);
}

/** No character takes more than three bytes, so most need no counting. */
function isTooLarge(annotations: Fields): boolean {
  let characters = 0;
  for (const key in annotations) characters += key.length + String(annotations[key]).length;
  if (characters * 3 <= annotationLimit) return false;
  let size = 0;
  for (const key in annotations) size += bytes(key) + bytes(String(annotations[key]));
  return size > annotationLimit;
}

/** UTF-8 length, which is what the API server counts. */
export function bytes(text: string): number {
  let length = text.length;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit > 0x7ff && (unit < 0xd800 || unit > 0xdfff)) length += 2;
    else if (unit > 0x7f) length += 1;
  }
  return length;
}

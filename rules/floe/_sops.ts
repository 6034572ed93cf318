import { Cursor, type Resource, type Value } from '../../src/rule.ts';

/** A value that SOPS wrote. */
export function isCiphertext(value: Value | undefined): boolean {
  return typeof value === 'string' && /^\s*ENC\[AES256_GCM,.*\]\s*$/s.test(value);
}

/** An encrypted file that a generator put into a Secret; Flux decrypts it before the build. */
function holdsEncryptedFile(value: Value | undefined): boolean {
  if (typeof value !== 'string') return false;
  const text = decode(value);
  return /"mac": "ENC\[|\bmac: ENC\[|^sops_mac=ENC\[|^\[sops\]$/m.test(text) || isCiphertext(text);
}

function decode(value: string): string {
  try {
    return atob(value.replace(/\s/g, ''));
  } catch {
    return '';
  }
}

/** The entries of a Secret that stand in the repository for anyone to read. */
export function plainEntries(secret: Resource): Cursor[] {
  const root = Cursor.root(secret.tree);
  const plain = root.get('stringData').entries().filter(isPlain);
  const data = root
    .get('data')
    .entries()
    .filter(entry => isPlain(entry) && !holdsEncryptedFile(entry.value));
  return [...plain, ...data];
}

/** SOPS leaves empty values alone; a variable is filled in from elsewhere. */
function isPlain(entry: Cursor): boolean {
  const { value } = entry;
  if (value === null || value === '' || !entry.known || isCiphertext(value)) return false;
  return !(typeof value === 'string' && /^\s*\$\{[^}]*\}\s*$/.test(value));
}

/** What keeps Flux from decrypting an object that SOPS wrote, with the entry to blame. */
export interface Undecryptable {
  readonly because: 'noBlock' | 'noMac' | 'noRecipient';
  readonly at: Cursor;
}

export function undecryptable(resource: Resource): Undecryptable | undefined {
  const root = Cursor.root(resource.tree);
  const sops = root.get('sops');
  if (!resource.encrypted) {
    const [first] = ['stringData', 'data']
      .flatMap(key => root.get(key).entries())
      .filter(entry => isCiphertext(entry.value));
    // Files of a generator are decrypted before they become a Secret.
    const isWritten = first?.origin()?.step !== 'generator';
    return first && isWritten ? { because: 'noBlock', at: first.key } : undefined;
  }
  const mac = sops.get('mac');
  if (mac.value === undefined || mac.value === null || mac.value === '') {
    return { because: 'noMac', at: mac };
  }
  const hasRecipient = keyGroups.some(group => sops.get(group).items().length > 0);
  return hasRecipient ? undefined : { because: 'noRecipient', at: sops };
}

/** Where the block says who can decrypt. */
const keyGroups = ['age', 'pgp', 'kms', 'gcp_kms', 'azure_kv', 'hc_vault', 'hckms', 'key_groups'];

/** Whether Flux has something to decrypt in an object. */
export function needsDecryption(resource: Resource): boolean {
  if (resource.encrypted) return true;
  if (resource.kind !== 'Secret' || resource.group !== '') return false;
  const root = Cursor.root(resource.tree);
  return (
    root
      .get('data')
      .entries()
      .some(entry => isCiphertext(entry.value) || holdsEncryptedFile(entry.value)) ||
    root
      .get('stringData')
      .entries()
      .some(entry => isCiphertext(entry.value))
  );
}

/** Ciphertext where the cluster and kustomize need plain text. */
export function encryptedEnvelope(resource: Resource): Cursor | undefined {
  const root = Cursor.root(resource.tree);
  const fields = [
    root.get('apiVersion'),
    root.get('kind'),
    root.get('type'),
    ...root.get('metadata').entries(),
  ];
  const nested = ['labels', 'annotations'].flatMap(key => root.at(['metadata', key]).entries());
  return [...fields, ...nested].find(each => isCiphertext(each.value));
}

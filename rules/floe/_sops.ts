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

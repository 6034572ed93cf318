import type { ObjectIdentity } from './diagnostic.ts';

export interface FingerprintParts {
  readonly ruleId: string;
  readonly messageId: string;
  readonly file: string;
  readonly resource: ObjectIdentity | undefined;
  readonly pointer: string;
  readonly message: string;
}

/**
 * Names a finding by what it is about and never by where it stands, so that it survives edits above
 * it. 16 hex digits of FNV-1a over two lanes; collisions only ever merge two baseline entries.
 */
export function fingerprint(parts: FingerprintParts): string {
  const { resource } = parts;
  const identity = resource
    ? `${resource.apiVersion}\n${resource.kind}\n${resource.namespace ?? ''}\n${resource.name}`
    : '';
  const text = `${parts.ruleId}\n${parts.messageId}\n${parts.file}\n${identity}\n${parts.pointer}\n${parts.message}`;
  let low = 0x811c9dc5;
  let high = 0xcbf29ce4;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ code, 0x01000197);
  }
  return hex(high) + hex(low);
}

function hex(word: number): string {
  return (word >>> 0).toString(16).padStart(8, '0');
}

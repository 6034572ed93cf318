import { isMap } from '../yaml/cursor.ts';
import type { Path, Value } from '../yaml/document.ts';
import type { RawFault } from './judge.ts';
import { metadataKeyFault } from './names.ts';
import { pathText } from './path-text.ts';
import { show } from './words.ts';

type Fields = { readonly [key: string]: Value };

/** What the API server demands of the metadata that controllers write, and people only when they copy it. */
export function judgeSystemMetadata(metadata: Fields): RawFault[] {
  const { ownerReferences, finalizers, managedFields } = metadata;
  return [...judgeOwners(ownerReferences), ...judgeFinalizers(finalizers), ...judgeWriters(managedFields)];
}

function judgeOwners(owners: Value | undefined): RawFault[] {
  if (!Array.isArray(owners)) return [];
  const faults: RawFault[] = [];
  owners.forEach((owner: Value, index) => {
    if (!isMap(owner)) return;
    for (const key of ['apiVersion', 'kind', 'name', 'uid']) {
      if (owner[key] !== '') continue;
      faults.push(fault(['metadata', 'ownerReferences', index, key], 'must not be empty'));
    }
  });
  const controllers = owners.flatMap((owner: Value, index) =>
    isMap(owner) && owner.controller === true ? [index] : [],
  );
  const [, second] = controllers;
  if (second !== undefined) {
    const at = ['metadata', 'ownerReferences', second, 'controller'];
    faults.push(fault(at, 'may be true for one owner only'));
  }
  return faults;
}

function judgeFinalizers(finalizers: Value | undefined): RawFault[] {
  if (!Array.isArray(finalizers)) return [];
  const faults: RawFault[] = [];
  finalizers.forEach((name: Value, index) => {
    if (typeof name !== 'string') return;
    const wrong = metadataKeyFault(name);
    if (wrong === undefined) return;
    faults.push(fault(['metadata', 'finalizers', index], `${wrong}, but is ${show(name)}`));
  });
  if (finalizers.includes('orphan') && finalizers.includes('foregroundDeletion')) {
    faults.push(fault(['metadata', 'finalizers'], 'may not have both orphan and foregroundDeletion'));
  }
  return faults;
}

function judgeWriters(entries: Value | undefined): RawFault[] {
  if (!Array.isArray(entries)) return [];
  return entries.flatMap((entry: Value, index) => {
    if (!isMap(entry) || entry.operation === 'Apply' || entry.operation === 'Update') return [];
    // A value of another type is reported as that.
    if (entry.operation !== undefined && typeof entry.operation !== 'string') return [];
    const words = 'needs the operation Apply or Update';
    return [fault(['metadata', 'managedFields', index], words)];
  });
}

function fault(path: Path, words: string): RawFault {
  return { code: 'metadata', path, part: 'value', message: `${pathText(path)} ${words}`, basis: [path] };
}

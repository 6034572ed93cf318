import { type Complain, complaint } from './complaint.ts';
import { type Gvk, isSelected, sameGvk } from './identity.ts';
import { kindRank, stableText } from './kind-order.ts';
import type { Settings } from './settings.ts';
import type { FieldSpec, FieldSpecList, FieldSpecs, NameReference } from './tables.ts';

const lists: readonly FieldSpecList[] = [
  'namePrefix',
  'nameSuffix',
  'namespace',
  'commonLabels',
  'labels',
  'templateLabels',
  'commonAnnotations',
  'varReference',
  'images',
  'replicas',
];

export const noFieldSpecs: FieldSpecs = {
  namePrefix: [],
  nameSuffix: [],
  namespace: [],
  commonLabels: [],
  labels: [],
  templateLabels: [],
  commonAnnotations: [],
  varReference: [],
  images: [],
  replicas: [],
  nameReference: [],
};

/** Joins two sets of specs; the same field with another `create` is a conflict. */
export function mergeFieldSpecs(left: FieldSpecs, right: FieldSpecs, complain: Complain): FieldSpecs {
  if (left === right || right === noFieldSpecs) return left;
  if (left === noFieldSpecs) return right;
  const merged: { -readonly [K in keyof FieldSpecs]: FieldSpecs[K] } = { ...left };
  for (const list of lists) {
    const specs = mergeSpecLists(left[list], right[list], list, complain);
    merged[list] = specs === left[list] ? specs : [...specs].sort(byType);
  }
  merged.nameReference = mergeReferences(left.nameReference, right.nameReference, complain);
  return merged;
}

export function mergeSpecLists(
  left: readonly FieldSpec[],
  right: readonly FieldSpec[],
  list: string,
  complain: Complain,
): readonly FieldSpec[] {
  if (right.length === 0 || left === right) return left;
  const merged = [...left];
  // Nearly always both sides hold the built-in specs, which are the very same objects.
  const known = new Set(left);
  for (const spec of right) {
    if (known.has(spec)) continue;
    const same = merged.find(each => each.path === spec.path && isSelected(each, spec));
    if (!same) merged.push(spec);
    else if (same.create !== spec.create)
      complain(complaint('field-spec-conflict', { path: spec.path, list }));
  }
  return merged.length === left.length ? left : merged;
}

function mergeReferences(
  left: readonly NameReference[],
  right: readonly NameReference[],
  complain: Complain,
): readonly NameReference[] {
  if (left === right) return left;
  const merged = [...left];
  const known = new Set(left);
  for (const reference of right) {
    if (known.has(reference)) continue;
    const index = merged.findIndex(each => sameGvk(each, reference));
    const same = merged[index];
    if (!same) {
      merged.push(reference);
      continue;
    }
    const referrers = mergeSpecLists(same.referrers, reference.referrers, 'nameReference', complain);
    if (referrers !== same.referrers) merged[index] = { ...same, referrers };
  }
  return merged.sort(byType);
}

function byType(left: Gvk, right: Gvk): number {
  const rank = kindRank(left.kind) - kindRank(right.kind);
  if (rank !== 0) return rank;
  const [one, other] = [stableText(left), stableText(right)];
  return one < other ? -1 : one > other ? 1 : 0;
}

/** The specs of a file that `configurations` names. */
export function readFieldSpecs(settings: Settings): FieldSpecs {
  const specs: { -readonly [K in keyof FieldSpecs]: FieldSpecs[K] } = { ...noFieldSpecs };
  for (const list of lists) specs[list] = settings.structs(list).map(readFieldSpec);
  specs.nameReference = settings.structs('nameReference').map(reference => ({
    ...readGvk(reference),
    referrers: reference.structs('fieldSpecs').map(readFieldSpec),
  }));
  return specs;
}

export function readFieldSpec(settings: Settings): FieldSpec {
  return { ...readGvk(settings), path: settings.text('path'), create: settings.flag('create') };
}

export function readGvk(settings: Settings): Gvk {
  return { group: settings.text('group'), version: settings.text('version'), kind: settings.text('kind') };
}

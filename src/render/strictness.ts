import { type FluxMinor, isStrict, minorOfComponents, minorOfInstance } from '../flux/flux-version.ts';
import { strictGate } from '../flux/strict-gate.ts';
import type { Repository } from '../model/repository.ts';
import type { Inventory } from './inventory.ts';

/**
 * Whether an undefined variable stops a build: what the feature gate says, else what the version does.
 * Where clusters differ, the one that accepts more counts.
 */
export function isStrictRepository(
  repository: Repository,
  inventory: Inventory,
  configured: FluxMinor | undefined,
): boolean {
  const gates = new Set([...textsOf(repository, inventory)].map(strictGate));
  if (gates.has(false)) return false;
  return gates.has(true) || isStrict(configured ?? minorOf(inventory));
}

/** Controllers get their arguments from a patch in a kustomization file or from a FluxInstance. */
function* textsOf(repository: Repository, { manifests, folders }: Inventory): Iterable<string> {
  for (const { file } of manifests.values()) yield file.source.text;
  for (const { kustomizations } of folders.values()) {
    for (const path of kustomizations) {
      const text = repository.readText(path);
      if (typeof text === 'string') yield text;
    }
  }
}

/** Clusters in several stages of an upgrade are judged by the oldest. */
function minorOf({ manifests, instances }: Inventory): FluxMinor | undefined {
  const found = instances.map(minorOfInstance);
  for (const [path, { file }] of manifests) {
    if (path.endsWith('gotk-components.yaml')) found.push(minorOfComponents(file.source.text));
  }
  return found.filter(minor => minor !== undefined).sort((a, b) => a.major - b.major || a.minor - b.minor)[0];
}

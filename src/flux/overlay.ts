import type { FluxOverlay } from '../kustomize/options.ts';
import type { Resource } from '../model/resource.ts';
import { specOf } from './flux-kustomization.ts';

/** The fields of a Flux Kustomization that are merged into the kustomization file at its path. */
export function fluxOverlay(kustomization: Resource): FluxOverlay {
  const spec = specOf(kustomization);
  return {
    targetNamespace: spec.get('targetNamespace'),
    namePrefix: spec.get('namePrefix'),
    nameSuffix: spec.get('nameSuffix'),
    patches: spec.get('patches'),
    patchesStrategicMerge: spec.get('patchesStrategicMerge'),
    patchesJson6902: spec.get('patchesJson6902'),
    images: spec.get('images'),
    components: spec.get('components'),
    ignoreMissingComponents: spec.get('ignoreMissingComponents'),
    buildMetadata: spec.get('buildMetadata'),
  };
}

import { minorOfComponents, minorOfInstance } from '../flux/flux-version.ts';
import type { Workspace } from '../model/workspace.ts';
import type { MinorVersion } from '../rule.ts';
import type { TargetSource } from './result.ts';

export interface AssumedFlux {
  readonly flux: MinorVersion;
  readonly assumedFrom: TargetSource;
}

/**
 * The Flux minor that the repository itself tells: a FluxInstance names it, and `flux bootstrap` writes
 * it as a label on everything in gotk-components.yaml and in that file's first comment. Clusters in
 * several stages of an upgrade are judged by the oldest, which knows the fewest fields.
 */
export function detectFlux(workspace: Workspace): AssumedFlux | undefined {
  const found: AssumedFlux[] = [];
  for (const { source } of workspace.files) {
    if (!source.path.endsWith('gotk-components.yaml')) continue;
    const flux = minorOfComponents(source.text);
    if (flux) found.push({ flux, assumedFrom: 'gotk-components' });
  }
  for (const scope of workspace.scopes) {
    const releases = scope.named({ group: 'helm.toolkit.fluxcd.io', kind: 'HelmRelease' }, 'flux-instance');
    for (const instance of [
      ...scope.ofKind({ group: 'fluxcd.controlplane.io', kind: 'FluxInstance' }),
      ...releases,
    ]) {
      const flux = minorOfInstance(instance);
      if (flux) found.push({ flux, assumedFrom: 'flux-instance' });
    }
  }
  return found.sort((a, b) => a.flux.major - b.flux.major || a.flux.minor - b.flux.minor)[0];
}

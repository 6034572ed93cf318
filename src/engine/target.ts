import type { Workspace } from '../model/workspace.ts';
import type { MinorVersion } from '../rule.ts';
import { Cursor } from '../yaml/cursor.ts';
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
    const version = /(?:Flux Version:|app\.kubernetes\.io\/version:)\s*["']?v?(\d+)\.(\d+)/.exec(source.text);
    if (version) found.push(assumed(version, 'gotk-components'));
  }
  for (const scope of workspace.scopes) {
    for (const instance of scope.ofKind({ group: 'fluxcd.controlplane.io', kind: 'FluxInstance' })) {
      const text = Cursor.root(instance.tree).at(['spec', 'distribution', 'version']).string();
      // `2.x` says nothing; `2.9.x` and `v2.9.1` do.
      const version = /^[=v~^]*(\d+)\.(\d+)/.exec(text ?? '');
      if (version) found.push(assumed(version, 'flux-instance'));
    }
  }
  return found.sort((a, b) => a.flux.major - b.flux.major || a.flux.minor - b.flux.minor)[0];
}

function assumed([, major, minor]: RegExpExecArray, assumedFrom: TargetSource): AssumedFlux {
  return { flux: { major: Number(major), minor: Number(minor) }, assumedFrom };
}

import type { Resource } from '../model/resource.ts';
import { Cursor } from '../yaml/cursor.ts';

/** A minor version, `{ major: 2, minor: 9 }`. */
export interface FluxMinor {
  readonly major: number;
  readonly minor: number;
}

/** The version that `flux bootstrap` writes on everything in gotk-components.yaml. */
export function minorOfComponents(text: string): FluxMinor | undefined {
  return minorIn(/(?:Flux Version:|app\.kubernetes\.io\/version:)\s*["']?v?(\d+)\.(\d+)/.exec(text));
}

/** `spec.distribution.version` of a FluxInstance; `2.x` says nothing. */
export function minorOfInstance(instance: Resource): FluxMinor | undefined {
  const root = Cursor.root(instance.tree);
  const spec = instance.kind === 'HelmRelease' ? root.at(['spec', 'values', 'instance']) : root.get('spec');
  const version = spec.at(['distribution', 'version']).string() ?? '';
  return minorIn(/^[=v~^]*(\d+)\.(\d+)/.exec(version));
}

/** Undefined variables stop a build since Flux 2.9. https://github.com/fluxcd/flux2/issues/5967 */
export function isStrict(minor: FluxMinor | undefined): boolean {
  return minor === undefined || minor.major > 2 || (minor.major === 2 && minor.minor >= 9);
}

function minorIn(match: RegExpExecArray | null): FluxMinor | undefined {
  return match ? { major: Number(match[1]), minor: Number(match[2]) } : undefined;
}

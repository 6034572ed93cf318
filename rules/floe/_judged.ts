import type { Reference, ResourceContext, SchemaFault } from '../../src/rule.ts';
import { floeOverlays } from './_overlays.ts';
import { floeReleases, floeSources } from './_release.ts';
import { needsDecryption } from './_sops.ts';

/**
 * What the general rules leave to the contract, so that one fault is one finding. A rule of another
 * area asks only after it has found something, so a repository without faults pays nothing.
 */
export function isJudgedByContract(fault: SchemaFault, ctx: ResourceContext): boolean {
  const { resource } = ctx;
  // A missing field is reported at its parent, in words that begin with its path.
  const path = fault.code === 'required' ? (fault.message.split(' ')[0] ?? '') : fault.at.path.join('.');
  switch (resource.kind) {
    case 'HelmRelease':
      return isReleaseMatter(path, fault, ctx);
    case 'OCIRepository':
      return /^spec\.(url|ref\.(tag|semver|digest))$/.test(path) && floeSources(ctx).includes(resource);
    case 'Kustomization':
      return path === 'spec.decryption.provider' && deliversEncrypted(ctx);
    default:
      return false;
  }
}

function isReleaseMatter(path: string, { code, message }: SchemaFault, ctx: ResourceContext): boolean {
  const release = floeReleases(ctx).get(ctx.resource);
  if (!release) return false;
  if (path === 'spec' && code === 'cel') return message.includes('chartRef');
  if (path === 'spec.chartRef.kind') return code === 'enum';
  const optional = release.overrides?.entry.get('optional').path.join('.');
  return path === optional || path.startsWith('spec.chart.');
}

function deliversEncrypted(ctx: ResourceContext): boolean {
  return floeOverlays(ctx).some(
    ({ build, resources }) => build.delivery === ctx.resource && resources.some(needsDecryption),
  );
}

/** References of a floe release that rules of this area follow themselves. */
export function isContractReference({ from, field, entry }: Reference, ctx: ResourceContext): boolean {
  const release = floeReleases(ctx).get(from);
  if (!release) return false;
  if (field === 'chartRef' || field === 'sourceRef') return true;
  const layers = [release.compiled, release.overrides];
  return field === 'valuesFrom' && layers.some(layer => layer?.index === entry.path.at(-1));
}

import type { Accumulator } from './accumulate.ts';
import type { BuildRun } from './build-run.ts';
import type { Kustomization } from './kustomization.ts';

export function runGeneratorPlugins(
  _run: BuildRun,
  _kustomization: Kustomization,
  _into: Accumulator,
): void {}
export function runTransformerPlugins(
  _run: BuildRun,
  _kustomization: Kustomization,
  _into: Accumulator,
): void {}
export function runValidators(_run: BuildRun, _kustomization: Kustomization, _into: Accumulator): void {}

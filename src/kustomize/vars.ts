import type { Accumulator } from './accumulate.ts';
import type { BuildRun } from './build-run.ts';
import type { Kustomization } from './kustomization.ts';

export type Variables = Map<string, string>;
export function collectVars(_run: BuildRun, _kustomization: Kustomization, _into: Accumulator): void {}
export function joinVars(_run: BuildRun, _into: Variables, _from: Variables): void {}
export function resolveVars(_run: BuildRun, _into: Accumulator): void {}

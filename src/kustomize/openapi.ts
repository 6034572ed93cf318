import type { BuildRun, Directory } from './build-run.ts';
import type { Settings } from './settings.ts';

/** Takes over a kustomization's own `openapi`, unless one was chosen before. */
export function chooseOpenApi(_run: BuildRun, _directory: Directory, _settings: Settings): void {}

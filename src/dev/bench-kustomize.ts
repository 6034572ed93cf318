import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';

/** What the real tool takes for every overlay of a repository, one process each as a script would call it. */
export interface KustomizeTime {
  readonly overlays: number;
  readonly milliseconds: number;
}

/** `undefined` when there is no `kustomize` on the PATH. */
export function timeKustomize(root: string): KustomizeTime | undefined {
  if (spawnSync('kustomize', ['version']).status !== 0) return undefined;
  const overlays = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter(path => path.endsWith('kustomization.yaml'))
    .map(path => `${root}/${path.slice(0, -'kustomization.yaml'.length)}`);
  const start = process.hrtime.bigint();
  for (const overlay of overlays) {
    const { status, stderr } = spawnSync('kustomize', ['build', overlay], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`kustomize build ${overlay}: ${stderr}`);
  }
  return { overlays: overlays.length, milliseconds: Number(process.hrtime.bigint() - start) / 1e6 };
}

/** One line for the report; `ours` is one process for all of them, its start included. A tenth is the limit. */
export function againstKustomize(ours: number, real: KustomizeTime | undefined): string {
  if (!real) return 'against kustomize: not measured, there is no kustomize on the PATH';
  const { overlays, milliseconds } = real;
  const ratio = ours / milliseconds;
  const missed = ratio >= 0.1 ? ', MISSED' : '';
  const each = (milliseconds / overlays).toFixed(1);
  return `against kustomize build for each of ${overlays} overlays (${milliseconds.toFixed(0)} ms, ${each} each): ${ratio.toFixed(3)} (at most 0.1${missed})`;
}

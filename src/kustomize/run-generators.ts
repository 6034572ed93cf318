import type { Accumulator } from './accumulate.ts';
import { relativePath } from './accumulate.ts';
import type { BuildRun } from './build-run.ts';
import { absorb, type GeneratedKind, generate } from './generate.ts';
import type { Kustomization } from './kustomization.ts';
import { builtInNote } from './origin-note.ts';
import { runGeneratorPlugins } from './plugins.ts';

const generators: readonly (readonly [field: string, kind: GeneratedKind])[] = [
  ['configMapGenerator', 'ConfigMap'],
  ['secretGenerator', 'Secret'],
];

/** ConfigMaps, then Secrets, then charts, which cannot be had offline, then plugins. */
export function runGenerators(run: BuildRun, kustomization: Kustomization, into: Accumulator): void {
  const { directory, settings, file } = kustomization;
  if (file) {
    const common = settings.struct('generatorOptions');
    for (const [field, kind] of generators) {
      for (const entry of settings.structs(field)) {
        const draft = generate(run, directory, { kind, entry, common, source: file.source });
        if (!draft) continue;
        const path = relativePath(run.directory, file.source.path);
        if (run.notes) draft.note = builtInNote(path, `${kind}Generator`);
        absorb(run, into.collection, draft, entry);
      }
    }
  }
  for (const field of ['helmCharts', 'helmChartInflationGenerator']) {
    for (const chart of settings.at(field).items()) {
      const name = chart.at(['name']).value ?? chart.at(['chartName']).value;
      run.unrendered.push({ what: 'helm-chart', detail: typeof name === 'string' ? name : '', at: chart });
    }
  }
  runGeneratorPlugins(run, kustomization, into);
}

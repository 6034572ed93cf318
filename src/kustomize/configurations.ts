import { Cursor } from '../yaml/cursor.ts';
import { documentTree } from '../yaml/tree.ts';
import type { BuildRun, Directory } from './build-run.ts';
import { mergeFieldSpecs, noFieldSpecs, readFieldSpecs } from './field-specs.ts';
import type { Kustomization } from './kustomization.ts';
import { configurationShape } from './kustomization-schema.ts';
import { Settings, type TextSetting } from './settings.ts';
import { checkShape } from './shape-check.ts';
import { builtInFieldSpecs, type FieldSpecs } from './tables.ts';

/** The field specs a kustomization works with: built in, and those of `configurations`. */
export function configuredFieldSpecs(run: BuildRun, { directory, settings }: Kustomization): FieldSpecs {
  let specs = noFieldSpecs;
  for (const setting of settings.texts('configurations')) {
    const own = readConfiguration(run, directory, setting);
    if (own) specs = mergeFieldSpecs(specs, own, run.complainAt(setting.at));
  }
  return mergeFieldSpecs(
    builtInFieldSpecs(),
    specs,
    run.complainAt(lastOf(settings.texts('configurations'), settings)),
  );
}

/** Many directories name the same file, so it is read once in a build. */
function readConfiguration(
  run: BuildRun,
  directory: Directory,
  setting: TextSetting,
): FieldSpecs | undefined {
  const parsed = run.parseFile(directory, setting, 'values', 'missing-file');
  const [document] = parsed?.documents ?? [];
  if (!document) return undefined;
  const known = run.configurations.get(document);
  if (known) return known;
  const cursor = Cursor.root(documentTree(document));
  checkShape(cursor, configurationShape, true, (found, at) => run.report(found, at));
  const specs = readFieldSpecs(new Settings(cursor, true));
  run.configurations.set(document, specs);
  return specs;
}

function lastOf(settings: readonly TextSetting[], { cursor }: Settings): Cursor {
  return settings.at(-1)?.at ?? cursor;
}

import type { Build, KustomizationFile } from '../model/build.ts';
import type { Repository } from '../model/repository.ts';
import type { Resource } from '../model/resource.ts';
import type { SourceFile } from '../text/span.ts';
import { resourcesOf } from './manifest.ts';
import { kustomizationOf, ReachMap } from './reach.ts';

/** The thin form: `resources` only, as long as src/kustomize has no build. */
export function buildDirectory(
  repository: Repository,
  directory: string,
  delivery: Resource | undefined,
): Build {
  const root = kustomizationOf(repository, directory);
  const resources: Resource[] = [];
  const manifests: SourceFile[] = [];
  const files: KustomizationFile[] = [];
  for (const path of new ReachMap(repository).of(directory).files) {
    const name = path.slice(path.lastIndexOf('/') + 1);
    const isList = /^kustomization\.ya?ml$|^Kustomization$/.test(name);
    const parsed = repository.parse(path, isList ? 'values' : 'manifest');
    if ('error' in parsed) continue;
    const [document] = parsed.documents;
    if (isList && document) {
      const folder = path.slice(0, Math.max(0, path.length - name.length - 1));
      files.push({
        source: parsed.source,
        directory: folder,
        document,
        root: path === root,
        component: false,
      });
    } else {
      manifests.push(parsed.source);
      resources.push(...resourcesOf(parsed).map(resource => ({ ...resource, overlay: directory })));
    }
  }
  return {
    directory,
    kind: root === undefined ? 'generated' : 'kustomization',
    delivery,
    resources,
    files,
    manifests,
    problems: [],
    unrendered: [],
  };
}

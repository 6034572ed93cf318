import { generateList } from '../flux/generated-list.ts';
import { build } from '../kustomize/build.ts';
import type { Build } from '../model/build.ts';
import type { Repository } from '../model/repository.ts';
import { kustomizationOf } from './reach.ts';

/**
 * Builds one directory by itself, as `kustomize build` would; for a directory without a kustomization
 * file, with the list that Flux would make.
 */
export function renderDirectory(repository: Repository, directory: string, restrict: 'root' | 'none'): Build {
  if (kustomizationOf(repository, directory) !== undefined) return build(repository, directory, { restrict });
  const { resources, problems } = generateList(repository, directory, () => false);
  const built = build(repository, directory, { restrict, generatedResources: resources });
  return { ...built, problems: [...problems, ...built.problems] };
}

import { addCommonMetadata } from '../flux/common-metadata.ts';
import { specOf } from '../flux/flux-kustomization.ts';
import { generateList } from '../flux/generated-list.ts';
import { fluxOverlay } from '../flux/overlay.ts';
import type { FluxProblemCode } from '../flux/problem-codes.ts';
import { artifactView, type Exclusions } from '../flux/source-ignore.ts';
import { pathCursor } from '../flux/sources.ts';
import { substitution } from '../flux/substitute.ts';
import { type FindObject, readVariables } from '../flux/variables.ts';
import { build as kustomize } from '../kustomize/build.ts';
import type { Build, BuildProblem } from '../model/build.ts';
import type { Repository } from '../model/repository.ts';
import type { Resource } from '../model/resource.ts';
import { kustomizationOf } from './reach.ts';
import { readRecorder } from './read-recorder.ts';

/** What one Flux Kustomization needs to be rendered. */
export interface DeliveryInput {
  readonly repository: Repository;
  readonly kustomization: Resource;
  readonly directory: string;
  readonly exclusions: Exclusions;
  /** Some files are symlinks, which no artifact holds. */
  readonly hasLinks: boolean;
  readonly find: FindObject;
  readonly strict: boolean;
}

export interface Delivered {
  readonly build: Build;
  readonly reads: ReadonlySet<string>;
}

/** Builds a directory as kustomize-controller does: merged fields, then variables, then common metadata. */
export function renderDelivery(input: DeliveryInput): Delivered {
  const { kustomization, directory, exclusions } = input;
  const narrowed = exclusions.custom || input.hasLinks;
  const view = narrowed ? artifactView(input.repository, exclusions) : input.repository;
  const { repository, reads } = readRecorder(view);
  if (narrowed && view.kind(directory) !== 'directory') {
    const lost = emptyBuild(kustomization, directory, [pathProblem('path-not-in-artifact', kustomization)]);
    return { build: lost, reads };
  }
  const built = withKustomize(repository, input);
  const variables = readVariables(kustomization, input.find, input.strict);
  const problems = [...built.problems, ...variables.problems];
  const substitute = substitution(variables);
  const substituted = built.resources.map(resource => {
    const done = substitute(resource);
    problems.push(...done.problems);
    return done.resource;
  });
  const resources = addCommonMetadata(substituted, kustomization);
  return { build: { ...built, resources, problems }, reads };
}

function withKustomize(
  repository: Repository,
  { kustomization, directory, exclusions }: DeliveryInput,
): Build {
  const options = { lenientRoot: true, overlay: fluxOverlay(kustomization), delivery: kustomization };
  if (kustomizationOf(repository, directory) !== undefined) return kustomize(repository, directory, options);
  const list = generateList(repository, directory, path => exclusions.excludes(path));
  const problems = [...list.problems];
  if (list.resources.length === 0 && problems.length === 0) {
    problems.push({ ...pathProblem('generated-empty', kustomization), fatal: false });
  }
  const built = kustomize(repository, directory, { ...options, generatedResources: list.resources });
  return { ...built, problems: [...problems, ...built.problems] };
}

/** A build of nothing, for a delivery that stops before kustomize. */
export function emptyBuild(
  kustomization: Resource,
  directory: string,
  problems: readonly BuildProblem[],
): Build {
  return {
    directory,
    kind: 'generated',
    delivery: kustomization,
    resources: [],
    files: [],
    manifests: [],
    problems,
    unrendered: [],
  };
}

export function pathProblem(code: FluxProblemCode, kustomization: Resource): BuildProblem {
  const at = pathCursor(kustomization);
  const path = specOf(kustomization).get('path').string() ?? './';
  return { code, data: { path }, at, related: [], fatal: true };
}

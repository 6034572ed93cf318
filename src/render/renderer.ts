import { isFluxKustomization, specOf } from '../flux/flux-kustomization.ts';
import { type Location, pathCursor, type Sources } from '../flux/sources.ts';
import type { Build } from '../model/build.ts';
import type { Repository } from '../model/repository.ts';
import type { Resource } from '../model/resource.ts';
import { buildDirectory } from './build-directory.ts';
import { readRecorder } from './read-recorder.ts';
import { identityOf, type Rendered } from './rendered.ts';

/** Makes builds, and follows the Flux Kustomizations in what they deliver. */
export class Renderer {
  /** In the order they were found, parents before what they deliver. */
  readonly rendered: Rendered[] = [];
  readonly #repository: Repository;
  readonly #sources: Sources;
  /** Deliveries per cluster, so that a Kustomization that delivers itself is followed once. */
  readonly #delivered = new Map<Rendered, Set<string>>();

  constructor(repository: Repository, sources: Sources) {
    this.#repository = repository;
    this.#sources = sources;
  }

  /** An overlay that nothing in the repository delivers, built as `kustomize build` would. */
  standalone(directory: string): void {
    const recorder = readRecorder(this.#repository);
    const build = buildDirectory(recorder.repository, directory, undefined);
    this.#add({ build, reads: recorder.reads, parent: undefined, entry: undefined });
  }

  /** Manifests as they are. */
  asWritten(build: Build): void {
    const reads = new Set(build.manifests.map(({ path }) => path));
    this.#add({ build, reads, parent: undefined, entry: undefined });
  }

  /** The Kustomization that Flux was bootstrapped with: what it delivers is a cluster. */
  entry(kustomization: Resource): void {
    const location = this.#sources.locate(kustomization);
    if (location.state !== 'here') return;
    const first = this.#build(kustomization, location.directory);
    const own = first.build.resources.find(resource => isSame(resource, kustomization));
    // The bootstrap Kustomization is often patched by the very directory it delivers.
    const settled = own && !sameSpec(own, kustomization) ? this.#build(own, location.directory) : first;
    const rendered = { ...settled, parent: undefined, entry: location.directory };
    this.#delivered.set(rendered, new Set([deliveryKey(kustomization, location)]));
    this.#add(rendered);
  }

  #add(first: Rendered): void {
    const pending = [first];
    for (let next = pending.shift(); next; next = pending.shift()) {
      this.rendered.push(next);
      const root = rootOf(next);
      for (const resource of next.build.resources) {
        if (isFluxKustomization(resource)) this.#follow(resource, next, root, pending);
      }
    }
  }

  #follow(kustomization: Resource, parent: Rendered, root: Rendered, pending: Rendered[]): void {
    const location = this.#sources.locate(kustomization);
    const key = deliveryKey(kustomization, location);
    const delivered = this.#delivered.get(root) ?? new Set();
    this.#delivered.set(root, delivered);
    if (delivered.has(key)) return;
    delivered.add(key);
    const remote = specOf(kustomization).get('kubeConfig').exists;
    if (location.state === 'here') {
      const entry = remote ? location.directory : undefined;
      pending.push({ ...this.#build(kustomization, location.directory), parent, entry });
    } else {
      const build = unbuilt(kustomization, location);
      if (build) pending.push({ build, reads: new Set(), parent, entry: undefined });
    }
  }

  #build(kustomization: Resource, directory: string): { build: Build; reads: ReadonlySet<string> } {
    const recorder = readRecorder(this.#repository);
    const build = buildDirectory(recorder.repository, directory, kustomization);
    return { build, reads: recorder.reads };
  }
}

function rootOf(rendered: Rendered): Rendered {
  let at = rendered;
  while (at.parent && at.entry === undefined) at = at.parent;
  return at;
}

function deliveryKey(kustomization: Resource, location: Location): string {
  const directory = 'directory' in location ? location.directory : location.state;
  return `${identityOf(kustomization)} ${directory}`;
}

function isSame(a: Resource, b: Resource): boolean {
  return (
    isFluxKustomization(a) &&
    a.name === b.name &&
    (a.namespace ?? b.namespace) === (b.namespace ?? a.namespace)
  );
}

function sameSpec(a: Resource, b: Resource): boolean {
  return JSON.stringify(specOf(a).value) === JSON.stringify(specOf(b).value);
}

/** What is delivered from nowhere: a path that is missing stops Flux, another repository is unknown. */
function unbuilt(kustomization: Resource, location: Exclude<Location, { state: 'here' }>): Build | undefined {
  const at = pathCursor(kustomization);
  const path = at.string() ?? '';
  const empty: Build = {
    directory: 'directory' in location ? location.directory : '',
    kind: 'generated',
    delivery: kustomization,
    resources: [],
    files: [],
    manifests: [],
    problems: [],
    unrendered: [],
  };
  if (location.state === 'missing') {
    return { ...empty, problems: [{ code: 'path-not-found', data: { path }, at, related: [], fatal: true }] };
  }
  const what = location.state === 'external' ? 'source' : 'field';
  const from = specOf(kustomization).get('sourceRef');
  return {
    ...empty,
    unrendered: [
      {
        what,
        detail: what === 'source' ? (from.get('name').string() ?? '') : 'path',
        at: from.exists ? from : at,
      },
    ],
  };
}

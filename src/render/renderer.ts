import { isFluxKustomization, specOf } from '../flux/flux-kustomization.ts';
import { isResourceSet, renderResourceSet } from '../flux/resource-set.ts';
import { type Location, pathCursor, type Sources } from '../flux/sources.ts';
import { build as kustomize } from '../kustomize/build.ts';
import type { Build } from '../model/build.ts';
import type { Repository } from '../model/repository.ts';
import type { Resource } from '../model/resource.ts';
import { type Delivered, emptyBuild, pathProblem, renderDelivery } from './delivery.ts';
import { readRecorder } from './read-recorder.ts';
import { identityOf, type Rendered, rootOf } from './rendered.ts';
import { withOpenVariables } from './undelivered.ts';
import { VariableObjects } from './variable-objects.ts';

/** What a renderer works with. */
export interface RendererInput {
  readonly repository: Repository;
  readonly sources: Sources;
  /** ConfigMaps and Secrets as written, by `Kind/name`. */
  readonly variables: ReadonlyMap<string, readonly Resource[]>;
  readonly hasLinks: boolean;
  /** Undefined variables stop a build. */
  readonly strict: boolean;
}

/** A Flux Kustomization of this repository, seen but not yet built. */
interface Order {
  readonly kustomization: Resource;
  readonly location: Extract<Location, { state: 'here' }>;
  readonly parent: Rendered;
}

/** Makes builds, and follows the Flux Kustomizations in what they deliver. */
export class Renderer {
  /** In the order they were found, parents before what they deliver. */
  readonly rendered: Rendered[] = [];
  readonly #input: RendererInput;
  /** Deliveries per cluster, so that a Kustomization that delivers itself is followed once. */
  readonly #delivered = new Map<Rendered, Set<string>>();

  readonly #objects: VariableObjects;

  constructor(input: RendererInput) {
    this.#input = input;
    this.#objects = new VariableObjects(input.variables);
  }

  /** An overlay that nothing in the repository delivers. */
  standalone(directory: string): void {
    const { repository, reads } = readRecorder(this.#input.repository);
    const build = kustomize(repository, directory, { lenientRoot: true });
    this.#add({ build: withOpenVariables(build), reads, parent: undefined, entry: undefined });
  }

  /** Manifests as they are. */
  asWritten(build: Build): void {
    const reads = new Set(build.manifests.map(({ path }) => path));
    this.#add({ build: withOpenVariables(build), reads, parent: undefined, entry: undefined });
  }

  /** The Kustomization that Flux was bootstrapped with: what it delivers is a cluster. */
  entry(kustomization: Resource): void {
    const location = this.#input.sources.locate(kustomization);
    if (location.state !== 'here') return;
    const first = this.#deliver(kustomization, location, undefined);
    const own = first.build.resources.find(resource => isSame(resource, kustomization));
    // The bootstrap Kustomization is often patched by the very directory it delivers.
    const settled = own && !sameSpec(own, kustomization) ? this.#deliver(own, location, undefined) : first;
    const rendered = { ...settled, parent: undefined, entry: location.directory };
    this.#delivered.set(rendered, new Set([deliveryKey(kustomization, location)]));
    this.#add(rendered);
  }

  #add(first: Rendered): void {
    const orders: Order[] = [];
    const waiting: Order[] = [];
    this.#note(first, orders);
    for (;;) {
      const order = orders.shift();
      if (order && this.#lacksVariables(order)) {
        waiting.push(order);
        continue;
      }
      const next = order ?? this.#nextOf(waiting);
      if (!next) return;
      const { kustomization, location, parent } = next;
      const remote = specOf(kustomization).get('kubeConfig').exists;
      const entry = remote ? location.directory : undefined;
      const { build, reads } = this.#deliver(kustomization, location, parent);
      // What is left out of an overlay delivers nothing either.
      const kind = parent.build.kind === 'orphan' ? 'orphan' : build.kind;
      this.#note({ build: { ...build, kind }, reads, parent, entry }, orders);
    }
  }

  /** Only when nothing else is left to build, an object that is still missing is missing. */
  #nextOf(waiting: Order[]): Order | undefined {
    const ready = waiting.findIndex(order => !this.#lacksVariables(order));
    return waiting.splice(Math.max(ready, 0), 1)[0];
  }

  #note(rendered: Rendered, orders: Order[]): void {
    this.rendered.push(rendered);
    this.#objects.add(rendered);
    const root = rootOf(rendered);
    const delivered = this.#delivered.get(root) ?? new Set();
    this.#delivered.set(root, delivered);
    for (const kustomization of rendered.build.resources) {
      if (isResourceSet(kustomization)) this.#note(this.#expand(kustomization, rendered), orders);
      if (!isFluxKustomization(kustomization)) continue;
      const location = this.#input.sources.locate(kustomization);
      const key = deliveryKey(kustomization, location);
      if (delivered.has(key) || isOwn(rendered.build, kustomization, location)) continue;
      if ('directory' in location && isEndless(rendered, location.directory)) continue;
      delivered.add(key);
      if (location.state === 'here') orders.push({ kustomization, location, parent: rendered });
      else {
        const build = unbuilt(kustomization, location);
        this.rendered.push({ build, reads: new Set(), parent: rendered, entry: undefined });
      }
    }
  }

  /** What flux-operator makes of a ResourceSet: one more build of the same overlay. */
  #expand(set: Resource, parent: Rendered): Rendered {
    const { directory, delivery, kind } = parent.build;
    const output = renderResourceSet(set, this.#objects.providerFinder(parent));
    const build: Build = {
      directory,
      kind: kind === 'orphan' ? 'orphan' : 'generated',
      delivery,
      ...output,
      files: [],
      manifests: [],
    };
    return { build, reads: new Set(), parent, entry: undefined };
  }

  #deliver(
    kustomization: Resource,
    location: Extract<Location, { state: 'here' }>,
    parent: Rendered | undefined,
  ): Delivered {
    const { repository, sources, hasLinks, strict } = this.#input;
    return renderDelivery({
      repository,
      kustomization,
      directory: location.directory,
      exclusions: sources.exclusions(kustomization, location.base),
      hasLinks,
      find: this.#objects.finder(kustomization, parent),
      strict,
    });
  }

  #lacksVariables({ kustomization, parent }: Order): boolean {
    const root = rootOf(parent);
    return specOf(kustomization)
      .at(['postBuild', 'substituteFrom'])
      .items()
      .some(entry => {
        const [kind, name] = [entry.get('kind').string(), entry.get('name').string()];
        if (kind === undefined || name === undefined) return false;
        return this.#objects.find(root, kind, kustomization.namespace ?? '', name) === undefined;
      });
  }
}

function deliveryKey(kustomization: Resource, location: Location): string {
  const directory = 'directory' in location ? location.directory : location.state;
  return `${identityOf(kustomization)} ${directory}`;
}

/** The Kustomization of a directory that was read as it is because its own file keeps it from being built. */
function isOwn(build: Build, kustomization: Resource, location: Location): boolean {
  return (
    build.delivery === kustomization && 'directory' in location && location.directory === build.directory
  );
}

/** Times that a directory may deliver itself, under another name or to another cluster each time. */
const rounds = 3;

/**
 * A Kustomization that renames itself, or that is moved to a cluster of its own, is a new one each time
 * its directory delivers it: neither Flux nor the set of what was delivered would ever end that.
 */
function isEndless(rendered: Rendered, directory: string): boolean {
  let times = 0;
  for (let at: Rendered | undefined = rendered; at; at = at.parent) {
    if (at.build.directory === directory && at.build.delivery) times += 1;
  }
  return times >= rounds;
}

function isSame(a: Resource, b: Resource): boolean {
  const namespaces = new Set([a.namespace ?? b.namespace, b.namespace ?? a.namespace]);
  return isFluxKustomization(a) && a.name === b.name && namespaces.size === 1;
}

function sameSpec(a: Resource, b: Resource): boolean {
  return JSON.stringify(specOf(a).value) === JSON.stringify(specOf(b).value);
}

/** What is delivered from nowhere: a path that is missing stops Flux, another repository is unknown. */
function unbuilt(kustomization: Resource, location: Exclude<Location, { state: 'here' }>): Build {
  if (location.state === 'missing') {
    return emptyBuild(kustomization, location.directory, [pathProblem('path-not-found', kustomization)]);
  }
  const ref = specOf(kustomization).get('sourceRef');
  const at = location.state === 'external' && ref.exists ? ref : pathCursor(kustomization);
  const detail = location.state === 'external' ? (ref.get('name').string() ?? '') : 'spec.path';
  const what = location.state === 'external' ? 'source' : 'field';
  return { ...emptyBuild(kustomization, '', []), unrendered: [{ what, detail, at }] };
}

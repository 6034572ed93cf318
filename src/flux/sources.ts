import { conventionalFork } from '../discover/forks.ts';
import { clampPath, directoryOf, isAtOrBelow, joinPath, upwards } from '../model/paths.ts';
import type { Repository } from '../model/repository.ts';
import type { Resource } from '../model/resource.ts';
import type { Cursor } from '../yaml/cursor.ts';
import { originalDirectory } from './artifact-generator.ts';
import { type SourceRef, sourceKey, sourceRefOf, specOf } from './flux-kustomization.ts';
import { gitRemotes, repositoryAddress, repositoryName } from './git-remote.ts';
import { type Exclusions, readExclusions } from './source-ignore.ts';

/** Where the files of a Flux Kustomization are. */
export type Location =
  /** In this repository. `base` is the folder that its source has as root, nearly always `''`. */
  | { readonly state: 'here'; readonly directory: string; readonly base: string }
  /** The source is this repository, and it has no such directory. */
  | { readonly state: 'missing'; readonly directory: string }
  /** Another repository, or one that may be another. */
  | { readonly state: 'external' }
  /** The path hangs on a variable that no file tells. */
  | { readonly state: 'unknown' };

/** What is known of the sources in a repository before anything is rendered. */
export interface SourceFacts {
  /** Objects of the source kinds and ArtifactGenerators, as written. */
  readonly sources: readonly Resource[];
  /** Flux Kustomizations, as written. */
  readonly kustomizations: readonly Resource[];
  /** `Kind/namespace/name` of sources that the configuration declares to be this repository. */
  readonly configured: readonly string[];
  /** Paths of `.sourceignore` files. */
  readonly sourceIgnores: readonly string[];
}

/** Tells which Flux Kustomizations read this repository, and from which directory. */
export class Sources {
  readonly #repository: Repository;
  readonly #facts: SourceFacts;
  readonly #addresses: readonly Address[];
  readonly #projects = new Map<string, Project>();
  readonly #remotes: readonly string[];
  readonly #verdicts = new Map<string, 'self' | 'other' | 'maybe'>();
  readonly #proven = new Map<string, Resource[]>();
  readonly #locations = new WeakMap<Resource, Location>();
  readonly #exclusions = new Map<string, Exclusions>();

  constructor(repository: Repository, facts: SourceFacts) {
    this.#repository = repository;
    this.#facts = facts;
    this.#remotes = gitRemotes(repository);
    this.#addresses = facts.sources.flatMap(addressOf);
    for (const kustomization of facts.kustomizations) this.#prove(kustomization);
  }

  locate(kustomization: Resource): Location {
    let location = this.#locations.get(kustomization);
    if (!location) {
      location = this.#find(kustomization);
      this.#locations.set(kustomization, location);
    }
    return location;
  }

  #find(kustomization: Resource): Location {
    const path = specOf(kustomization).get('path');
    if (path.exists && !path.known) return { state: 'unknown' };
    const directory = clampPath(path.string() ?? '');
    const ref = sourceRefOf(kustomization);
    const configured = ref !== undefined && this.#facts.configured.includes(sourceKey(ref));
    if (ref?.kind === 'ExternalArtifact' && !configured) {
      return this.#inArtifact(ref, directory, kustomization.source.path);
    }
    const verdict = ref ? this.verdict(ref, kustomization.source.path) : 'maybe';
    if (verdict === 'other') return { state: 'external' };
    if (directory === '') return verdict === 'self' ? this.#atRoot(kustomization) : { state: 'external' };
    if (this.#isFolder(directory)) return { state: 'here', directory, base: '' };
    const base = this.#nestedBase(kustomization, directory, ref);
    if (base !== undefined) return { state: 'here', directory: joinPath(base, directory), base };
    return this.#lost(directory, verdict, ref && this.#url(sourceKey(ref), kustomization.source.path), ref);
  }

  /** Whether a source that a file refers to is this very repository; `maybe` when its path has to tell. */
  verdict(ref: SourceRef, from: string): 'self' | 'other' | 'maybe' {
    const key = `${projectOf(from)} ${sourceKey(ref)}`;
    let verdict = this.#verdicts.get(key);
    if (verdict === undefined) {
      verdict = this.#judge(sourceKey(ref), ref, from);
      this.#verdicts.set(key, verdict);
    }
    return verdict;
  }

  /** What the source of this Kustomization leaves out; `base` is the folder that is its root. */
  exclusions(kustomization: Resource, base: string): Exclusions {
    const ref = sourceRefOf(kustomization);
    const key = `${ref ? sourceKey(ref) : ''} ${base}`;
    let exclusions = this.#exclusions.get(key);
    if (!exclusions) {
      const files = this.#facts.sourceIgnores.filter(path => isAtOrBelow(path, base));
      const source =
        ref && this.#facts.sources.find(({ kind, name }) => kind === ref.kind && name === ref.name);
      const patterns = source && specOf(source).get('ignore').string();
      exclusions = readExclusions(this.#repository, files, { text: patterns ?? '', folder: base });
      this.#exclusions.set(key, exclusions);
    }
    return exclusions;
  }

  /** What no source holds that something in this repository is delivered from. */
  leftOut(): Exclusions {
    const deliveries = this.#facts.kustomizations.flatMap(kustomization => {
      const location = this.locate(kustomization);
      return location.state === 'here' ? this.exclusions(kustomization, location.base) : [];
    });
    const files = this.#facts.sourceIgnores;
    const all = [...new Set(deliveries)];
    if (all.length === 0) return readExclusions(this.#repository, files, { text: '', folder: '' });
    return {
      custom: all.every(({ custom }) => custom),
      excludes: path => all.every(exclusions => exclusions.excludes(path)),
    };
  }

  #judge(key: string, ref: SourceRef, from: string): 'self' | 'other' | 'maybe' {
    if (this.#facts.configured.includes(key)) return 'self';
    const url = this.#url(key, from);
    if (url !== undefined && this.#remotes.includes(url)) return 'self';
    if (ref.name === 'flux-system') return ref.kind === 'GitRepository' ? 'self' : 'maybe';
    const { bootstrap } = this.#around(from);
    if (url !== undefined && bootstrap.length > 0) return isSame(url, bootstrap) ? 'self' : 'other';
    if (ref.kind === 'GitRepository' && this.#proven.has(key)) return 'self';
    // The Git remote may belong to a repository that only contains this one, as examples and fixtures are.
    return url !== undefined && isSame(url, this.#remotes) ? 'self' : 'maybe';
  }

  #url(key: string, from: string): string | undefined {
    return this.#around(from).urls.get(key);
  }

  /** What the repository of a file says of sources; examples and fixtures are repositories inside another. */
  #around(from: string): Project {
    const folder = projectOf(from);
    let project = this.#projects.get(folder);
    if (!project) {
      const own = this.#addresses.filter(({ path }) =>
        folder === '' ? projectOf(path) === '' : isAtOrBelow(path, folder),
      );
      project = {
        urls: new Map(own.map(({ key, url }) => [key, url])),
        bootstrap: own.flatMap(({ key, url }) => (key.endsWith('/flux-system/flux-system') ? [url] : [])),
      };
      this.#projects.set(folder, project);
    }
    return project;
  }

  /** A path of several steps that exists here by accident is unlikely, so it says what its source is. */
  #prove(kustomization: Resource): void {
    const ref = sourceRefOf(kustomization);
    const path = clampPath(specOf(kustomization).get('path').string() ?? '');
    if (!ref || !path.includes('/') || !this.#isFolder(path)) return;
    const key = sourceKey(ref);
    const proven = this.#proven.get(key);
    if (proven) proven.push(kustomization);
    else this.#proven.set(key, [kustomization]);
  }

  #inArtifact(artifact: SourceRef, path: string, from: string): Location {
    const copied = originalDirectory(this.#facts.sources, artifact, path);
    if (!copied || this.verdict(copied.source, from) === 'other') return { state: 'external' };
    if (copied.directory === '' || !this.#isFolder(copied.directory)) return { state: 'external' };
    return { state: 'here', directory: copied.directory, base: '' };
  }

  /** Without a path the whole source is meant; a repository kept inside another has its root lower down. */
  #atRoot(kustomization: Resource): Location {
    const base = projectOf(kustomization.source.path);
    return { state: 'here', directory: base, base };
  }

  /**
   * Examples and fixtures are repositories inside a repository: their paths count from a folder above the
   * Kustomization's own file. A cluster's folder is never such a root, or every path that was written
   * relative to the file by mistake would seem right.
   */
  #nestedBase(kustomization: Resource, directory: string, ref: SourceRef | undefined): string | undefined {
    const own = directoryOf(kustomization.source.path);
    const fork = conventionalFork(kustomization.source.path);
    const proven = (ref && this.#proven.get(sourceKey(ref))) ?? [];
    for (const base of upwards(own).reverse()) {
      if (base === '' || (fork !== undefined && isAtOrBelow(base, directoryOf(fork)))) continue;
      if (base === own && !directory.includes('/')) continue;
      if (!this.#isFolder(joinPath(base, directory))) continue;
      if (!proven.some(({ source }) => isAtOrBelow(source.path, base))) return base;
    }
    return undefined;
  }

  #lost(
    directory: string,
    verdict: 'self' | 'maybe',
    url: string | undefined,
    ref: SourceRef | undefined,
  ): Location {
    if (verdict === 'self') return { state: 'missing', directory };
    const parent = directoryOf(directory);
    const foreign = this.#remotes.length > 0 && url !== undefined;
    const near = ref?.kind === 'GitRepository' && !foreign && parent !== '' && this.#isFolder(parent);
    return near ? { state: 'missing', directory } : { state: 'external' };
  }

  #isFolder(directory: string): boolean {
    return this.#repository.kind(directory) === 'directory';
  }
}

/** Where a source object says that its files are. */
interface Address {
  /** `Kind/namespace/name`. */
  readonly key: string;
  readonly url: string;
  /** The file of the source object. */
  readonly path: string;
}

/** What the sources of one repository say. */
interface Project {
  /** By `Kind/namespace/name`. */
  readonly urls: ReadonlyMap<string, string>;
  readonly bootstrap: readonly string[];
}

function addressOf(source: Resource): Address[] {
  const url = specOf(source).get('url').string();
  const key = sourceKey({ kind: source.kind, namespace: source.namespace ?? '', name: source.name });
  return url === undefined ? [] : [{ key, url: repositoryAddress(url), path: source.source.path }];
}

/** The folder that holds `clusters`, as the root of a repository that may be kept inside another. */
function projectOf(path: string): string {
  const fork = conventionalFork(path);
  return fork === undefined ? '' : directoryOf(directoryOf(fork));
}

/** A fork or a mirror keeps the name of its original. */
function isSame(url: string, others: readonly string[]): boolean {
  return others.some(other => repositoryName(other) === repositoryName(url));
}

/** The entry to blame for a location: the path when there is one, else the Kustomization's spec. */
export function pathCursor(kustomization: Resource): Cursor {
  const path = specOf(kustomization).get('path');
  return path.exists ? path : specOf(kustomization);
}

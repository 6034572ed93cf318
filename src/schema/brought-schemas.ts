import type { Host } from '../host.ts';
import type { Resource } from '../model/resource.ts';
import { resourcesOf } from '../render/manifest.ts';
import { parse } from '../yaml/parse.ts';
import type { Catalog } from './catalog.ts';
import { isCrd } from './installed.ts';
import type { JsonSchema } from './json-schema.ts';
import { expandLocation, queryOf } from './locations.ts';
import { type MinorVersion, showMinor } from './minor.ts';
import { describedKind, type NamedSchema } from './named-schema.ts';
import { type Shortfall, WebTexts } from './web-texts.ts';

/** Where people keep schemas, and what may be done to get them. */
export interface SchemaLocations {
  readonly host: Host;
  /**
   * Tried in order: folders, files, URLs and templates of these, as kubeconform and flux-schema take them.
   * `default` stands for the CRDs of the repository and the shipped catalog, which otherwise come last.
   * Paths are absolute.
   */
  readonly locations: readonly string[];
  readonly kubernetes?: MinorVersion;
  /** Whether the network may be asked for what is not in the cache. */
  readonly fetch: boolean;
  /** Absolute path of the folder that keeps what was fetched. */
  readonly cache: string;
}

/** A location that is of no use, and why. */
export interface LocationProblem {
  readonly location: string;
  readonly message: string;
  readonly help: string;
}

const shippedLocation = 'default';
const aliases: Readonly<Record<string, string>> = { ecosystem: 'https://schemas.fluxoperator.dev/catalog' };

/** The schemas of `--schema-location`, read when a kind asks for them. */
export class BroughtSchemas {
  /** CRDs that files and folders hold; those of the repository win over them. */
  readonly crds: Resource[] = [];
  readonly problems: LocationProblem[] = [];
  readonly #settings: SchemaLocations;
  readonly #web: WebTexts;
  readonly #before: Source[] = [];
  readonly #after: Source[] = [];
  readonly #found = new Map<string, { readonly before: Found; readonly after: Found }>();
  readonly #read = new Map<string, Found>();

  constructor(settings: SchemaLocations) {
    this.#settings = settings;
    this.#web = new WebTexts(settings);
    let sources = this.#before;
    for (const written of settings.locations) {
      const location = aliases[written] ?? written;
      if (location === shippedLocation) sources = this.#after;
      else sources.push(...this.#open(location));
    }
  }

  /** The schema of the first location that has one for the object's kind; the same object for the same kind. */
  find(resource: Resource, catalog: Catalog): JsonSchema | undefined {
    const key = `${resource.apiVersion}\n${resource.kind}`;
    let found = this.#found.get(key);
    if (!found) {
      found = { before: this.#first(this.#before, resource), after: this.#first(this.#after, resource) };
      this.#found.set(key, found);
    }
    if (found.before || !found.after) return found.before;
    return catalog.find(resource) ? undefined : found.after;
  }

  /** What could not be had; complete once everything was asked for. */
  get missing(): readonly Shortfall[] {
    return this.#web.missing;
  }

  #first(sources: readonly Source[], { apiVersion, kind }: Resource): Found {
    // Names go into paths and URLs.
    if (!/^[a-z0-9./-]+$/i.test(apiVersion) || !/^\w+$/.test(kind) || apiVersion.includes('..'))
      return undefined;
    for (const source of sources) {
      if ('schema' in source) {
        const { named } = source;
        if (named.kind !== kind.toLowerCase() || !named.apiVersions.includes(apiVersion)) continue;
        return source.schema;
      }
      const { kubernetes } = this.#settings;
      const version = kubernetes && { kubernetesVersion: `v${showMinor(kubernetes)}.0` };
      const found = this.#schemaAt(
        expandLocation(source.location, { ...queryOf(apiVersion, kind), ...version }),
      );
      if (found) return found;
    }
    return undefined;
  }

  #schemaAt(place: string): Found {
    if (this.#read.has(place)) return this.#read.get(place);
    const text = this.#text(place);
    const schema = text === undefined ? undefined : this.#parsed(place, text);
    this.#read.set(place, schema);
    return schema;
  }

  #parsed(place: string, text: string): Found {
    try {
      const schema: unknown = JSON.parse(text);
      if (typeof schema === 'object' && schema !== null && !Array.isArray(schema))
        return schema as JsonSchema;
    } catch {
      // Said below.
    }
    this.#web.missing.push({ what: place, count: 1, reason: 'it is no JSON Schema' });
    return undefined;
  }

  #text(place: string): string | undefined {
    if (isUrl(place)) return this.#web.read(place);
    const text = this.#settings.host.readText(place);
    return typeof text === 'string' ? text : undefined;
  }

  #open(location: string): Source[] {
    if (location.includes('{{')) return [{ location }];
    if (/\.(json|ya?ml)$/.test(location)) return this.#openFile(location);
    if (isUrl(location)) return [{ location }];
    const entries = this.#settings.host.list(location);
    if (!entries) return this.#refuse(location, 'is no folder', 'name a folder, a file, a URL or a template');
    for (const { name, kind } of entries) {
      if (kind === 'file' && /\.ya?ml$/.test(name)) this.#addCrds(`${location}/${name}`);
    }
    return [{ location }];
  }

  #openFile(location: string): Source[] {
    const text = this.#text(location);
    if (text === undefined) {
      return isUrl(location)
        ? []
        : this.#refuse(location, 'cannot be read', 'name a folder, a file or a URL');
    }
    const before = this.crds.length;
    this.#addCrdsOf(location, text);
    if (this.crds.length > before) return [];
    const schema = location.endsWith('.json') ? this.#schemaAt(location) : undefined;
    const named = schema && describedKind(location, schema);
    if (schema && named) return [{ schema, named }];
    const help =
      'name it as kind_version.json in a folder of its group, or bring the CustomResourceDefinition';
    return this.#refuse(location, 'does not tell which kind it describes', help);
  }

  #addCrds(path: string): void {
    const text = this.#settings.host.readText(path);
    if (typeof text === 'string') this.#addCrdsOf(path, text);
  }

  #addCrdsOf(path: string, text: string): void {
    if (!text.includes('CustomResourceDefinition')) return;
    const source = { path, text };
    this.crds.push(...resourcesOf({ source, documents: parse(source, 'manifest') }).filter(isCrd));
  }

  #refuse(location: string, message: string, help: string): never[] {
    this.problems.push({ location, message, help });
    return [];
  }
}

type Found = JsonSchema | undefined;

/** A location that is filled in for each kind, or one schema with the kind it is for. */
type Source = { readonly location: string } | { readonly schema: JsonSchema; readonly named: NamedSchema };

function isUrl(location: string): boolean {
  return /^https?:\/\//.test(location);
}

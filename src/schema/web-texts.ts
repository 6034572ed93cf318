import type { Host } from '../host.ts';

/** Something that was wanted and could not be had. */
export interface Shortfall {
  readonly what: string;
  readonly count: number;
  readonly reason: string;
}

/** Texts of the web, from a folder that keeps them or, when allowed, from the network. */
export class WebTexts {
  readonly missing: Shortfall[] = [];
  readonly #host: Host;
  readonly #fetch: boolean;
  readonly #cache: string;
  /** Servers that were not asked again after the first failure, and why. */
  readonly #silent = new Set<string>();

  constructor({ host, fetch, cache }: { host: Host; fetch: boolean; cache: string }) {
    this.#host = host;
    this.#fetch = fetch;
    this.#cache = cache;
  }

  /** `undefined` when there is none, or none to be had. */
  read(url: string): string | undefined {
    const address = parsed(url);
    if (!address) {
      this.missing.push({ what: url, count: 1, reason: 'it is no URL' });
      return undefined;
    }
    const kept = `${this.#cache}/${fileNameOf(address)}`;
    const known = this.#host.readText(kept);
    if (typeof known === 'string') return known;
    if (this.#silent.has(address.host)) return undefined;
    if (!this.#fetch) {
      this.#silence(address.host, 'schemas are fetched with --fetch-schemas only');
      return undefined;
    }
    const text = this.#host.fetchText(address.href);
    if (typeof text === 'string') {
      // A cache that cannot be written makes the next run slower and nothing else.
      this.#host.writeText(kept, text);
      return text;
    }
    if (text.error !== 'missing') this.#silence(address.host, text.message);
    return undefined;
  }

  #silence(server: string, reason: string): void {
    this.#silent.add(server);
    this.missing.push({ what: `schemas of ${server}`, count: 1, reason });
  }
}

function parsed(url: string): URL | undefined {
  try {
    return new URL(url);
  } catch {
    return undefined;
  }
}

/** The address as a path; a name of dots alone is impossible after a URL was read. */
function fileNameOf({ host, pathname, search }: URL): string {
  const steps = [host, ...pathname.split('/').slice(1)];
  return steps.map(encodeURIComponent).join('/') + encodeURIComponent(search);
}

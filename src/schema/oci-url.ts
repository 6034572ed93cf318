export type OciUrlProblem =
  | 'scheme'
  | 'no-repository'
  | 'registry'
  | 'tag'
  | 'digest'
  | 'trailing-slash'
  | 'upper-case'
  | 'character'
  | 'length';

/** A repository in a registry, as an OCIRepository's `spec.url` names it; or what is wrong with it. */
export type OciUrl =
  | {
      readonly state: 'valid';
      /** With its port; `index.docker.io` when none is written. */
      readonly registry: string;
      readonly repository: string;
      /** The last segment: for a chart, its name. */
      readonly name: string;
    }
  | { readonly state: 'invalid'; readonly problem: OciUrlProblem; readonly part: string };

/**
 * Reads the URL as source-controller does: after `oci://` comes a repository, and its first segment is a
 * registry only with a dot, a colon or as `localhost`. A tag or digest is refused there, not ignored.
 */
export function parseOciUrl(url: string): OciUrl {
  const invalid = (problem: OciUrlProblem, part: string): OciUrl => ({ state: 'invalid', problem, part });
  if (!url.startsWith('oci://')) return invalid('scheme', url.split('://')[0] ?? '');
  const rest = url.slice('oci://'.length);
  const slash = rest.indexOf('/');
  const first = slash < 0 ? rest : rest.slice(0, slash);
  const hasRegistry = /[.:]/.test(first) || first === 'localhost';
  if (rest === '' || (hasRegistry && (slash < 0 || slash === rest.length - 1))) {
    return invalid('no-repository', first);
  }
  if (hasRegistry && !isRegistry(first)) return invalid('registry', first);
  const path = hasRegistry ? rest.slice(slash + 1) : rest;
  const at = path.indexOf('@');
  if (at >= 0) return invalid('digest', path.slice(at + 1));
  const colon = path.indexOf(':');
  if (colon >= 0) return invalid('tag', path.slice(colon + 1));
  if (path.endsWith('/')) return invalid('trailing-slash', path);
  if (/[A-Z]/.test(path)) return invalid('upper-case', path);
  const wrong = /[^a-z0-9_\-./]/.exec(path);
  if (wrong) return invalid('character', wrong[0]);
  if (path.length < 2 || path.length > 255 || path.split('/').includes('')) return invalid('length', path);
  const repository = hasRegistry || path.includes('/') ? path : `library/${path}`;
  const registry = !hasRegistry || first === 'docker.io' ? 'index.docker.io' : first;
  return { state: 'valid', registry, repository, name: path.slice(path.lastIndexOf('/') + 1) };
}

function isRegistry(text: string): boolean {
  return /^(?:[A-Za-z0-9]([-A-Za-z0-9.]*[A-Za-z0-9])?|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?$/.test(text);
}

/** An OCI tag as registries accept it. */
export function isOciTag(text: string): boolean {
  return /^\w[\w.-]{0,127}$/.test(text);
}

/** A digest as source-controller accepts it: `sha256:` and 64 hexadecimal digits. */
export function isOciDigest(text: string): boolean {
  return /^sha256:[a-f0-9]{64}$/.test(text);
}

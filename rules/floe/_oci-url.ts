/** What is wrong with the URL of a chart source; the first fault only, since the rest often follows from it. */
export type UrlFault =
  | 'scheme'
  | 'digest'
  | 'tag'
  | 'slash'
  | 'registry'
  | 'repository'
  | 'upperCase'
  | 'characters'
  | 'chart';

/** Judges an OCIRepository URL as source-controller's parser does, plus the floe chart's name. */
export function urlFault(url: string): UrlFault | undefined {
  if (!url.startsWith('oci://')) return 'scheme';
  const rest = url.slice('oci://'.length);
  const [registry = '', ...segments] = rest.split('/');
  const path = segments.join('/');
  if (rest.includes('@')) return 'digest';
  if (path.includes(':')) return 'tag';
  if (rest.endsWith('/') && registry !== '') return 'slash';
  // Without a dot, a port or this name the first segment is a Docker Hub user, not a host.
  if (!/[.:]/.test(registry) && registry !== 'localhost') return 'registry';
  if (path === '') return 'repository';
  if (/[A-Z]/.test(path)) return 'upperCase';
  if (!/^[a-z0-9_.-]+(\/[a-z0-9_.-]+)*$/.test(path)) return 'characters';
  return segments.at(-1) === 'floe-platform' ? undefined : 'chart';
}

/** The URL with the scheme it should have. */
export function withScheme(url: string): string {
  return `oci://${url.replace(/^(?:[a-z][a-z0-9+.-]*:)?\/*/i, match => (match.includes('/') ? '' : match))}`;
}

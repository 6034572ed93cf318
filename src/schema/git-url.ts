/** A URL of a GitRepository, or why source-controller refuses it. */
export type GitUrl =
  | {
      readonly state: 'valid';
      readonly scheme: 'http' | 'https' | 'ssh';
      readonly user: string | undefined;
      readonly host: string;
      readonly path: string;
    }
  /** `scp`: the short form `git@host:org/repo`; `port`: that form behind `ssh://`, where the organisation stands for a port. */
  | { readonly state: 'invalid'; readonly problem: 'scp' | 'scheme' | 'port' | 'host' };

export function parseGitUrl(url: string): GitUrl {
  const match = /^([a-z][a-z0-9+.-]*):\/\/(?:([^@/]*)@)?([^/]*)(\/.*)?$/i.exec(url);
  if (!match) return { state: 'invalid', problem: /^[^/]*@?[^/]+:/.test(url) ? 'scp' : 'scheme' };
  const [, scheme = '', user, authority = '', path = ''] = match;
  if (scheme !== 'http' && scheme !== 'https' && scheme !== 'ssh') {
    return { state: 'invalid', problem: 'scheme' };
  }
  const host = authority.replace(/:\d*$/, '');
  if (host.includes(':') && !host.startsWith('[')) return { state: 'invalid', problem: 'port' };
  if (host === '' || /[\s<>"]/.test(host)) return { state: 'invalid', problem: 'host' };
  return { state: 'valid', scheme, user: user?.split(':')[0], host: authority, path };
}

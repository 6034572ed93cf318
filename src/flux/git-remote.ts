import type { Repository } from '../model/repository.ts';

/** The addresses in `.git/config`, in one spelling; empty when there is no such file. */
export function gitRemotes(repository: Repository): string[] {
  const config = repository.readText('.git/config');
  if (typeof config !== 'string') return [];
  const remotes: string[] = [];
  let inRemote = false;
  for (const line of config.split('\n')) {
    const section = /^\s*\[([^\]]*)\]/.exec(line)?.[1];
    if (section !== undefined) inRemote = section.startsWith('remote ');
    const url = /^\s*url\s*=\s*(\S+)/.exec(line)?.[1];
    if (inRemote && url !== undefined) remotes.push(repositoryAddress(url));
  }
  return remotes;
}

/** `host/owner/name` of a Git address, whatever its scheme, user, port and spelling. */
export function repositoryAddress(url: string): string {
  const scheme = /^[a-z+]+:\/\/(?:[^@/]*@)?([^/:]+)(?::\d+)?\/(.*)$/i.exec(url);
  const scp = /^(?:[^@/]*@)?([^/:]+):(.*)$/.exec(url);
  const [, host = '', path = url] = scheme ?? scp ?? [];
  const trimmed = path
    .replace(/\/+$/, '')
    .replace(/\.git$/, '')
    .replace(/^\/+/, '');
  return `${host}/${trimmed}`.toLowerCase();
}

/** The last part, which a fork or a mirror usually shares with its original. */
export function repositoryName(address: string): string {
  return address.slice(address.lastIndexOf('/') + 1);
}

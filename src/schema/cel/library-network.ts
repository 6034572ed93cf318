import type { Environment } from '@marcbachmann/cel-js';
import { type Cidr, parseCidr, parseIp, showIp } from '../ip.ts';

class Url {
  readonly url: URL;
  constructor(url: URL) {
    this.url = url;
  }
}
class Ip {
  readonly bytes: readonly number[];
  constructor(bytes: readonly number[]) {
    this.bytes = bytes;
  }
}
class Network {
  readonly cidr: Cidr;
  constructor(cidr: Cidr) {
    this.cidr = cidr;
  }
}
class IpFunctions {}

/** URLs, addresses and address ranges. */
export function registerNetwork(environment: Environment): void {
  registerUrls(environment);
  registerIps(environment);
  registerNetworks(environment);
}

function registerUrls(environment: Environment): void {
  environment
    .registerType('Url', Url)
    .registerFunction('url(string): Url', (text: string) => new Url(parseUrl(text) ?? refuse(text, 'URL')))
    .registerFunction('isURL(string): bool', (text: string) => parseUrl(text) !== undefined)
    .registerFunction('Url.getScheme(): string', ({ url }: Url) =>
      url.hostname === relative ? '' : url.protocol.slice(0, -1),
    )
    .registerFunction('Url.getHost(): string', ({ url }: Url) => (url.hostname === relative ? '' : url.host))
    .registerFunction('Url.getHostname(): string', ({ url }: Url) =>
      url.hostname === relative ? '' : url.hostname.replace(/^\[|\]$/g, ''),
    )
    .registerFunction('Url.getPort(): string', ({ url }: Url) => url.port)
    .registerFunction('Url.getEscapedPath(): string', ({ url }: Url) => url.pathname)
    .registerFunction('Url.getQuery(): map', ({ url }: Url) => {
      const query: Record<string, string[]> = {};
      for (const key of new Set(url.searchParams.keys())) query[key] = url.searchParams.getAll(key);
      return query;
    });
}

const relative = 'relative.invalid';

/** The API server takes absolute URLs and absolute paths. */
function parseUrl(text: string): URL | undefined {
  try {
    if (text.startsWith('/')) return new URL(text, `http://${relative}`);
    return /^[A-Za-z][\w+.-]*:\/\/\S*$/.test(text) ? new URL(text) : undefined;
  } catch {
    return undefined;
  }
}

function registerIps(environment: Environment): void {
  const read = (text: string): Ip => new Ip(parseIp(text) ?? refuse(text, 'IP address'));
  const is = (name: string, test: (bytes: readonly number[]) => boolean): void => {
    environment.registerFunction(`Ip.${name}(): bool`, ({ bytes }: Ip) => test(bytes));
  };
  environment
    .registerType('Ip', Ip)
    .registerType('IpFunctions', IpFunctions)
    .registerConstant('ip', 'IpFunctions', new IpFunctions())
    .registerFunction('ip(string): Ip', read)
    .registerFunction('isIP(string): bool', (text: string) => parseIp(text) !== undefined)
    .registerFunction(
      'IpFunctions.isCanonical(string): bool',
      (_: IpFunctions, text: string) => showIp(read(text).bytes) === text,
    )
    .registerFunction('Ip.family(): int', ({ bytes }: Ip) => (bytes.length === 4 ? 4n : 6n))
    .registerOperator('Ip == Ip', (a: Ip, b: Ip) => `${a.bytes}` === `${b.bytes}`);
  is('isUnspecified', bytes => bytes.every(byte => byte === 0));
  is('isLoopback', bytes => (bytes.length === 4 ? bytes[0] === 127 : isIpv6One(bytes)));
  is('isLinkLocalMulticast', bytes =>
    bytes.length === 4 ? starts(bytes, [224, 0, 0]) : bytes[0] === 255 && ((bytes[1] ?? 0) & 15) === 2,
  );
  is('isLinkLocalUnicast', isLinkLocal);
  is('isGlobalUnicast', bytes => {
    const multicast = bytes.length === 4 ? (bytes[0] ?? 0) >= 224 : bytes[0] === 255;
    const loopback = bytes.length === 4 ? bytes[0] === 127 : isIpv6One(bytes);
    return !multicast && !loopback && !isLinkLocal(bytes) && bytes.some(byte => byte !== 0);
  });
}

function isLinkLocal(bytes: readonly number[]): boolean {
  return bytes.length === 4 ? starts(bytes, [169, 254]) : bytes[0] === 254 && ((bytes[1] ?? 0) & 192) === 128;
}

function isIpv6One(bytes: readonly number[]): boolean {
  return bytes.every((byte, at) => byte === (at === 15 ? 1 : 0));
}

function starts(bytes: readonly number[], head: readonly number[]): boolean {
  return head.every((byte, at) => bytes[at] === byte);
}

function registerNetworks(environment: Environment): void {
  const read = (text: string): Network => new Network(parseCidr(text) ?? refuse(text, 'address range'));
  environment
    .registerType('Network', Network)
    .registerFunction('cidr(string): Network', read)
    .registerFunction('isCIDR(string): bool', (text: string) => parseCidr(text) !== undefined)
    .registerFunction('Network.ip(): Ip', ({ cidr }: Network) => new Ip(cidr.address))
    .registerFunction('Network.prefixLength(): int', ({ cidr }: Network) => BigInt(cidr.prefix))
    .registerFunction(
      'Network.masked(): Network',
      ({ cidr }: Network) => new Network({ ...cidr, address: masked(cidr.address, cidr.prefix) }),
    )
    .registerFunction('Network.containsIP(Ip): bool', (network: Network, { bytes }: Ip) =>
      isInside(network, bytes),
    )
    .registerFunction('Network.containsIP(string): bool', (network: Network, text: string) => {
      const bytes = parseIp(text);
      return bytes !== undefined && isInside(network, bytes);
    })
    .registerFunction('Network.containsCIDR(Network): bool', holdsNetwork)
    .registerFunction('Network.containsCIDR(string): bool', (network: Network, text: string) =>
      holdsNetwork(network, read(text)),
    )
    .registerOperator(
      'Network == Network',
      (a: Network, b: Network) =>
        `${a.cidr.address}/${a.cidr.prefix}` === `${b.cidr.address}/${b.cidr.prefix}`,
    );
}

function isInside({ cidr }: Network, bytes: readonly number[]): boolean {
  return (
    bytes.length === cidr.address.length &&
    `${masked(bytes, cidr.prefix)}` === `${masked(cidr.address, cidr.prefix)}`
  );
}

function holdsNetwork(outer: Network, inner: Network): boolean {
  return inner.cidr.prefix >= outer.cidr.prefix && isInside(outer, inner.cidr.address);
}

function masked(bytes: readonly number[], prefix: number): readonly number[] {
  return bytes.map((byte, at) => byte & (0xff00 >> Math.min(8, Math.max(0, prefix - at * 8))) & 0xff);
}

function refuse(text: string, what: string): never {
  throw new Error(`${text} is not an ${what}`);
}

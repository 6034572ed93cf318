/** Dotted, four parts, no leading zeros, as Go's `netip` reads it. */
export function isIpv4(text: string): boolean {
  const parts = text.split('.');
  return parts.length === 4 && parts.every(part => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256);
}

export function isIpv6(text: string): boolean {
  return parseIpv6(text) !== undefined;
}

/** Big-endian bytes: 4 or 16 of them. */
export function parseIp(text: string): readonly number[] | undefined {
  return isIpv4(text) ? text.split('.').map(Number) : parseIpv6(text);
}

function parseIpv6(text: string): readonly number[] | undefined {
  const halves = text.split('::');
  if (halves.length > 2 || !/^[0-9A-Fa-f:.]+$/.test(text)) return undefined;
  const [head, tail] = halves.map(half => (half === '' ? [] : toBytes(half.split(':'))));
  if (!head || (halves.length === 2 && !tail)) return undefined;
  const written = head.length + (tail?.length ?? 0);
  if (halves.length === 1) return written === 16 ? head : undefined;
  return written > 14 ? undefined : [...head, ...new Array<number>(16 - written).fill(0), ...(tail ?? [])];
}

function toBytes(groups: readonly string[]): number[] | undefined {
  const bytes: number[] = [];
  for (const [index, group] of groups.entries()) {
    if (index === groups.length - 1 && isIpv4(group)) bytes.push(...group.split('.').map(Number));
    else if (/^[0-9A-Fa-f]{1,4}$/.test(group))
      bytes.push(Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 255);
    else return undefined;
  }
  return bytes;
}

export interface Cidr {
  readonly address: readonly number[];
  readonly prefix: number;
}

/** `10.0.0.0/8`; host bits may be set. */
export function parseCidr(text: string): Cidr | undefined {
  const match = /^([^/]+)\/(0|[1-9]\d{0,2})$/.exec(text);
  const address = match?.[1] === undefined ? undefined : parseIp(match[1]);
  const prefix = Number(match?.[2]);
  return address && prefix <= address.length * 8 ? { address, prefix } : undefined;
}

/** The one way to write an address: lower case, the longest run of zeros as `::` (RFC 5952). */
export function showIp(bytes: readonly number[]): string {
  if (bytes.length === 4) return bytes.join('.');
  const groups = Array.from({ length: 8 }, (_, at) => ((bytes[at * 2] ?? 0) << 8) | (bytes[at * 2 + 1] ?? 0));
  let [start, length] = [0, 0];
  for (let at = 0; at < 8; at++) {
    let end = at;
    while (end < 8 && groups[end] === 0) end++;
    if (end - at > length && end - at > 1) [start, length] = [at, end - at];
  }
  const hex = groups.map(group => group.toString(16));
  if (length === 0) return hex.join(':');
  return `${hex.slice(0, start).join(':')}::${hex.slice(start + length).join(':')}`;
}

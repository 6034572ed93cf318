import { isCron } from './cron.ts';
import { parseDuration } from './duration.ts';
import { isIpv4, isIpv6, parseCidr } from './ip.ts';
import {
  labelFault,
  labelValueFault,
  pathSegmentFault,
  portNameFault,
  serviceNameFault,
  subdomainFault,
} from './names.ts';
import { parseQuantity } from './quantity.ts';

interface Format {
  readonly is: (text: string) => boolean;
  /** A noun phrase. */
  readonly words: string;
}

/**
 * The formats the API server checks (apiextensions-apiserver's list of supported formats, and what the Go
 * types of the built-in kinds decode); any other is a comment.
 */
const formats: Readonly<Record<string, Format>> = {
  'date-time': { is: isDateTime, words: 'a time such as 2026-01-31T12:00:00Z' },
  date: { is: text => isDate(text), words: 'a date such as 2026-01-31' },
  duration: { is: isLooseDuration, words: 'a duration such as 10m' },
  byte: { is: isBase64, words: 'base64 text' },
  quantity: { is: text => parseQuantity(text) !== undefined, words: 'a quantity such as 500m or 1Gi' },
  uri: { is: text => /^[A-Za-z][A-Za-z0-9+.-]*:\S+$/.test(text) || text.startsWith('/'), words: 'a URI' },
  email: { is: text => /^[^\s@]+@[^\s@]+$/.test(text), words: 'an e-mail address' },
  hostname: { is: isHostname, words: 'a host name' },
  ipv4: { is: isIpv4, words: 'an IPv4 address' },
  ipv6: { is: isIpv6, words: 'an IPv6 address' },
  cidr: { is: text => parseCidr(text) !== undefined, words: 'an address range such as 10.0.0.0/8' },
  mac: { is: text => /^([0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}$/.test(text), words: 'a MAC address' },
  uuid: { is: isUuid, words: 'a UUID' },
  cron: { is: isCron, words: 'a schedule of five fields such as "*/5 * * * *", or @hourly' },
};

/** Formats whose faults are told one by one. The first two are Kubernetes's own names, the rest are this catalog's. */
const nameFormats: Readonly<Record<string, (text: string) => string | undefined>> = {
  'k8s-short-name': labelFault,
  'k8s-long-name': subdomainFault,
  'label-value': labelValueFault,
  namespace: text => (text === '' ? undefined : labelFault(text)),
  'port-name': portNameFault,
  'service-name': serviceNameFault,
  'path-segment': pathSegmentFault,
};

/** What a string of this format must be (`must be base64 text`); `undefined` when it is right or nobody checks the format. */
export function formatFault(format: string, text: string): string | undefined {
  return formatCheck(format)?.(text);
}

/** As {@link formatFault}, for many texts; `undefined` for a format that nobody checks. */
export function formatCheck(format: string): ((text: string) => string | undefined) | undefined {
  if (Object.hasOwn(nameFormats, format)) return nameFormats[format];
  const known = Object.hasOwn(formats, format) ? formats[format] : undefined;
  return known && (text => (known.is(text) ? undefined : `must be ${known.words}`));
}

/** RFC 3339, as Go's time package reads it. */
export function isDateTime(text: string): boolean {
  const match = /^(\d{4}-\d\d-\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:[.,]\d+)?(?:[Zz]|[+-]\d\d:\d\d)$/.exec(text);
  if (!match) return false;
  const [hour, minute, second] = [match[2], match[3], match[4]].map(Number);
  return isDate(match[1] ?? '') && (hour ?? 99) < 24 && (minute ?? 99) < 60 && (second ?? 99) < 60;
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** Standard base64 with padding; Go skips line ends in it. */
export function isBase64(text: string): boolean {
  const compact = text.replace(/[\r\n]/g, '');
  return compact.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(compact);
}

/** The library of the API server also reads days and weeks, with spaces: `2 days`. */
function isLooseDuration(text: string): boolean {
  if (parseDuration(text) !== undefined) return true;
  return /^(\d+\s*(ns|us|µs|ms|s|m|h|d|w|(nano|micro|milli)?sec(ond)?s?|min(ute)?s?|hours?|days?|weeks?)\s*)+$/.test(
    text,
  );
}

function isHostname(text: string): boolean {
  const parts = text.replace(/\.$/, '').split('.');
  return text.length <= 255 && parts.every(part => labelFault(part.toLowerCase()) === undefined);
}

function isUuid(text: string): boolean {
  return /^[0-9A-Fa-f]{8}-?[0-9A-Fa-f]{4}-?[0-9A-Fa-f]{4}-?[0-9A-Fa-f]{4}-?[0-9A-Fa-f]{12}$/.test(text);
}

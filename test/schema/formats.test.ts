import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDuration } from '../../src/schema/duration.ts';
import { formatFault } from '../../src/schema/formats.ts';
import { parseGitUrl } from '../../src/schema/git-url.ts';
import {
  dataKeyFault,
  labelFault,
  labelValueFault,
  metadataKeyFault,
  pathSegmentFault,
  serviceNameFault,
  subdomainFault,
} from '../../src/schema/names.ts';
import { parseOciUrl } from '../../src/schema/oci-url.ts';
import { parseQuantity } from '../../src/schema/quantity.ts';

test('Go durations', () => {
  const table: Record<string, number> = {
    '10m': 600,
    '1h30m': 5400,
    '1.5s': 1.5,
    '0s': 0,
    '0': 0,
    '-1m': -60,
    '.5h': 1800,
    '100ms': 0.1,
    '1m1m': 120,
  };
  for (const [text, seconds] of Object.entries(table)) assert.equal(parseDuration(text), seconds, text);
  for (const text of ['', '10', '1d', '1 h', 'm', '10M', '1h-1m', '99999999h', '2562048h', '1..5s', 'P1D']) {
    assert.equal(parseDuration(text), undefined, text);
  }
});

test('quantities', () => {
  const table: Record<string, number> = {
    '1': 1,
    '500m': 0.5,
    '1Gi': 2 ** 30,
    '1e3': 1000,
    '1E': 1e18,
    '1E3': 1000,
    '.5': 0.5,
    '-1k': -1000,
    '2.': 2,
  };
  for (const [text, number] of Object.entries(table)) assert.equal(parseQuantity(text), number, text);
  for (const text of ['', '1GB', '1gi', '1 Gi', 'Gi', '1K', '0x1', '1e', '1.2.3'])
    assert.equal(parseQuantity(text), undefined, text);
});

const formats: readonly (readonly [format: string, right: readonly string[], wrong: readonly string[]])[] = [
  [
    'date-time',
    ['2026-01-31T12:00:00Z', '2026-01-31T12:00:00.5+02:00'],
    ['2026-01-31', '2026-02-30T12:00:00Z', '2026-01-31 12:00:00Z', '2026-01-31T25:00:00Z'],
  ],
  ['byte', ['', 'YWJj', 'YQ==', 'YW\nJj'], ['YWJ', 'a b=', '!!!!']],
  ['ipv4', ['10.0.0.1'], ['10.0.0', '256.0.0.1', '01.0.0.1']],
  [
    'ipv6',
    ['::', '::1', 'fe80::1:2', '1:2:3:4:5:6:7:8', '::ffff:1.2.3.4'],
    ['1:2:3', ':::', '1::2::3', '12345::', '1:2:3:4:5:6:7::8:9'],
  ],
  ['cidr', ['10.0.0.0/8', '::/0'], ['10.0.0.0', '10.0.0.0/33', '10.0.0.0/08']],
  ['duration', ['10m', '2 days', '1h30m'], ['soon', '10']],
  ['uuid', ['123e4567-e89b-12d3-a456-426614174000'], ['123e4567']],
  ['nobody-checks-this', ['anything'], []],
];
for (const [format, right, wrong] of formats) {
  test(`the format ${format}`, () => {
    for (const text of right) assert.equal(formatFault(format, text), undefined, text);
    for (const text of wrong) assert.notEqual(formatFault(format, text), undefined, text);
  });
}

const checks: readonly (readonly [
  fault: (text: string) => string | undefined,
  right: readonly string[],
  wrong: readonly string[],
])[] = [
  [labelFault, ['a', 'a-1', '1a', 'a'.repeat(63)], ['', '-a', 'a-', 'A', 'a.b', 'a_b', 'a'.repeat(64)]],
  [serviceNameFault, ['a', 'a-1'], ['1a', 'a.b', '']],
  [subdomainFault, ['a', 'a.b', '1.2'], ['', 'a..b', '.a', 'A.b', 'a_b', `${'a'.repeat(254)}`]],
  [pathSegmentFault, ['system:node', 'A_b', ''], ['.', '..', 'a/b', 'a%b']],
  [
    metadataKeyFault,
    ['a', 'A_b.c', 'example.org/a', 'x/y'],
    ['', '/a', 'a/', 'a/b/c', 'Example.org/a', '-a', 'a b', 'a'.repeat(64)],
  ],
  [labelValueFault, ['', 'a', 'A_b.c-1'], ['-a', 'a b', 'a/b', 'ä', 'a'.repeat(64)]],
  [dataKeyFault, ['values.yaml', '_a', '.hidden'], ['', 'a/b', '.', '..', '..a', 'a b']],
];
for (const [fault, right, wrong] of checks) {
  test(`names: ${fault.name}`, () => {
    for (const text of right) assert.equal(fault(text), undefined, text);
    for (const text of wrong) assert.notEqual(fault(text), undefined, text);
  });
}

test('OCI URLs', () => {
  const table: Record<string, string> = {
    'oci://ghcr.io/org/floe': 'ghcr.io org/floe floe',
    'oci://localhost/floe': 'localhost floe floe',
    'oci://registry:5000/a/b': 'registry:5000 a/b b',
    'oci://docker.io/org/floe': 'index.docker.io org/floe floe',
    'oci://org/floe': 'index.docker.io org/floe floe',
    'oci://floe': 'index.docker.io library/floe floe',
    'https://ghcr.io/a': 'scheme https',
    'ghcr.io/a': 'scheme ghcr.io/a',
    'oci://': 'no-repository ',
    'oci://ghcr.io': 'no-repository ghcr.io',
    'oci://ghcr.io/': 'no-repository ghcr.io',
    'oci://ghcr.io/org/floe:1.0': 'tag 1.0',
    'oci://ghcr.io/org/floe@sha256:00': 'digest sha256:00',
    'oci://ghcr.io/org/floe:1.0@sha256:00': 'digest sha256:00',
    'oci://ghcr.io/org/floe/': 'trailing-slash org/floe/',
    'oci://ghcr.io/Org/floe': 'upper-case Org/floe',
    'oci://ghcr.io/org/fl oe': 'character  ',
    'oci://ghcr.io/org//floe': 'length org//floe',
    'oci://gh_cr.io/org': 'registry gh_cr.io',
  };
  for (const [url, expected] of Object.entries(table)) {
    const read = parseOciUrl(url);
    const said =
      read.state === 'valid' ? [read.registry, read.repository, read.name] : [read.problem, read.part];
    assert.equal(said.join(' '), expected, url);
  }
});

test('Git URLs', () => {
  const table: Record<string, string> = {
    'https://github.com/org/repo': 'https github.com /org/repo',
    'ssh://git@github.com/org/repo': 'ssh github.com /org/repo',
    'ssh://git@host:2222/org/repo': 'ssh host:2222 /org/repo',
    'ssh://git@github.com:org/repo': 'port',
    'git@github.com:org/repo': 'scp',
    'git://host/repo': 'scheme',
    'github.com/org/repo': 'scheme',
    'https:///repo': 'host',
  };
  for (const [url, expected] of Object.entries(table)) {
    const read = parseGitUrl(url);
    const said = read.state === 'valid' ? [read.scheme, read.host, read.path] : [read.problem];
    assert.equal(said.join(' '), expected, url);
  }
});

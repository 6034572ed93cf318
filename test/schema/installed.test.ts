import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'yaml';
import { catalogWith } from '../../src/schema/installed.ts';
import { pathText } from '../../src/schema/path-text.ts';
import { schemaValidator } from '../../src/schema/validate.ts';
import { catalog, resourceOf } from './objects.ts';

function crd(schema: string, group = 'example.org'): string {
  return `
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: things.${group} }
spec:
  group: ${group}
  scope: Namespaced
  names: { kind: Thing, plural: things }
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          properties:
            spec: ${schema.replaceAll('\n', ' ')}
    - { name: v1alpha1, served: false, storage: false, schema: { openAPIV3Schema: { type: object } } }`;
}

function judge(schema: string, spec: string, version = 'v1'): string[] {
  const installed = catalogWith(catalog, [resourceOf(parse(crd(schema)))]);
  const thing = resourceOf({
    apiVersion: `example.org/${version}`,
    kind: 'Thing',
    metadata: { name: 'a' },
    spec: parse(spec),
  });
  const faults = schemaValidator({ catalog: installed, flux: { major: 2, minor: 9 } }).validate(thing);
  return faults.map(({ code, at, message }) => `${code} ${pathText(at.path)} | ${message}`);
}

const rule = (text: string, more = ''): string => `
{ type: object, x-kubernetes-preserve-unknown-fields: true, properties: {
  n: { type: integer }, d: { type: number }, s: { type: string }, l: { type: array, items: { type: string } },
  nums: { type: array, items: { type: integer } }, preset: { type: integer, default: 3 },
  time: { type: string, format: date-time }, wait: { type: string, format: duration }, a-b: { type: string }, namespace: { type: string },
  m: { type: object, additionalProperties: { type: integer } } },
  x-kubernetes-validations: [{ rule: ${JSON.stringify(text)}, message: broken${more} }] }`;

const spec =
  '{ n: 2, d: 1.5, s: "floe 10.0.0.1 v1.2.3", l: [b, a], nums: [1, 2], time: "2026-01-31T12:00:00Z", wait: 90s, a-b: x, namespace: y, m: { k: 1 } }';

/** Expressions that hold for the object above. Each is also tried negated. */
const holds: readonly string[] = [
  'self.n + 1 == 3',
  'self.n < 2.5',
  'self.d > 1.0',
  'self.preset == 3',
  'self.l.all(x, x.size() == 1)',
  'self.s.matches("(?i)FLOE")',
  'self.s.find("[0-9]+") == "10"',
  'self.s.findAll("[0-9]+").size() == 7',
  'self.s.charAt(0) == "f"',
  'self.s.replace("floe", "x").startsWith("x ")',
  'self.s.substring(0, 4) == "floe"',
  'self.s.split(" ")[2] == "v1.2.3"',
  'self.s.lowerAscii() == self.s',
  '!self.l.isSorted()',
  'self.nums.sum() == 3 && self.nums.max() == 2 && self.nums.min() == 1',
  'self.l.indexOf("a") == 1',
  'sets.contains(self.l, ["a"]) && sets.equivalent(self.l, ["a", "b"]) && sets.intersects(self.l, ["b", "z"])',
  'quantity("1Gi").isGreaterThan(quantity("1G")) && quantity("500m").add(quantity("500m")) == quantity("1")',
  'isQuantity("1Gi") && !isQuantity("1GB")',
  'semver("1.2.3").isLessThan(semver("1.10.0")) && isSemver("v1.2", true) && !isSemver("v1.2")',
  'ip("10.0.0.1").family() == 4 && ip("127.0.0.1").isLoopback() && isIP("::1") && ip.isCanonical("::1")',
  '!ip.isCanonical("0:0:0:0:0:0:0:1") && ip("::1") == ip("0:0::1")',
  'cidr("10.0.0.0/8").containsIP("10.1.2.3") && !cidr("10.0.0.0/8").containsIP(ip("11.0.0.1")) && cidr("10.0.0.0/8").containsCIDR("10.1.0.0/16")',
  'cidr("10.1.2.3/12").masked() == cidr("10.0.0.0/12")',
  'url("https://a.b:8080/c?d=e").getPort() == "8080" && url("https://a.b/c").getHost() == "a.b" && isURL("/x") && !isURL("x y")',
  '!format.dns1123Label().validate("a-b").hasValue() && format.dns1123Label().validate("A").hasValue()',
  'self.time > timestamp("2026-01-01T00:00:00Z")',
  'self.wait == duration("1m30s")',
  'self.a__dash__b == "x" && self.__namespace__ == "y"',
  '"k" in self.m && self.m["k"] == 1 && self.m.all(k, self.m[k] > 0)',
  'self.?missing.orValue("z") == "z" && has(self.s) && !has(self.missing)',
  'cel.bind(x, self.n, x * x == 4)',
  'self.l.map(x, x + "!").exists(x, x == "a!")',
  "self.s.matches(r'v1\\.2') && '''self.matches('x')''' != ''",
];
for (const text of holds) {
  test(`CEL: ${text}`, () => {
    assert.deepEqual(judge(rule(text), spec), []);
    assert.deepEqual(judge(rule(`!(${text})`), spec), ['cel spec | spec: broken']);
  });
}

test('what the engine cannot run is said, never passed', () => {
  for (const text of [
    'self.l.transformList(i, x, x)',
    'self.nosuch(1)',
    'self.n ==',
    'authorizer.group("a").allowed()',
    'self.n',
  ]) {
    const [fault, ...rest] = judge(rule(text), spec);
    assert.match(fault ?? '', /^cel-not-run spec \| spec: a rule of the schema could not be run: ./, text);
    assert.equal(rest.length, 0);
  }
});

test('a rule that ends in an error refuses the object', () => {
  assert.deepEqual(judge(rule('self.missing == 1'), spec), [
    'cel spec | spec: broken (No such key: missing)',
  ]);
});

test('transition rules are skipped', () => {
  assert.deepEqual(judge(rule('self.n == oldSelf.n'), spec), []);
});

test('messages that are expressions', () => {
  assert.deepEqual(judge(rule('self.n > 5', ', messageExpression: \'"n is " + string(self.n)\''), spec), [
    'cel spec | spec: n is 2',
  ]);
  assert.deepEqual(judge(rule('self.n > 5', ", messageExpression: 'self.gone'"), spec), [
    'cel spec | spec: broken',
  ]);
  assert.deepEqual(judge(rule('self.n > 5', ", fieldPath: '.n'"), spec), ['cel spec.n | spec: broken']);
});

test('rules wait for the structure', () => {
  assert.deepEqual(judge(rule('self.n > 5'), '{ n: x }'), [
    'type spec.n | spec.n must be a whole number, but is a string',
  ]);
});

test('neither a rule nor a pattern can hang the run', () => {
  const start = performance.now();
  const many = JSON.stringify({ l: Array.from({ length: 2000 }, (_, at) => `${at}`) });
  const loops = 'self.l.all(a, self.l.all(b, self.l.all(c, a != b + c + "x")))';
  assert.match(judge(rule(loops), many)[0] ?? '', /^cel-not-run .* it took longer than/);
  let doubling = 'x60.size() > 0';
  for (let at = 60; at > 0; at--) doubling = `cel.bind(x${at}, x${at - 1} + x${at - 1}, ${doubling})`;
  doubling = `cel.bind(x0, [1], ${doubling})`;
  assert.match(judge(rule(doubling), '{ n: 1 }')[0] ?? '', /^cel-not-run /);
  const pattern = `{ type: object, properties: { s: { type: string, pattern: '^(a+)+$' } } }`;
  assert.match(judge(pattern, `{ s: ${'a'.repeat(40)}b }`)[0] ?? '', /^pattern spec.s/);
  assert.deepEqual(judge(rule('self.s.matches("^(a+)+$")'), `{ s: ${'a'.repeat(5000)}b }`), [
    'cel spec | spec: broken',
  ]);
  assert.ok(performance.now() - start < 3000);
});

test('patterns are RE2', () => {
  const pattern = (text: string): string =>
    `{ type: object, properties: { s: { type: string, pattern: ${JSON.stringify(text)} } } }`;
  assert.deepEqual(judge(pattern('(?i)^floe$'), '{ s: FLOE }'), []);
  assert.deepEqual(judge(pattern('^(?!x)'), '{ s: x }'), [], 'RE2 has no look-around: no verdict');
  assert.equal(judge(pattern('^[[:alpha:]]+$'), '{ s: a1 }').length, 1);
});

test('unions say one thing', () => {
  const union = `{ type: object, properties: { a: { type: integer }, b: { type: object, properties: { c: { type: string } } } }, oneOf: [{ required: [a] }, { required: [b] }] }`;
  assert.deepEqual(judge(union, '{ a: 1 }'), []);
  assert.deepEqual(judge(union, '{}'), ['required spec | spec needs a or b']);
  assert.deepEqual(judge(union, '{ a: 1, b: {} }'), ['bounds spec | spec must have only one of a and b']);
  const nested = `{ type: object, properties: { a: { type: integer }, b: { type: integer } }, anyOf: [{ properties: { a: { minimum: 3 } }, required: [a] }, { properties: { a: { minimum: 9 }, b: { minimum: 3 } }, required: [a, b] }] }`;
  assert.deepEqual(judge(nested, '{ a: 1 }'), ['bounds spec.a | spec.a must be at least 3, but is 1']);
  assert.deepEqual(
    judge('{ type: object, not: { required: [a] }, properties: { a: { type: string } } }', '{ a: b }'),
    ['bounds spec | spec must not have this form: a'],
  );
});

test('versions of an installed CRD', () => {
  assert.deepEqual(judge('{ type: object }', '{}', 'v1alpha1'), [
    'removed-version apiVersion | example.org/v1alpha1 of Thing is no longer served',
  ]);
  assert.deepEqual(judge('{ type: object }', '{}', 'v2'), [
    'unknown-version apiVersion | example.org/v2 is not a version of Thing',
  ]);
});

test('lists, unknown fields, embedded objects', () => {
  const lists =
    '{ type: object, properties: { l: { type: array, x-kubernetes-list-type: set, items: { type: string } }, e: { type: object, x-kubernetes-embedded-resource: true, x-kubernetes-preserve-unknown-fields: true } } }';
  assert.deepEqual(judge(lists, '{ l: [a, b, a] }'), [
    'duplicate-item spec.l[2] | spec.l[2] repeats spec.l[0]',
  ]);
  assert.deepEqual(judge(lists, '{ x: 1 }'), ['unknown-field spec.x | spec.x is not a field of Thing']);
  assert.deepEqual(judge(lists, '{ e: { kind: A } }'), ['required spec.e | spec.e.apiVersion is missing']);
  assert.deepEqual(
    judge(lists, '{ e: { apiVersion: v1, kind: A, metadata: { labels: { a: 1 } }, spec: 1 } }'),
    ['type spec.e.metadata.labels.a | spec.e.metadata.labels.a must be a string, but is a number'],
  );
});

const upstream = '../shared/upstream/flux-2.7/helm.toolkit.fluxcd.io_helmreleases.yaml';
test('the CRDs of a Flux release are recognised', {
  skip: !existsSync(upstream) && 'no CRDs of Flux 2.7',
}, () => {
  const installed = catalogWith(catalog, [resourceOf(parse(readFileSync(upstream, 'utf8')))]);
  const kind = installed.find({ group: 'helm.toolkit.fluxcd.io', kind: 'HelmRelease' });
  assert.equal(kind?.installed, false, 'the shipped schemas of Flux 2.7 stand in');
  const old = parse(
    'apiVersion: helm.toolkit.fluxcd.io/v2beta1\nkind: HelmRelease\nmetadata: { name: a }\nspec: { interval: 5m, chart: { spec: { chart: a, sourceRef: { kind: Bucket, name: b } } } }',
  );
  const [gone] = schemaValidator({ catalog: installed, flux: { major: 2, minor: 6 } }).validate(
    resourceOf(old),
  );
  assert.equal(
    gone?.message,
    'helm.toolkit.fluxcd.io/v2beta1 of HelmRelease is not in the CustomResourceDefinition of this repository',
  );
  assert.equal(gone.suggestion, 'helm.toolkit.fluxcd.io/v2');
  const faults = schemaValidator({ catalog: installed, flux: { major: 2, minor: 9 } }).validate(
    resourceOf(
      parse(
        'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: { name: a }\nspec: { interval: 5m, chartRef: { kind: OCIRepository, name: a }, waitStrategy: { name: poller } }',
      ),
    ),
  );
  assert.deepEqual(
    faults.map(fault => fault.message),
    [
      'spec.waitStrategy exists since Flux 2.8, but the CustomResourceDefinition in this repository does not have it',
    ],
  );
});

test('a definition without a real group takes no kind away from Kubernetes', () => {
  for (const [group, kind, apiVersion] of [
    ["''", 'ConfigMap', 'v1'],
    ['apps', 'Deployment', 'apps/v1'],
  ] as const) {
    const definition = crd('{ type: object }', group)
      .replace('kind: Thing', `kind: ${kind}`)
      .replace('name: v1\n', 'name: v9\n');
    const installed = catalogWith(catalog, [resourceOf(parse(definition))]);
    const object = resourceOf({ apiVersion, kind, metadata: { name: 'a' }, spec: {} });
    const faults = schemaValidator({ catalog: installed, flux: { major: 2, minor: 9 } }).validate(object);
    assert.ok(!faults.some(({ code }) => code === 'removed-version' || code === 'unknown-version'), kind);
  }
});

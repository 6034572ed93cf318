import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'yaml';
import { expandLocation, queryOf } from '../../src/schema/locations.ts';
import { pathText } from '../../src/schema/path-text.ts';
import { schemaValidator } from '../../src/schema/validate.ts';
import { catalog, resourceOf } from './objects.ts';

const schema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  type: 'object',
  properties: {
    spec: {
      type: 'object',
      required: ['size'],
      additionalProperties: false,
      properties: {
        size: { type: 'integer', minimum: 1 },
        list: { type: 'array', items: { enum: ['a', 'b'] } },
        url: { type: 'string', pattern: '^https://' },
        port: { oneOf: [{ type: 'integer' }, { type: 'object', required: ['name'] }] },
      },
    },
  },
};

function judge(spec: string, schemaFor: object = schema): string[] {
  const validator = schemaValidator({
    catalog,
    flux: { major: 2, minor: 9 },
    schemaFor: ({ kind }) => (kind === 'Thing' ? (schemaFor as never) : undefined),
  });
  const thing = resourceOf({
    apiVersion: 'example.org/v1',
    kind: 'Thing',
    metadata: { name: 'a' },
    spec: parse(spec),
  });
  return validator
    .validate(thing)
    .map(({ code, at, message }) => `${code} ${pathText(at.path)} | ${message}`);
}

test('JSON Schemas that people bring', () => {
  assert.deepEqual(judge('{ size: 1, list: [a], port: { name: x } }'), []);
  assert.deepEqual(judge('{ list: [c], url: x, siez: 3 }'), [
    'required spec | spec.size is missing',
    'unknown-field spec.siez | spec.siez is not a known field',
    'enum spec.list[0] | spec.list[0] must be a or b, but is c',
    'pattern spec.url | spec.url must match ^https://',
  ]);
  assert.deepEqual(judge('{ size: "1" }'), [
    'type spec.size | spec.size must be a whole number, but is a string',
  ]);
  assert.equal(judge('{ size: 1, port: {} }').length, 1, 'a union says one thing');
});

test('a schema of no use is said', () => {
  assert.match(
    judge('{}', { $ref: 'https://example.org/gone.json' })[0] ?? '',
    /^cel-not-run kind \| the schema for Thing could not be used: /,
  );
});

test('schema locations', () => {
  const query = queryOf('helm.toolkit.fluxcd.io/v2', 'HelmRelease');
  const table: Record<string, string> = {
    schemas: 'schemas/helm.toolkit.fluxcd.io/helmrelease_v2.json',
    'https://a.b/catalog/': 'https://a.b/catalog/helm.toolkit.fluxcd.io/helmrelease_v2.json',
    'https://a.b/{{.Group}}/{{.ResourceKind}}_{{.ResourceAPIVersion}}.json':
      'https://a.b/helm.toolkit.fluxcd.io/helmrelease_v2.json',
    '{{ .NormalizedKubernetesVersion }}-standalone{{ .StrictSuffix }}/{{ .ResourceKind }}{{ .KindSuffix }}.json':
      'master-standalone-strict/helmrelease-helm-v2.json',
    'one.json': 'one.json',
  };
  for (const [location, expected] of Object.entries(table))
    assert.equal(expandLocation(location, query), expected);
  assert.equal(expandLocation('s', queryOf('v1', 'Pod')), 's/core/pod_v1.json');
});

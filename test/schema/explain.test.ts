import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { explain } from '../../src/schema/explain.ts';
import { explanationText } from '../../src/schema/explain-text.ts';
import { extractSchemas } from '../../src/schema/extract.ts';
import { catalog, resourceOf } from './objects.ts';

const newest = catalog.minors.length - 1;

function text(query: string, minor = newest): string {
  const explained = explain(catalog, query, minor);
  return explained.state === 'found'
    ? explanationText(explained.explanation)
    : `${explained.message} | ${explained.help}`;
}

test('a list of mappings', () => {
  assert.equal(
    text('HelmRelease.spec.valuesFrom'),
    `HelmRelease.spec.valuesFrom  list of mappings
HelmRelease is helm.toolkit.fluxcd.io/v2

  kind        string, required
  literal     boolean, since Flux 2.9
  name        string, required
  optional    boolean
  targetPath  string
  valuesKey   string
`,
  );
});

test('enum, default, pattern, rules', () => {
  assert.match(text('helmrelease.spec.chartRef.kind'), /one of: OCIRepository, HelmChart, ExternalArtifact/);
  assert.match(text('OCIRepository.spec.provider'), /default: "generic"/);
  assert.match(text('OCIRepository.spec.interval'), /string, required\n[\s\S]*pattern: /);
  assert.match(text('HelmRelease.spec'), /rule: needs either chart or chartRef, and not both/);
  assert.match(text('Deployment.spec.template.spec.containers.image'), /string, required/);
});

test('what is not there', () => {
  assert.equal(text('HelmRelaese'), 'no kind is called HelmRelaese | did you mean HelmRelease?');
  assert.equal(
    text('HelmRelease.spec.valueFrom'),
    'HelmRelease.spec has no field valueFrom | did you mean valuesFrom?',
  );
  assert.equal(
    text('HelmRelease.spec.waitStrategy', 0),
    'HelmRelease.spec has no field waitStrategy | undefined',
  );
});

test('extracting JSON Schemas from CRDs', () => {
  const crd = resourceOf(
    parse(`
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: things.example.org }
spec:
  group: example.org
  scope: Namespaced
  names: { kind: Thing, plural: things }
  versions:
    - name: v1
      served: true
      schema: { openAPIV3Schema: { type: object, properties: { spec: { type: object, required: [n], properties: {
        n: { type: integer, minimum: 1 }, p: { x-kubernetes-int-or-string: true, anyOf: [{ type: integer }, { type: string }] } } } } } }
    - { name: v1beta1, served: false, schema: { openAPIV3Schema: { type: object } } }`),
  );
  const [file, ...rest] = extractSchemas([crd, resourceOf({ apiVersion: 'v1', kind: 'ConfigMap' })]);
  assert.equal(rest.length, 0);
  assert.equal(file?.path, 'example.org/thing_v1.json');
  const validate = new Ajv({ strict: false, validateFormats: false }).compile(JSON.parse(file?.text ?? ''));
  const thing = (spec: unknown): unknown => ({
    apiVersion: 'example.org/v1',
    kind: 'Thing',
    metadata: { name: 'a' },
    spec,
  });
  assert.equal(validate(thing({ n: 1, p: 'x' })), true);
  for (const spec of [{ n: 0 }, {}, { n: 1, x: 1 }, { n: 1, p: true }])
    assert.equal(validate(thing(spec)), false);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Ajv, type ErrorObject } from 'ajv';
import { type CatalogKind, rootOf } from '../../src/schema/catalog.ts';
import { loadCel } from '../../src/schema/cel/load.ts';
import { Judge } from '../../src/schema/judge.ts';
import { patterns } from '../../src/schema/patterns.ts';
import type { Value } from '../../src/yaml/document.ts';
import { formatsOf, withDefinitions } from './json-schema.ts';
import { catalog } from './objects.ts';
import { mutate, randomFrom, sample } from './sample.ts';

/** Ajv and the interpreter must agree on the verdict and on every place. */
const rounds = 40;

function ajvPlaces(errors: readonly ErrorObject[]): string[] {
  const strange = new Set(
    errors.filter(({ keyword }) => keyword === 'additionalProperties').map(error => error.instancePath),
  );
  const places = errors
    .filter(({ keyword }) => keyword !== 'if')
    // How many keys a mapping has says nothing while some of them are unknown.
    .filter(
      error =>
        !error.keyword.endsWith('Properties') ||
        error.keyword === 'additionalProperties' ||
        !strange.has(error.instancePath),
    )
    .map(({ keyword, instancePath, params }) =>
      keyword === 'additionalProperties' ? `${instancePath}/${params.additionalProperty}` : instancePath,
    );
  return [...new Set(places)].sort();
}

function ownPlaces(kind: CatalogKind, root: number, value: Value): string[] {
  const judge = new Judge(kind.pool, { secret: false, pattern: patterns(), cel: loadCel });
  judge.check(root, value);
  // Repeated items, rules across fields and keys of labels are beyond JSON Schema as these schemas use it.
  const faults = judge.faults.filter(
    ({ code }) => code !== 'duplicate-item' && code !== 'cel' && code !== 'metadata',
  );
  return [...new Set(faults.map(({ path }) => path.map(step => `/${step}`).join('')))].sort();
}

const kinds: readonly (readonly [group: string, kind: string])[] = [
  ['helm.toolkit.fluxcd.io', 'HelmRelease'],
  ['kustomize.toolkit.fluxcd.io', 'Kustomization'],
  ...catalog.kinds('source.toolkit.fluxcd.io').map(kind => ['source.toolkit.fluxcd.io', kind] as const),
  ...catalog
    .kinds('notification.toolkit.fluxcd.io')
    .map(kind => ['notification.toolkit.fluxcd.io', kind] as const),
  ...catalog.kinds('image.toolkit.fluxcd.io').map(kind => ['image.toolkit.fluxcd.io', kind] as const),
  ...catalog.kinds('fluxcd.controlplane.io').map(kind => ['fluxcd.controlplane.io', kind] as const),
  ['external-secrets.io', 'ExternalSecret'],
  ['external-secrets.io', 'SecretStore'],
  ['', 'ConfigMap'],
  ['', 'Secret'],
  ['', 'Service'],
  ['apps', 'Deployment'],
  ['batch', 'CronJob'],
  ['networking.k8s.io', 'Ingress'],
  ['autoscaling', 'HorizontalPodAutoscaler'],
  ['gateway.networking.k8s.io', 'HTTPRoute'],
];

let judged = 0;
let invalid = 0;
for (const [group, name] of kinds) {
  test(`Ajv agrees about ${name}`, () => {
    const kind = catalog.find({ group, kind: name });
    assert.ok(kind);
    for (const version of kind.versions) {
      const root = rootOf(kind, version, catalog.minors.length - 1);
      if (root === undefined) continue;
      const ajv = new Ajv({
        allErrors: true,
        strict: false,
        validateSchema: false,
        code: { optimize: false },
        formats: formatsOf([
          'int32',
          'int64',
          'byte',
          'date-time',
          'quantity',
          'label-value',
          'namespace',
          'cron',
          'port-name',
          'k8s-short-name',
          'double',
        ]) as never,
      });
      const validate = ajv.compile(withDefinitions(kind.pool, root));
      const random = randomFrom(name.length * 7919 + version.name.length);
      for (let round = 0; round < rounds; round++) {
        const value = sample(kind.pool, root, random);
        for (let change = 0; change < round % 4; change++) mutate(value, random);
        validate(value);
        const theirs = ajvPlaces(validate.errors ?? []);
        assert.deepEqual(ownPlaces(kind, root, value as Value), theirs, JSON.stringify(value));
        judged++;
        if (theirs.length > 0) invalid++;
      }
    }
  });
}

test('the referee saw enough of both kinds', () => {
  assert.ok(judged > 900, `${judged} objects`);
  assert.ok(invalid > judged / 4 && invalid < (judged * 9) / 10, `${invalid} of ${judged} invalid`);
});

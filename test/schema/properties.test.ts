import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Resource } from '../../src/model/resource.ts';
import { rootOf } from '../../src/schema/catalog.ts';
import { schemaValidator } from '../../src/schema/validate.ts';
import type { Value } from '../../src/yaml/document.ts';
import { catalog, resourceOf } from './objects.ts';
import { mutate, randomFrom, sample } from './sample.ts';

const newest = catalog.minors.length - 1;

/** Broken objects of every kind and version. */
function* objects(): Generator<Resource> {
  const random = randomFrom(7);
  for (const group of catalog.groups()) {
    for (const name of catalog.kinds(group)) {
      const kind = catalog.find({ group, kind: name });
      for (const version of kind?.versions ?? []) {
        const root = kind && rootOf(kind, version, newest);
        if (!kind || root === undefined) continue;
        for (let round = 0; round < 6; round++) {
          const value = sample(kind.pool, root, random) as Record<string, Value>;
          for (let change = 0; change < round; change++) mutate(value, random);
          const apiVersion = group === '' ? version.name : `${group}/${version.name}`;
          yield { ...resourceOf({ ...value, apiVersion, kind: name }), name: 'a' };
        }
      }
    }
  }
}

test('no object crashes the judge, and every fault has a place', () => {
  const validator = schemaValidator({ catalog, flux: { major: 2, minor: 9 } });
  let faults = 0;
  for (const resource of objects()) {
    for (const { at, message } of validator.validate(resource)) {
      faults++;
      assert.notEqual(at.value, undefined, message);
      assert.doesNotMatch(message, /undefined|\[object|NaN/, message);
    }
  }
  assert.ok(faults > 500, `${faults} faults`);
});

test('where nothing is known nothing is said', () => {
  const validator = schemaValidator({ catalog, flux: { major: 2, minor: 9 } });
  for (const resource of objects()) {
    const unknown = { ...resource, tree: { ...resource.tree, known: () => false } };
    assert.deepEqual(validator.validate(unknown), []);
  }
});

test('judging twice says the same', () => {
  const [once, twice] = [1, 2].map(() => {
    const validator = schemaValidator({ catalog, flux: { major: 2, minor: 6 } });
    return [...objects()].map(resource => validator.validate(resource).map(({ message }) => message));
  });
  assert.deepEqual(once, twice);
});

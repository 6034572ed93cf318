import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parseAllDocuments, stringify } from 'yaml';
import { lines } from './objects.ts';

/** Everyday objects, with most of what people write in them: none may be judged wrong. */
const documents = parseAllDocuments(readFileSync('test/schema/good-objects.yaml', 'utf8'));
for (const document of documents) {
  const object = document.toJS() as { kind: string };
  test(`nothing to say about a ${object.kind}`, () => assert.deepEqual(lines(stringify(object)), []));
}

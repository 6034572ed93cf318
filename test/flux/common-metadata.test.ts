// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Flux variables look like templates
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Cursor } from '../../src/yaml/cursor.ts';
import { delivery, object, open } from '../render/_repository.ts';

const common = '  commonMetadata: {labels: {team: "${T}", app: new}, annotations: {note: x}}\n';

test('common labels override what objects say, are not substituted, and come from the Kustomization', () => {
  const workspace = open({
    'ks.yaml': delivery('k', './apps/one', `${common}  postBuild: {substitute: {T: t}}\n`),
    'apps/one/cm.yaml': object('ConfigMap', 'one', '  labels: {app: old, own: y}\n'),
  });
  const [config] = workspace.scopes[0]?.ofKind({ group: '', kind: 'ConfigMap' }) ?? [];
  assert.ok(config);
  const metadata = Cursor.root(config.tree).get('metadata');
  assert.deepEqual(metadata.get('labels').value, { app: 'new', own: 'y', team: '${T}' });
  assert.deepEqual(metadata.get('annotations').value, { note: 'x' });
  const origin = metadata.at(['labels', 'app']).origin();
  assert.equal(origin?.step, 'flux-field');
  assert.equal(origin?.source.text.slice(origin.span.start, origin.span.end), 'new');
  assert.deepEqual(
    origin?.from.map(({ source, span }) => source.text.slice(span.start, span.end)),
    ['old'],
  );
  const all = metadata.get('annotations').origin();
  assert.equal(all?.source.text.slice(all.span.start, all.span.end), '{note: x}');
  const own = metadata.at(['labels', 'own']).origin();
  assert.equal(own?.source.path, 'apps/one/cm.yaml');
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { movedFrom } from '../../src/model/moved.ts';
import { delivery, object, open } from '../render/_repository.ts';

/** The words that moved the ConfigMap away from `apps`. */
function movedBy(namespace: string, base: string, overlay = '', flux = ''): string | undefined {
  const { scopes } = open({
    'ks.yaml': delivery('k', './live/one', flux),
    'base/kustomization.yaml': `resources: [cm.yaml]\n${base}`,
    'base/cm.yaml': object('ConfigMap', 'one', namespace && `  namespace: ${namespace}\n`),
    'live/one/kustomization.yaml': `resources: [../../base]\n${overlay}`,
  });
  const [config] = scopes[0]?.ofKind({ group: '', kind: 'ConfigMap' }) ?? [];
  assert.ok(config);
  const origin = movedFrom(config, 'apps')?.origin();
  return origin && `${origin.source.path}: ${origin.source.text.slice(origin.span.start, origin.span.end)}`;
}

test('a transformer or a Flux Kustomization moves an object', () => {
  assert.equal(movedBy('apps', 'namespace: two\n'), 'base/kustomization.yaml: two');
  assert.equal(movedBy('"apps"', '', 'namespace: "two"\n'), 'live/one/kustomization.yaml: "two"');
  assert.equal(
    movedBy('apps', 'namespace: two\n', 'namespace: three\n'),
    'live/one/kustomization.yaml: three',
  );
  assert.equal(movedBy('apps', '', '', '  targetNamespace: two\n'), 'ks.yaml: two');
});

test('what was never there, came there or stays there is not moved', () => {
  assert.equal(movedBy('', 'namespace: two\n'), undefined);
  assert.equal(movedBy('other', 'namespace: two\n'), undefined);
  assert.equal(movedBy('other', ''), undefined);
  assert.equal(movedBy('apps', 'namespace: apps\n'), undefined);
  assert.equal(movedBy('apps', 'namespace: two\n', 'namespace: apps\n'), undefined);
});

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

const base = 'base/floe-platform/helmrelease.yaml';
const source = 'base/floe-platform/ocirepository.yaml';
const overlay = 'clusters/dev/floe-platform';
const flux = 'clusters/dev/floe-platform.yaml';

/** Where an operator would mend each leaf, and the line it came from; whatever `UPDATE=1` writes, this holds. */
const causes: Readonly<Record<string, readonly [rule: string, cause: string, from?: string]>> = {
  'annotation-key': ['schema/metadata', `${overlay}/kustomization.yaml:8`],
  'base-itself': ['floe/oci-url', `${source}:8`],
  'component-overrides': ['floe/oci-url', 'components/mirror/kustomization.yaml:9', `${source}:8`],
  'flux-common-metadata': ['schema/format', `${flux}:19`],
  'flux-components': ['floe/oci-version', 'components/oci/version.yaml:7', `${source}:13`],
  'flux-name-prefix': ['floe/chart-source', `${flux}:17`, `${base}:12`],
  'flux-patches': ['floe/secret-layer-optional', `${flux}:24`, `${base}:27`],
  'flux-target-namespace': ['floe/chart-source', `${flux}:17`, `${base}:12`],
  'generator-file': ['floe/compiled-values-payload', `${overlay}/compiled.yaml:6`],
  'generator-hash': ['floe/compiled-values-exists', `${overlay}/kustomization.yaml:8`, `${base}:22`],
  'generator-key': ['floe/values-key', `${overlay}/kustomization.yaml:8`, `${base}:23`],
  'generator-merge-literal': ['floe/compiled-values-payload', `${overlay}/kustomization.yaml:12`],
  'label-value': ['schema/format', `${overlay}/kustomization.yaml:10`],
  'name-prefix-characters': [
    'schema/metadata',
    `${overlay}/kustomization.yaml:3`,
    `${overlay}/service.yaml:4`,
  ],
  'name-prefix-chart-ref': ['floe/chart-source', `${overlay}/kustomization.yaml:7`, `${base}:12`],
  'name-suffix-in-component': ['floe/chart-source', 'components/blue/kustomization.yaml:3', `${base}:12`],
  'namespace-transformer': [
    'floe/configmap-namespace',
    `${overlay}/values/kustomization.yaml:3`,
    `${base}:5`,
  ],
  'namespace-transformer-characters': ['schema/format', `${overlay}/kustomization.yaml:7`],
  'patch-deletes-object': ['floe/chart-source', `${overlay}/kustomization.yaml:14`, `${base}:12`],
  'patch-for-every-release': ['schema/format', 'base/patches/interval.yaml:6'],
  'patch-json-values-key': ['floe/values-key', `${overlay}/kustomization.yaml:13`, `${base}:23`],
  'patch-list-loses-optional': ['floe/secret-layer-optional', `${overlay}/overrides.yaml:11`, `${base}:20`],
  'patch-removes-chart-ref': ['floe/chart-source', `${overlay}/kustomization.yaml:13`, `${base}:10`],
  'patch-removes-required': ['schema/required', `${overlay}/kustomization.yaml:16`, `${base}:7`],
  'patch-unknown-field': ['schema/unknown-field', `${overlay}/timeouts.yaml:7`],
  'patch-values-key': ['floe/values-key', `${overlay}/layers.yaml:10`, `${base}:20`],
  'replacement-target': ['floe/chart-source', `${overlay}/compiled-values-configmap.yaml:4`, `${base}:12`],
  'replacement-value': ['schema/format', `${overlay}/release.yaml:7`, `${overlay}/kustomization.yaml:17`],
  'replica-count': ['schema/format', `${overlay}/kustomization.yaml:11`, `${overlay}/deployment.yaml:7`],
  'shared-base': [
    'floe/chart-source',
    'clusters/production/floe-platform/kustomization.yaml:12',
    `${base}:12`,
  ],
  'substitution-breaks-yaml': ['substitution/variable', `${source}:13`, `${flux}:19`],
  'substitution-default': ['schema/type', `${base}:7`],
  'substitution-from-config-map': ['schema/format', 'clusters/dev/cluster-settings.yaml:7', `${base}:7`],
  'substitution-from-secret': ['schema/format', 'clusters/dev/cluster-secrets.yaml:7', `${base}:7`],
  'substitution-in-text': ['floe/oci-url', `${source}:8`, `${flux}:19`],
  'substitution-range': ['floe/oci-version', `${flux}:19`, `${source}:13`],
  'substitution-type': ['schema/type', `${flux}:19`, `${base}:16`],
  'three-layers': ['schema/format', `${flux}:25`, `${base}:7`],
};

test('every leaf has a cause', () => {
  assert.deepEqual(readdirSync('fixtures/origin').sort(), Object.keys(causes).sort());
});

for (const [leaf, [rule, cause, from]] of Object.entries(causes)) {
  test(`${leaf} is reported where it is caused`, () => {
    const lines = readFileSync(`fixtures/origin/${leaf}/expected.txt`, 'utf8').split('\n');
    const start = lines.findIndex(line => line.startsWith(`${cause}:`) && line.endsWith(`  ${rule}`));
    assert.ok(start >= 0, `${rule} at ${cause}`);
    const others = lines.filter(line => line.endsWith(`  ${rule}`) && !line.startsWith(`${cause}:`));
    assert.ok(leaf === 'patch-unknown-field' || others.length === 0, others.join('\n'));
    if (from === undefined) return;
    const end = lines.indexOf('', start);
    assert.ok(
      lines.slice(start, end).some(line => line.startsWith(`  ${from}:`)),
      `related to ${from}`,
    );
  });
}

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lint, loadConfig, memoryHost, rules } from '../src/index.ts';
import { delivery, gitRepository, object } from './render/_repository.ts';

const own = gitRepository('flux-system', 'https://example.com/acme/platform');

for (const kind of ['GitRepository', 'ExternalArtifact']) {
  test(`the configuration tells that a ${kind} is this repository`, () => {
    const source =
      kind === 'GitRepository' ? own + gitRepository('fleet', 'https://elsewhere.example/x/y') : '';
    const known = rules as ReadonlyMap<string, never>;
    const host = memoryHost({
      '.git/config': '[remote "origin"]\n  url = https://example.com/acme/platform\n',
      'floe-lint.yaml': `sources:\n  - {kind: ${kind}, name: fleet}\n`,
      'clusters/dev/apps.yaml':
        source + delivery('apps', './apps/one', '', 'fleet').replace('GitRepository, name', `${kind}, name`),
      'apps/one/a.yaml': object('ConfigMap', 'a'),
    });
    const { config } = loadConfig(host, '/repo/floe-lint.yaml', known);
    const delivered = (chosen: typeof config) =>
      lint({ host, root: '/repo', targets: [''], rules: known, config: chosen }).workspace.scopes.flatMap(
        ({ builds }) => builds.filter(build => build.delivery).map(({ directory }) => directory),
      );
    assert.deepEqual(delivered(config), ['apps/one']);
    assert.deepEqual(delivered({ ...config, sources: [] }), ['']);
  });
}

// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Flux variables look like templates
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strictGate } from '../../src/flux/strict-gate.ts';
import { delivery, object, open } from '../render/_repository.ts';

const table: readonly [string, boolean | undefined][] = [
  ['        value: --feature-gates=StrictPostBuildSubstitutions=false\n', false],
  ['- "--feature-gates=A=true,StrictPostBuildSubstitutions=true,B=false"\n', true],
  ['# - --feature-gates=StrictPostBuildSubstitutions=false\n', undefined],
  ['- --feature-gates=A=true # StrictPostBuildSubstitutions=false\n', undefined],
  ['description: StrictPostBuildSubstitutions=false turns it off\n', undefined],
  ['- --feature-gates=StrictPostBuildSubstitutions\n', undefined],
];

for (const [text, expected] of table) {
  test(`${text.trim()} says ${expected}`, () => assert.equal(strictGate(text), expected));
}

const files = (gate: string) => ({
  'clusters/dev/kustomization.yaml': `resources: [ks.yaml]
patches:
  - target: {kind: Deployment, name: kustomize-controller}
    patch: |
      - op: add
        path: /spec/template/spec/containers/0/args/-
        value: --feature-gates=StrictPostBuildSubstitutions=${gate}
`,
  'clusters/dev/ks.yaml': delivery('apps', './apps/one', '  postBuild: {substitute: {A: a}}\n'),
  'apps/one/cm.yaml': object('ConfigMap', 'one', 'data: {b: "${B}"}\n'),
});

test('the gate counts more than the version', () => {
  const codes = (gate: string, minor: number) =>
    open(files(gate), [''], { flux: { major: 2, minor } }).scopes.flatMap(({ builds }) =>
      builds
        .flatMap(({ problems }) => problems.map(({ code }) => code))
        .filter(code => /^variable/.test(code)),
    );
  assert.deepEqual(codes('false', 9), []);
  assert.deepEqual(codes('maybe', 9), ['variable-undefined']);
  assert.deepEqual(codes('true', 8), ['variable-undefined']);
  assert.deepEqual(codes('maybe', 8), []);
});

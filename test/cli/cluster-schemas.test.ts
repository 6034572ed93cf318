import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { run, summaryOf } from './run.ts';
import { crd, findings, sized, thing, wantsText, wrongType } from './things.ts';

describe('the CRDs of the repository', () => {
  it('judge its objects', () => {
    const files = { 'crds.yaml': sized, 'thing.yaml': thing('{ size: big }') };
    assert.deepEqual(findings([], files), [`6:15 ${wrongType}`]);
    assert.deepEqual(findings([], { ...files, 'thing.yaml': thing('{ size: 3 }') }), []);
  });

  it('are those of the own cluster', () => {
    const texts = crd('{ type: object, properties: { size: { type: string } } }');
    const cluster = (name: string, schema: string, spec: string): Record<string, string> => ({
      [`clusters/${name}/crds.yaml`]: schema,
      [`clusters/${name}/thing.yaml`]: thing(spec),
      [`clusters/${name}/kustomization.yaml`]: 'resources: [crds.yaml, thing.yaml]\n',
    });
    const good = { ...cluster('dev', sized, '{ size: 3 }'), ...cluster('prod', texts, '{ size: big }') };
    assert.deepEqual(findings([], good), []);
    const bad = { ...cluster('dev', sized, '{ size: big }'), ...cluster('prod', texts, '{ size: 3 }') };
    assert.deepEqual(findings([], bad), [`6:15 ${wrongType}`, `6:15 ${wantsText}`]);
  });

  it('judge what lies beside the overlays too', () => {
    const files = {
      'clusters/dev/crds.yaml': sized,
      'clusters/dev/kustomization.yaml': 'resources: [crds.yaml]\n',
      'clusters/dev/thing.yaml': thing('{ size: big }'),
    };
    assert.ok(findings([], files).includes(`6:15 ${wrongType}`));
  });

  it('may be hostile, and the run ends soon', () => {
    const hostile = crd(
      `{ type: object, properties: { s: { type: string, pattern: '^(a+)+$' }, l: { type: array, items: { type: string } } },
               x-kubernetes-validations: [{ rule: "self.l.all(a, self.l.all(b, self.l.all(c, a != b + c + 'x')))" }] }`,
    );
    const list = JSON.stringify(Array.from({ length: 2000 }, (_, at) => `${at}`));
    const start = performance.now();
    const slow = run([], { files: { 'crds.yaml': hostile, 'thing.yaml': thing(`{ l: ${list} }`) } });
    assert.match(
      slow.out,
      /^note: Thing of example\.org: not judged, spec: a rule of the schema could not be run: it took longer than 250 ms \(the rule is self/m,
    );
    assert.equal(slow.code, 0);
    const pattern = { 'crds.yaml': hostile, 'thing.yaml': thing(`{ l: [], s: ${'a'.repeat(60)}b }`) };
    assert.match(findings([], pattern)[0] ?? '', /^6:19 spec\.s must be text that matches/);
    assert.ok(performance.now() - start < 5000);
  });
});

describe('what nobody judged is said', () => {
  const objects = (kind: string, amount: number): string =>
    Array.from(
      { length: amount },
      (_, at) => `---\napiVersion: example.com/v1\nkind: ${kind}\nmetadata: { name: a${at}, namespace: b }\n`,
    ).join('');

  it('kinds without a schema, in one line, most first', () => {
    const files = { 'a.yaml': objects('Bar', 1) + objects('Foo', 12) };
    const { code, out } = run([], { files });
    assert.equal(code, 0);
    assert.match(
      out,
      /^no findings · 1 file · no schema for 13 objects \(12 Foo\.example\.com, 1 Bar\.example\.com\) · Flux .*\n$/,
    );
    assert.equal(run(['--strict-coverage'], { files }).code, 3);
  });

  it('only a handful is named', () => {
    const kinds = ['A', 'B', 'C', 'D', 'E', 'F', 'G'];
    const { out } = run([], { files: { 'a.yaml': kinds.map((kind, at) => objects(kind, 9 - at)).join('') } });
    assert.match(
      out,
      /no schema for 42 objects \(9 A\.example\.com, 8 B\.example\.com, 7 C\.example\.com, 4 more kinds\)/,
    );
  });

  it('nothing when every kind is known', () => {
    assert.doesNotMatch(
      run([], { files: { 'crds.yaml': sized, 'thing.yaml': thing('{}') } }).out,
      /no schema/,
    );
  });
});

describe('a namespace', () => {
  const delivered = (more: string): Record<string, string> => ({
    'clusters/dev/apps.yaml': `apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata: { name: flux-system, namespace: flux-system }
spec: { interval: 1m, url: "https://git.example.com/a" }
---
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: { name: apps, namespace: flux-system }
spec: { interval: 10m, path: ./apps, prune: true, sourceRef: { kind: GitRepository, name: flux-system }${more} }
`,
    'apps/map.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n',
    'apps/role.yaml': 'apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata:\n  name: a\n',
  });
  const missing = ['3:1 metadata.namespace is missing: ConfigMap is namespaced'];

  it('must be there once Flux has built everything', () => {
    assert.deepEqual(findings([], delivered('')), missing);
    assert.deepEqual(findings([], delivered(', targetNamespace: web')), []);
    const list = { 'apps/kustomization.yaml': 'namespace: web\nresources: [map.yaml, role.yaml]\n' };
    assert.deepEqual(findings([], { ...delivered(''), ...list }), []);
  });
  it('may be left out where kubectl or another overlay supplies it', () => {
    const { 'apps/map.yaml': map } = delivered('');
    assert.deepEqual(findings([], { 'apps/map.yaml': map ?? '' }), []);
    const overlay = { 'apps/map.yaml': map ?? '', 'apps/kustomization.yaml': 'resources: [map.yaml]\n' };
    assert.deepEqual(findings([], overlay), []);
  });
});

it('the Kubernetes version decides what is still served', () => {
  const files = {
    'a.yaml': 'apiVersion: policy/v1beta1\nkind: PodDisruptionBudget\nmetadata: { name: a, namespace: b }\n',
  };
  assert.equal(run([], { files }).code, 1);
  assert.equal(run(['--kubernetes-version', '1.24'], { files }).code, 0);
  assert.match(summaryOf(run(['--kubernetes-version', '1.25'], { files }).out), /^1 error/);
  const configured = { ...files, 'floe-lint.yaml': 'targets: { kubernetes: "1.24" }\n' };
  assert.equal(run([], { files: configured }).code, 0);
  assert.equal(run(['--kubernetes-version', 'new'], { files }).code, 2);
});

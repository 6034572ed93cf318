import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { writesKey } from '../../rules/floe/_external-secret.ts';
import { urlFault, withScheme } from '../../rules/floe/_oci-url.ts';
import { isCiphertext, plainEntries } from '../../rules/floe/_sops.ts';
import { tagKind } from '../../rules/floe/_version.ts';
import type { Resource } from '../../src/rule.ts';
import { resourcesOf } from '../model/objects.ts';

function resource(yaml: string): Resource {
  const [first] = resourcesOf(yaml);
  assert.ok(first);
  return first;
}

describe('tags', () => {
  const kinds = {
    complete: ['0.1.0', 'v0.1.0', '1.2.3-rc.1', '1.2.3_build.5', '1.2.3-rc.1_abc'],
    partial: ['0.1', '1', 'v1', '20240101', 'v1.2', '1-alpha'],
    build: ['0.1.0+build', '1.2+abc'],
    other: ['latest', 'main', 'stable', '1.2.3.4', 'release-1.2.3', '1.2.x', ''],
  } as const;
  for (const [kind, tags] of Object.entries(kinds)) {
    for (const tag of tags) it(`${JSON.stringify(tag)} is ${kind}`, () => assert.equal(tagKind(tag), kind));
  }
});

describe('source URLs', () => {
  const cases: [string, ReturnType<typeof urlFault>][] = [
    ['oci://ghcr.io/obsidian-owl/charts/floe-platform', undefined],
    ['oci://localhost/floe-platform', undefined],
    ['oci://localhost:5000/floe-platform', undefined],
    ['oci://registry:5000/a/b/floe-platform', undefined],
    ['oci://10.0.0.1/floe-platform', undefined],
    ['OCI://ghcr.io/floe-platform', 'scheme'],
    ['', 'scheme'],
    ['oci://', 'registry'],
    ['oci:///floe-platform', 'registry'],
    ['oci://floe-platform', 'registry'],
    ['oci://ghcr.io/', 'slash'],
    ['oci://ghcr.io', 'repository'],
    ['oci://localhost:5000/floe-platform:1.0.0', 'tag'],
    ['oci://localhost:5000/floe-platform:1.0.0@sha256:00', 'digest'],
    ['oci://ghcr.io//floe-platform', 'characters'],
    ['oci://ghcr.io/a b/floe-platform', 'characters'],
    ['oci://ghcr.io/Floe-Platform', 'upperCase'],
    ['oci://ghcr.io/charts', 'chart'],
  ];
  for (const [url, fault] of cases) it(`${url} is ${fault}`, () => assert.equal(urlFault(url), fault));
  for (const url of [
    'https://ghcr.io/a',
    'ghcr.io/a',
    'http://ghcr.io/a',
    '//ghcr.io/a',
    'docker://ghcr.io/a',
  ])
    it(`${url} gets its scheme`, () => assert.equal(withScheme(url), 'oci://ghcr.io/a'));
  it('a port is no scheme', () => assert.equal(withScheme('ghcr.io:443/a'), 'oci://ghcr.io:443/a'));
});

describe('which keys an ExternalSecret writes', () => {
  const cases: [title: string, spec: string, verdict: string][] = [
    ['data', 'data: [{secretKey: values.yaml}]', 'yes'],
    ['another key', 'data: [{secretKey: password}]', 'no otherKey'],
    ['several other keys', 'data: [{secretKey: a}, {secretKey: b}]', 'no absent'],
    ['nothing', 'refreshInterval: 1h', 'no absent'],
    ['dataFrom', 'dataFrom: [{extract: {key: a}}]', 'unknown'],
    ['template', 'target: {template: {data: {values.yaml: a}}}', 'yes'],
    ['template of metadata', 'target: {template: {metadata: {}}}\n  data: [{secretKey: values.yaml}]', 'yes'],
    ['empty template', 'target: {template: {data: {}}}\n  data: [{secretKey: values.yaml}]', 'yes'],
    ['Replace', 'target: {template: {data: {a: b}}}\n  data: [{secretKey: values.yaml}]', 'no template'],
    [
      'Merge',
      'target: {template: {mergePolicy: Merge, data: {a: b}}}\n  data: [{secretKey: values.yaml}]',
      'yes',
    ],
    ['neither', 'target: {template: {data: {a: b}}}\n  data: [{secretKey: c}]', 'no absent'],
    [
      'Replace over dataFrom',
      'target: {template: {data: {a: b}}}\n  dataFrom: [{extract: {key: a}}]',
      'no template',
    ],
    ['None', 'target: {creationPolicy: None}\n  data: [{secretKey: values.yaml}]', 'no never'],
    ['Merge into another', 'target: {creationPolicy: Merge}\n  data: [{secretKey: a}]', 'unknown'],
    [
      'a ConfigMap of templates',
      'target: {template: {templateFrom: [{configMap: {items: [{key: values.yaml}]}}]}}',
      'yes',
    ],
    [
      'keys from a template',
      'target: {template: {templateFrom: [{secret: {items: [{key: a, templateAs: KeysAndValues}]}}]}}',
      'unknown',
    ],
    [
      'a template of labels',
      'target: {template: {templateFrom: [{target: Labels, configMap: {items: [{key: values.yaml}]}}]}}',
      'no absent',
    ],
    ['literal', 'target: {template: {templateFrom: [{literal: "values.yaml: a"}]}}', 'yes'],
    ['literal with braces', 'target: {template: {templateFrom: [{literal: "{{ .a }}: b"}]}}', 'unknown'],
    ['another literal', 'target: {template: {templateFrom: [{literal: "a: b"}]}}', 'no absent'],
    ['manifest', 'target: {manifest: {kind: ConfigMap}}', 'unknown'],
  ];
  for (const [title, spec, expected] of cases) {
    it(`${title}: ${expected}`, () => {
      const verdict = writesKey(
        resource(
          `apiVersion: external-secrets.io/v1\nkind: ExternalSecret\nmetadata:\n  name: a\nspec:\n  ${spec}\n`,
        ),
        'values.yaml',
      );
      assert.equal(verdict.writes === 'no' ? `no ${verdict.because}` : verdict.writes, expected);
    });
  }
});

describe('what of a Secret anybody can read', () => {
  const sealed = 'ENC[AES256_GCM,data:a,iv:b,tag:c,type:str]';
  const cases: [title: string, fields: string, plain: string[]][] = [
    ['ciphertext', `stringData: {a: "${sealed}"}`, []],
    ['a value left', `stringData: {a: "${sealed}", b: c}`, ['b']],
    ['empty values', 'stringData: {a: "", b: null}', []],
    ['a variable', `stringData: {a: "\${PASSWORD}"}`, []],
    ['base64', 'data: {a: aGVsbG8=}', ['a']],
    ['an encrypted file', `data: {a: ${btoa('x: y\nsops:\n    mac: ENC[AES256_GCM,data:a]\n')}}`, []],
    ['words about encryption', 'stringData: {a: "ENC[not really"}', ['a']],
  ];
  for (const [title, fields, plain] of cases) {
    it(title, () => {
      const secret = resource(`apiVersion: v1\nkind: Secret\nmetadata: {name: a}\n${fields}\n`);
      assert.deepEqual(
        plainEntries(secret).map(({ name }) => name),
        plain,
      );
    });
  }
  it('ciphertext may be folded over lines', () => assert.equal(isCiphertext(`${sealed}\n`), true));
});

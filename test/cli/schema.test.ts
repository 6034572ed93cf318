import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { run } from './run.ts';
import { findings, jsonSchema, sized, thing, wantsText, wrongType } from './things.ts';

describe('--schema-location', () => {
  const objects = { 'thing.yaml': thing('{ size: 3 }') };

  it('takes folders, files and templates', () => {
    const laid = { ...objects, 'schemas/example.org/thing_v1.json': jsonSchema };
    const expected = [`6:15 ${wantsText}`];
    const other = { ...objects, 'flat/thing-example-v1.json': jsonSchema };
    assert.deepEqual(findings(['--schema-location', 'schemas'], laid), expected);
    assert.deepEqual(findings(['--schema-location', 'schemas/example.org/thing_v1.json'], laid), expected);
    for (const template of [
      'flat/{{ .ResourceKind }}{{ .KindSuffix }}.json',
      'flat/{{.Kind}}-{{.GroupPrefix}}-{{.Version}}.json',
    ]) {
      assert.deepEqual(findings(['--schema-location', template], other), expected, template);
    }
  });

  it('takes CustomResourceDefinitions, in a file or a folder', () => {
    const files = { 'thing.yaml': thing('{ size: big }'), 'other/crds/one.yaml': sized };
    for (const location of ['other/crds', 'other/crds/one.yaml']) {
      const argv = ['--schema-location', location, 'thing.yaml'];
      assert.deepEqual(findings(argv, { ...files, 'floe-lint.yaml': 'ignore: [other/]\n' }), [
        `6:15 ${wrongType}`,
      ]);
    }
  });

  it('asks the repository and the catalog first where default stands first', () => {
    const files = { 'crds.yaml': sized, ...objects, 's/example.org/thing_v1.json': jsonSchema };
    assert.deepEqual(findings(['--schema-location', 's'], files), [`6:15 ${wantsText}`]);
    const after = ['--schema-location', 'default', '--schema-location', 's'];
    assert.deepEqual(findings(after, files), []);
    const { 'crds.yaml': _, ...unknown } = files;
    assert.deepEqual(findings(after, unknown), [`6:15 ${wantsText}`]);
  });

  it('may stand in the configuration, from whose folder it counts', () => {
    const files = { ...objects, 'conf/s/example.org/thing_v1.json': jsonSchema };
    const base = {
      'conf/base.yaml': 'schemaLocations: [s]\n',
      'floe-lint.yaml': 'extends: ./conf/base.yaml\n',
    };
    assert.deepEqual(findings([], { ...files, ...base }), [`6:15 ${wantsText}`]);
  });

  it('says what is of no use', () => {
    assert.match(run(['--schema-location', 'gone'], { files: objects }).out, /gone is no folder/);
    assert.equal(run(['--schema-location', 'gone'], { files: objects }).code, 2);
    const odd = { ...objects, 'odd.json': '{}', 's/example.org/thing_v1.json': '[]' };
    assert.match(run(['--schema-location', 'odd.json'], { files: odd }).out, /does not tell which kind/);
    assert.match(
      run(['--schema-location', 's'], { files: odd }).out,
      /^note: \S*thing_v1\.json: not judged, it is no JSON Schema$/m,
    );
    const broken = { ...objects, 's/example.org/thing_v1.json': '{"$ref":"https://example.com/x.json"}' };
    assert.match(
      run(['--schema-location', 's'], { files: broken }).out,
      /^note: Thing of example\.org: not judged, the schema for Thing could not be used: /m,
    );
    const ruled = {
      ...objects,
      's/example.org/thing_v1.json': '{"x-kubernetes-validations":[{"rule":"false"}]}',
    };
    assert.match(
      run(['--schema-location', 's'], { files: ruled }).out,
      /^note: .* the rules \(CEL\) .* were not run/m,
    );
  });

  it('asks the network only when told, and once', () => {
    const location = ['--schema-location', 'https://example.com/s'];
    const web = { 'https://example.com/s/example.org/thing_v1.json': jsonSchema };
    const offline = run(location, { files: objects, web });
    assert.match(
      offline.out,
      /^note: schemas of example\.com: not judged, schemas are fetched with --fetch-schemas only$/m,
    );
    const online = run([...location, '--fetch-schemas', '--schema-cache', '/cache'], { files: objects, web });
    assert.match(online.out, new RegExp(wantsText));
    const kept = Object.fromEntries([...online.files].filter(([path]) => path.startsWith('/cache/')));
    assert.deepEqual(Object.keys(kept), ['/cache/example.com/s/example.org/thing_v1.json']);
    const cached = run([...location, '--schema-cache', '/cache'], { files: { ...objects, ...kept } });
    assert.match(cached.out, new RegExp(wantsText));
  });
});

describe('schema explain', () => {
  it('a field, its types, and since when', () => {
    const { code, out } = run(['schema', 'explain', 'HelmRelease.spec.valuesFrom']);
    assert.equal(code, 0);
    assert.match(out, /^HelmRelease\.spec\.valuesFrom {2}list of mappings$/m);
    assert.match(out, /^ {2}kind +string, required$/m);
    assert.match(out, /^ {2}literal +boolean, since Flux 2\.9$/m);
    const old = run(['schema', 'explain', 'HelmRelease.spec.valuesFrom', '--flux-version', '2.8']).out;
    assert.doesNotMatch(old, /literal/);
  });
  it('a kind that a location brings', () => {
    const argv = ['schema', 'explain', 'Thing.spec.size', '--schema-location', 'crds.yaml'];
    assert.match(
      run(argv, { files: { 'crds.yaml': sized } }).out,
      /^Thing\.spec\.size {2}integer\nThing is example\.org\/v1\n/,
    );
  });
  it('what does not exist', () => {
    const { code, err } = run(['schema', 'explain', 'HelmRelease.spec.valueFrom']);
    assert.equal(code, 2);
    assert.match(err, /HelmRelease\.spec has no field valueFrom\n {2}did you mean valuesFrom\?/);
    assert.equal(run(['schema', 'explain']).code, 2);
    assert.match(run(['schema', 'explian', 'A']).err, /did you mean explain\?/);
  });
});

describe('schema extract', () => {
  it('writes what --schema-location takes', () => {
    const files = { 'crds/a.yaml': sized };
    const { code, out, files: after } = run(['schema', 'extract', 'crds', '-o', 'made'], { files });
    assert.equal(code, 0);
    assert.equal(out, '1 schema written below made\n');
    const text = after.get('/repo/made/example.org/thing_v1.json') ?? '';
    const objects = { 'thing.yaml': thing('{ size: big }'), 'made/example.org/thing_v1.json': text };
    assert.deepEqual(findings(['--schema-location', 'made'], objects), [`6:15 ${wrongType}`]);
    assert.equal(run(['schema', 'extract', '-', '-o', 'x'], { input: sized }).code, 0);
  });
  it('refuses what it cannot do', () => {
    const files = {
      'a.yaml': thing('{}'),
      'evil.yaml': sized.replace('group: example.org', 'group: ../../up'),
    };
    for (const argv of [
      ['a.yaml', '-o', 'x'],
      ['gone.yaml', '-o', 'x'],
      ['a.yaml'],
      ['evil.yaml', '-o', 'x'],
    ])
      assert.equal(run(['schema', 'extract', ...argv], { files }).code, 2, argv.join(' '));
  });
});

/**
 * Every way in which a build fails or does less than it says, with the names that its message may use.
 * Rules own the words. All names are always given.
 */
export const problemCodes = {
  // The kustomization file itself.
  'no-kustomization-file': ['directory'],
  'two-kustomization-files': ['directory', 'files'],
  'empty-kustomization': [],
  'kustomization-unreadable': ['reason'],
  'kustomization-not-a-map': ['found'],
  'unknown-field': ['field', 'suggestion'],
  'wrong-type': ['field', 'expected', 'found'],
  'wrong-api-version': ['found', 'expected'],
  'wrong-kind': ['found'],
  'flux-kustomization-file': [],

  // What it lists.
  'missing-resource': ['path'],
  'missing-component': ['path'],
  'missing-file': ['path', 'field'],
  'missing-patch-file': ['path'],
  'missing-generator-file': ['path'],
  'unreadable-file': ['path', 'reason'],
  'empty-path': ['field'],
  'absolute-path': ['path'],
  'outside-root': ['path', 'root'],
  'outside-repository': ['path'],
  cycle: ['path'],
  'component-in-resources': ['path'],
  'kustomization-in-components': ['path'],
  'not-a-directory': ['path'],
  'directory-as-file': ['path'],

  // Objects.
  'invalid-yaml': ['path', 'reason'],
  'not-an-object': ['path', 'found'],
  'missing-kind': ['path'],
  'missing-name': ['path', 'kind'],
  'bad-list-items': ['kind', 'found'],
  'duplicate-key': ['key'],
  'non-string-key': ['key'],
  'odd-key': ['key'],
  'leading-tab': [],
  'bad-scalar': ['value', 'type'],
  'duplicate-id': ['object'],
  'wrong-node-kind': ['field', 'expected', 'found'],

  // Patches.
  'patch-without-content': [],
  'patch-path-and-text': [],
  'patch-empty': ['patch'],
  'patch-unparsable': ['patch', 'reason'],
  'patch-no-match': ['object'],
  'patch-several-matches': ['object', 'count'],
  'patch-target-no-match': ['target'],
  'patch-missing-target': [],
  'patch-missing-target-name': [],
  'patch-several-documents': [],
  'patch-unknown-directive': ['directive'],
  'patch-not-applicable': ['object', 'reason'],
  'json-pointer': ['op', 'path', 'object'],
  'json-test-failed': ['path', 'object'],
  'json-bad-operation': ['op'],
  'bad-selector': ['field', 'pattern', 'reason'],

  // Generators.
  'generator-missing-name': ['kind'],
  'generator-exists': ['object'],
  'generator-missing': ['object', 'behavior'],
  'generator-ambiguous': ['object'],
  'duplicate-key-in-generator': ['key', 'generator'],
  'bad-literal': ['literal'],
  'bad-file-source': ['source', 'reason'],
  'env-not-text': ['path'],

  // Transformers.
  'namespace-conflict': ['object'],
  'bad-option': ['field', 'value', 'expected'],
  'blank-subject-namespace': ['object'],
  'field-spec-conflict': ['path', 'list'],
  'bad-field-path': ['path', 'object', 'reason'],
  'replica-no-match': ['name'],
  'replacement-incomplete': [],
  'replacement-path-and-inline': [],
  'replacement-source': ['source', 'reason'],
  'replacement-target': ['field', 'object', 'reason'],
  'name-reference-ambiguous': ['name', 'field', 'object'],
  'bad-crd-definition': ['path', 'reason'],
  'bad-openapi': ['reason'],
  'var-duplicate': ['name'],
  'var-ambiguous': ['name', 'count'],
  'var-unresolved': ['name'],
  'var-bad-field': ['field', 'object'],
  'plugin-bad-config': ['kind', 'reason'],
  'validator-changed-object': ['kind'],
  'bad-sort-options': ['reason'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type ProblemCode = keyof typeof problemCodes;
export type ProblemData<C extends ProblemCode> = Readonly<Record<(typeof problemCodes)[C][number], string>>;

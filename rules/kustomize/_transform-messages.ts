/** Faults of generators and transformers. */
export const transformMessages = {
  'generator-missing-name': { text: 'a {kind} has no name', help: 'add name' },
  'generator-exists': {
    text: 'the generator makes {object}, which the build already has',
    help: 'set behavior: merge or behavior: replace, or choose another name',
  },
  'generator-missing': {
    text: 'behavior {behavior} needs {object}, which the build does not have',
    help: 'correct the name, or remove behavior',
  },
  'generator-ambiguous': {
    text: '{object} stands for several objects of the build',
    help: 'say its namespace',
  },
  'duplicate-key-in-generator': {
    text: 'generator {generator} has the key {key} twice',
    help: 'remove one of them',
  },
  'bad-literal': { text: 'the literal {literal} is not key=value', help: 'write key=value' },
  'bad-file-source': {
    text: 'the file entry {source} cannot be read: {reason}',
    help: 'write path or key=path',
  },
  'env-not-text': { text: 'the env file {path} is not UTF-8 text', help: 'list it under files instead' },
  'namespace-conflict': {
    text: 'with the namespace set, {object} is in the build twice',
    help: 'objects that differ by namespace only need names of their own here',
  },
  'bad-option': { text: '{field} is {value}, but must be {expected}', help: 'the build fails there' },
  'blank-subject-namespace': {
    text: 'a subject of {object} has an empty namespace, and kustomize stops there',
    help: 'name the namespace, or leave the field out',
  },
  'field-spec-conflict': {
    text: 'the configurations disagree about {path} in {list}',
    help: 'give create the same value everywhere',
  },
  'bad-field-path': { text: '{path} cannot be changed in {object}: {reason}', help: 'correct the path' },
  'replica-no-match': {
    text: 'replicas names {name}, which no Deployment, StatefulSet, ReplicaSet or ReplicationController has',
    help: 'names count as they are before prefixes and suffixes',
  },
  'replacement-incomplete': { text: 'a replacement needs source and targets', help: 'add what is missing' },
  'replacement-path-and-inline': {
    text: 'a replacement has both path and its own content',
    help: 'keep one',
  },
  'replacement-source': {
    text: 'the source {source} of the replacement does not work: {reason}',
    help: 'it must select one existing value',
  },
  'replacement-target': {
    text: 'the replacement cannot write {field} in {object}: {reason}',
    help: 'set options.create: true when the field is not there yet',
  },
  'name-reference-ambiguous': {
    text: '{field} of {object} names {name}, which stands for several objects',
    help: 'give the objects names of their own',
  },
  'bad-crd-definition': {
    text: '{path} is no OpenAPI definition: {reason}',
    help: 'crds takes OpenAPI definitions; list CustomResourceDefinitions under resources',
  },
  'bad-openapi': {
    text: 'the openapi setting does not work: {reason}',
    help: 'give it a path to a document with definitions',
  },
  'var-duplicate': { text: 'the variable {name} is defined twice', help: 'remove one of them' },
  'var-ambiguous': { text: 'the variable {name} fits {count} objects', help: 'say the namespace in objref' },
  'var-unresolved': { text: 'the variable {name} is not defined', help: 'define it under vars' },
  'var-bad-field': {
    text: '{object} has no field {field} for the variable',
    help: 'correct fieldref.fieldPath',
  },
  'plugin-bad-config': {
    text: 'the configuration of {kind} does not work: {reason}',
    help: 'the build fails there',
  },
  'validator-changed-object': {
    text: '{kind} changes objects, which a validator must not do',
    help: 'list it under transformers',
  },
  'bad-sort-options': { text: 'sortOptions does not work: {reason}', help: 'order is legacy or fifo' },
} as const;

/** Faults of a kustomization file, of what it lists and of the objects in there. */
export const fileMessages = {
  'two-kustomization-files': {
    text: 'the directory {directory} has several kustomization files: {files}',
    help: 'kustomize takes one: delete the others',
  },
  'empty-kustomization': {
    text: 'the kustomization file says nothing, and kustomize refuses an empty one',
    help: 'list something under resources',
  },
  'kustomization-unreadable': {
    text: 'the kustomization file cannot be read: {reason}',
    help: 'nothing below it is built as it is',
  },
  'kustomization-not-a-map': {
    text: 'the kustomization file is {found}, not a mapping',
    help: 'write fields such as resources at its top level',
  },
  'wrong-type': {
    text: '{field} must be {expected}, not {found}',
    help: 'write what is expected there; where that is a string, quote it: to kustomize yes, no, on and n are booleans, 1.10 is a number',
  },
  'wrong-api-version': {
    text: 'kustomize refuses apiVersion {found} here',
    help: 'write {expected}, or leave it out',
  },
  'wrong-kind': {
    text: 'kustomize refuses kind {found} in a kustomization file',
    help: 'write Kustomization or Component, or leave it out',
  },
  'unreadable-file': { text: '{path} {reason}', help: 'the build fails without it' },
  'empty-path': {
    text: 'an entry of {field} is empty',
    help: 'name a file or directory, or remove the entry',
  },
  'absolute-path': {
    text: '{path} is absolute, and kustomize refuses that',
    help: 'write it relative to this file',
  },
  'outside-root': {
    text: '{path} is outside {root}',
    help: 'kustomize build refuses it; Flux accepts it inside the source',
  },
  'outside-repository': {
    text: '{path} leaves the repository, and the source of Flux ends there',
    help: 'move it into the repository',
  },
  cycle: {
    text: '{path} leads back to a directory that is being built',
    help: 'take the cycle apart: one of the directories must not list the other',
  },
  'component-in-resources': {
    text: '{path} is a Component and cannot be listed under resources',
    help: 'list it under components',
  },
  'kustomization-in-components': {
    text: '{path} is a Kustomization and cannot be listed under components',
    help: 'list it under resources, or make it kind: Component',
  },
  'not-a-directory': {
    text: '{path} is a file where kustomize needs a directory',
    help: 'name its directory',
  },
  'directory-as-file': { text: '{path} is a directory where kustomize needs a file', help: 'name the file' },
  'not-an-object': {
    text: '{path} holds {found} where an object is expected',
    help: 'only Kubernetes objects can be resources; take the file off the list',
  },
  'missing-kind': {
    text: 'an object in {path} has no kind',
    help: 'only Kubernetes objects can be resources; take the file off the list',
  },
  'missing-name': {
    text: '{kind} in {path} has no metadata.name',
    help: 'kustomize needs a name, generateName is none',
  },
  'bad-list-items': {
    text: 'items of {kind} is {found}, not a list',
    help: 'a List holds its objects under items',
  },
  'odd-key': {
    text: 'the key {key} is printed without quotes, and then it is no string',
    help: 'choose a key that cannot be taken for a number, a boolean or a date; kustomize breaks off over this one',
  },
  'leading-tab': {
    text: 'a text of several lines begins with a tab',
    help: 'begin it with something else; kustomize cannot print it and breaks off',
  },
  'bad-scalar': { text: '{value} is no {type}', help: 'kustomize cannot read the value' },
  'duplicate-id': {
    text: '{object} is in the build twice',
    help: 'remove one, or change it with a patch instead of repeating it',
  },
  'wrong-node-kind': { text: '{field} must be {expected}, not {found}', help: 'kustomize cannot work on it' },
} as const;

/** Faults of patches. */
export const patchMessages = {
  'patch-without-content': { text: 'the patch has neither path nor patch', help: 'give it one of them' },
  'patch-path-and-text': { text: 'the patch has both path and patch', help: 'keep one of them' },
  'patch-empty': { text: 'the patch {patch} is empty', help: 'it changes nothing: remove it' },
  'patch-unparsable': {
    text: 'the patch {patch} cannot be read: {reason}',
    help: 'a patch is an object with kind and name, or a list of JSON 6902 operations',
  },
  'patch-no-match': {
    text: 'the patch is for {object}, which is not in the build',
    help: 'names and namespaces count as they are before this file changes them',
  },
  'patch-several-matches': {
    text: 'the patch is for {object}, of which the build has {count}',
    help: 'give it a target, or say the namespace',
  },
  'patch-target-no-match': {
    text: 'the target {target} matches nothing, and kustomize skips the patch without a word',
    help: 'names and namespaces count as they are before this file changes them',
  },
  'patch-missing-target': {
    text: 'a JSON 6902 patch needs a target',
    help: 'add target with a kind and a name',
  },
  'patch-missing-target-name': { text: 'the target of the patch has no name', help: 'add target.name' },
  'patch-several-documents': {
    text: 'a patch with a target must be a single document',
    help: 'split it into several entries',
  },
  'patch-unknown-directive': {
    text: '$patch: {directive} is no directive',
    help: 'kustomize knows delete, replace and merge',
  },
  'patch-not-applicable': {
    text: 'the patch does not fit {object}: {reason}',
    help: 'the build fails there',
  },
  'json-pointer': {
    text: '{op} finds nothing at {path} in {object}',
    help: 'a parent must exist before something is added below it; / in a key is written ~1',
  },
  'json-test-failed': { text: 'the test at {path} fails for {object}', help: 'the build fails there' },
  'json-bad-operation': {
    text: '{op} is no JSON 6902 operation',
    help: 'there are add, remove, replace, move, copy and test',
  },
  'bad-selector': {
    text: '{field} {pattern} is no valid pattern: {reason}',
    help: 'patterns are Go regular expressions, anchored at both ends',
  },
} as const;

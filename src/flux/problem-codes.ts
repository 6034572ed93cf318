/**
 * What goes wrong in the steps that Flux adds around kustomize, with the names that the message of each
 * may use. Rules own the words.
 */
export const fluxProblemCodes = {
  /** `spec.path` names nothing in the source. */
  'path-not-found': ['path'],
  /** It is there, but `.sourceignore`, `spec.ignore` or a symlink keeps it out of the artifact. */
  'path-not-in-artifact': ['path'],

  // The list of a directory without a kustomization file.
  'generated-unreadable': ['path', 'reason'],
  'generated-invalid-yaml': ['path', 'reason'],
  'generated-not-an-object': ['path'],
  'generated-missing-kind': ['path'],
  'generated-missing-name': ['path', 'kind'],
  /** Nothing to deliver; with `prune` everything that was delivered before is deleted. */
  'generated-empty': ['path'],

  // Post-build substitution.
  'variable-name-invalid': ['name', 'from'],
  'variable-undefined': ['name', 'object'],
  'variable-similar': ['name', 'near', 'object'],
  'variable-syntax': ['text', 'fault', 'object'],
  'variable-breaks-yaml': ['name', 'object', 'reason'],

  // ResourceSet templates.
  'template-missing-input': ['name', 'object'],
  'template-breaks-yaml': ['name', 'object', 'reason'],
  /** The text that `resourcesTemplate` gives. */
  'template-invalid-yaml': ['object', 'reason'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type FluxProblemCode = keyof typeof fluxProblemCodes;

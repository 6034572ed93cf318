/** Recorded answers (of kustomize 5.5.0) that this renderer, which follows 5.8.1, gives differently on purpose. */
export const exceptions: Readonly<Record<string, string>> = {
  'patch-empty-file': 'since 5.8 an empty patch file is passed over',
  'repl-select-regex-not-supported': 'since 5.8 the names in `select` are anchored patterns',
  'repl-sourceValue': 'since 5.8 a replacement may bring its own value',
};

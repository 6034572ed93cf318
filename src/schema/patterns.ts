/**
 * Compiles patterns of the catalog, each once. They are few, known and linear; patterns that users
 * bring run on RE2 instead.
 */
export function patterns(): (source: string) => RegExp | undefined {
  const compiled = new Map<string, RegExp>();
  return source => {
    let pattern = compiled.get(source);
    if (!pattern) {
      pattern = new RegExp(source, 'u');
      compiled.set(source, pattern);
    }
    return pattern;
  };
}

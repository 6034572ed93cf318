/** A scalar that a variable stands for. */
export interface VarValue {
  readonly tag: '!!str' | '!!int' | '!!float' | '!!bool';
  readonly text: string;
}

/**
 * Replaces `$(NAME)` by values. A text that is nothing but one reference takes over the type of the
 * value; `$$` stands for a dollar sign; names without a value stay.
 */
export function expandVars(text: string, lookUp: (name: string) => VarValue | undefined): VarValue {
  const whole = /^\$\(([^)]*)\)$/.exec(text);
  if (whole) return lookUp(whole[1] ?? '') ?? { tag: '!!str', text };
  const replaced = text.replace(/\$(?:\$|\(([^)]*)\))/g, (match, name: string | undefined) =>
    name === undefined ? '$' : (lookUp(name)?.text ?? match),
  );
  return { tag: '!!str', text: replaced };
}

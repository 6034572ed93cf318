import type { Piece, Use } from './expression.ts';
import { applyOperator, isDefault } from './operators.ts';

/** What a variable stands for; `value` is `undefined` when it is set by something no file tells. */
export interface Variable {
  readonly value: string | undefined;
}

export interface Variables<V extends Variable = Variable> {
  get(name: string): V | undefined;
  /** Variables may exist that no file tells, so a missing one proves nothing. */
  readonly open: boolean;
  /** An undefined variable stops the build instead of becoming empty. */
  readonly strict: boolean;
}

export interface Expansion {
  readonly text: string;
  /** `false` when some variable in it is not known. */
  readonly known: boolean;
  readonly uses: readonly Use[];
  /** Uses of variables that nobody defines, in strict mode. */
  readonly missing: readonly Use[];
}

/** Puts values in place of variables. Arguments are expanded even when the default is not needed. */
export function expand(pieces: readonly Piece[], variables: Variables): Expansion {
  const expander = new Expander(variables);
  const text = pieces.map(piece => expander.piece(piece)).join('');
  return { text, known: expander.known, uses: expander.uses, missing: expander.missing };
}

class Expander {
  readonly uses: Use[] = [];
  readonly missing: Use[] = [];
  known = true;
  readonly #variables: Variables;

  constructor(variables: Variables) {
    this.#variables = variables;
  }

  piece(piece: Piece): string {
    if (piece.type === 'text') return piece.text;
    this.uses.push(piece);
    const args = piece.args.map(arg => this.piece(arg));
    const variable = this.#variables.get(piece.name);
    if (variable ? variable.value === undefined : this.#variables.open) this.known = false;
    else if (!variable && this.#variables.strict && !isDefault(piece.operator)) this.missing.push(piece);
    return applyOperator(piece.operator, variable?.value ?? '', args);
  }
}

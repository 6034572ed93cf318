/**
 * The `${…}` grammar of kustomize-controller's post-build substitution. It looks like bash and is not:
 * `${v-d}` is an error, `${v:?x}` is a default, `$v` is plain text.
 * https://github.com/fluxcd/pkg/tree/main/envsubst
 */
export type Piece = TextPiece | Use;

export interface TextPiece {
  readonly type: 'text';
  /** With `$$` already collapsed to `$`. */
  readonly text: string;
}

/** One `${name…}`. Offsets count in the parsed text. */
export interface Use {
  readonly type: 'use';
  readonly name: string;
  /** `''` for a plain `${name}`, `length` for `${#name}`, otherwise the operator as written. */
  readonly operator: string;
  readonly args: readonly Piece[];
  readonly start: number;
  readonly end: number;
}

export type ExpressionFaultCode = 'missing-brace' | 'variable-name' | 'bad-argument' | 'bad-substitution';

/** The controller refuses the whole object, and with it the whole build. */
export interface ExpressionFault {
  readonly code: ExpressionFaultCode;
  /** The text from `${` on, to the end of its line. */
  readonly text: string;
  /** What is wrong, in half a sentence. */
  readonly reason: string;
}

export type Expression = readonly Piece[] | ExpressionFault;

export function isFault(expression: Expression): expression is ExpressionFault {
  return !Array.isArray(expression);
}

/** Whether substitution would change this text or stumble over it. */
export function mayExpand(text: string): boolean {
  return text.includes('$') && (text.includes('${') || text.includes('$$'));
}

export function parseExpression(text: string): Expression {
  const reader = new Reader(text);
  try {
    return reader.pieces();
  } catch (error) {
    if (error instanceof Stop) {
      return { code: error.code, text: reader.context(), reason: reader.reason(error.code) };
    }
    throw error;
  }
}

/** Leaves the recursion at the first fault; never seen outside this file. */
class Stop extends Error {
  readonly code: ExpressionFaultCode;

  constructor(code: ExpressionFaultCode) {
    super(code);
    this.code = code;
  }
}

/** Nobody nests defaults this deep; the limit keeps hostile input from overflowing the stack. */
const deepest = 200;
const notClosing = (character: string): boolean => character !== '}';
const notColonOrClosing = (character: string): boolean => character !== ':' && character !== '}';
const notSlash = (character: string): boolean => character !== '/';

/** Not a constant: making this set of letters takes a fiftieth of a small run, and few texts have expressions. */
function isNameCharacter(character: string): boolean {
  return /[\p{L}\p{Nd}_]/u.test(character);
}

function shown(character: string): string {
  return /\s/.test(character) ? 'a space' : character;
}

class Reader {
  readonly #text: string;
  #at = 0;
  #opened = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  context(): string {
    const end = this.#text.indexOf('\n', this.#opened);
    const line = this.#text.slice(this.#opened, end < 0 ? undefined : end);
    return line.length > 60 ? `${line.slice(0, 60)}…` : line;
  }

  /** Why reading stopped where it did. */
  reason(code: ExpressionFaultCode): string {
    const next = this.#codePoint();
    if (this.#depth > deepest) return 'it is nested too deeply';
    if (next === '') return 'the } is missing';
    if (code === 'bad-argument') return 'nothing follows its operator';
    if (code === 'bad-substitution') return `${shown(next)} is not what its operator needs here`;
    return next === '}' ? 'the name is missing' : `${shown(next)} is not allowed in a name`;
  }

  pieces(): Piece[] {
    const pieces: Piece[] = [];
    while (this.#at < this.#text.length) {
      if (this.#text.startsWith('${', this.#at)) pieces.push(this.#use());
      else pieces.push({ type: 'text', text: this.#plain() });
    }
    return pieces;
  }

  /** Text up to the next `${`; `$$` is an escaped `$`, whatever follows it. */
  #plain(): string {
    let text = '';
    while (this.#at < this.#text.length) {
      const dollar = this.#text.indexOf('$', this.#at);
      if (dollar < 0) {
        text += this.#text.slice(this.#at);
        this.#at = this.#text.length;
        return text;
      }
      text += this.#text.slice(this.#at, dollar);
      this.#at = dollar;
      if (this.#text[dollar + 1] === '{') return text;
      text += '$';
      this.#at += this.#text[dollar + 1] === '$' ? 2 : 1;
    }
    return text;
  }

  #use(): Use {
    const start = this.#at;
    this.#opened = start;
    this.#at += 2;
    if (++this.#depth > deepest) throw new Stop('bad-substitution');
    const use = this.#peek() === '#' ? this.#length(start) : this.#named(start);
    this.#depth--;
    return use;
  }

  #named(start: number): Use {
    const name = this.#name();
    if (name === '') throw new Stop('variable-name');
    const { operator, args } = this.#operation();
    return { type: 'use', name, operator, args, start, end: this.#at };
  }

  #length(start: number): Use {
    this.#at++;
    const name = this.#name();
    if (name === '') throw new Stop('bad-substitution');
    this.#close('bad-substitution');
    return { type: 'use', name, operator: 'length', args: [], start, end: this.#at };
  }

  #operation(): { operator: string; args: Piece[] } {
    const first = this.#peek();
    const second = this.#text[this.#at + 1] ?? '';
    if (first === '=') return this.#default('=');
    if (first === ':')
      return '=-?+'.includes(second || ' ') ? this.#default(`:${second}`) : this.#substring();
    if (first === ',' || first === '^') return this.#casing();
    if (first === '#' || first === '%') return this.#trim(first);
    if (first === '/') return this.#replace('#%/'.includes(second || ' ') ? `/${second}` : '/');
    this.#close('missing-brace');
    return { operator: '', args: [] };
  }

  #default(operator: string): { operator: string; args: Piece[] } {
    this.#at += operator.length;
    const args: Piece[] = [];
    while (this.#peek() !== '}') args.push(this.#argument(notClosing, false));
    this.#at++;
    return { operator, args };
  }

  #substring(): { operator: string; args: Piece[] } {
    this.#at++;
    const args = [this.#argument(notColonOrClosing, false)];
    if (this.#peek() === ':') {
      while (this.#peek() === ':') this.#at++;
      args.push(this.#argument(notClosing, false));
    }
    this.#close('bad-substitution');
    return { operator: ':', args };
  }

  #casing(): { operator: string; args: Piece[] } {
    const start = this.#at;
    while (this.#at < start + 2 && (this.#peek() === ',' || this.#peek() === '^')) this.#at++;
    const operator = this.#text.slice(start, this.#at);
    this.#close('bad-substitution');
    return { operator, args: [] };
  }

  #trim(sign: string): { operator: string; args: Piece[] } {
    const operator = this.#text[this.#at + 1] === sign ? sign + sign : sign;
    this.#at += operator.length;
    const args = [this.#argument(notClosing, false)];
    this.#close('bad-substitution');
    return { operator, args };
  }

  #replace(operator: string): { operator: string; args: Piece[] } {
    this.#at += operator.length;
    const args: Piece[] = [];
    if (this.#peek() === '/') args.push({ type: 'text', text: '' });
    else args.push(this.#argument(notSlash, true));
    if (this.#peek() !== '/') throw new Stop('bad-substitution');
    while (this.#peek() === '/') this.#at++;
    if (this.#peek() !== '}') args.push(this.#argument(notClosing, true));
    this.#close('bad-substitution');
    return { operator, args };
  }

  /** Either one nested `${…}` or text up to the next one; never both, as the controller reads it. */
  #argument(accepts: (character: string) => boolean, escapes: boolean): Piece {
    if (this.#text.startsWith('${', this.#at)) return this.#use();
    let text = '';
    for (
      let next = this.#peek();
      next !== '' && !this.#text.startsWith('${', this.#at);
      next = this.#peek()
    ) {
      const after = this.#text[this.#at + 1] ?? '';
      const escaped =
        escapes && ((next === '$' && after === '$') || (next === '\\' && (after === '/' || after === '\\')));
      if (!escaped && !accepts(next)) break;
      text += escaped ? after : next;
      this.#at += escaped ? 2 : 1;
    }
    if (text === '') throw new Stop('bad-argument');
    return { type: 'text', text };
  }

  #name(): string {
    const start = this.#at;
    for (let next = this.#codePoint(); isNameCharacter(next); next = this.#codePoint())
      this.#at += next.length;
    return this.#text.slice(start, this.#at);
  }

  #codePoint(): string {
    const code = this.#text.codePointAt(this.#at);
    return code === undefined ? '' : String.fromCodePoint(code);
  }

  #peek(): string {
    return this.#text[this.#at] ?? '';
  }

  #close(code: ExpressionFaultCode): void {
    if (this.#peek() !== '}') throw new Stop(code);
    this.#at++;
  }
}

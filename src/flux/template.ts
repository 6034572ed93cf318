import type { Scalar, Value } from '../yaml/document.ts';

/**
 * The part of Go's template language that ResourceSets use for single values: `<< inputs.a.b >>` with
 * functions behind pipes. A template with loops or conditions is not read; its objects are then unknown.
 * https://fluxcd.control-plane.io/operator/resourceset/#templating
 */
export type TemplatePiece =
  | { readonly type: 'text'; readonly text: string; readonly start: number }
  | { readonly type: 'action'; readonly pipeline: Pipeline; readonly start: number; readonly end: number };

/** Calls from left to right; the result of each is the last argument of the next. */
export type Pipeline = readonly Call[];

export interface Call {
  /** `undefined` when the call is its only operand, a value. */
  readonly name: string | undefined;
  readonly operands: readonly Operand[];
}

export type Operand =
  | { readonly type: 'input'; readonly path: readonly string[] }
  | { readonly type: 'literal'; readonly value: Scalar }
  | { readonly type: 'group'; readonly pipeline: Pipeline };

/** `undefined` when the template holds anything but values. */
export function parseTemplate(text: string): TemplatePiece[] | undefined {
  const pieces: TemplatePiece[] = [];
  let at = 0;
  let trimNext = false;
  for (;;) {
    const open = text.indexOf('<<', at);
    let plain = text.slice(at, open < 0 ? undefined : open);
    const trimsBefore = open >= 0 && /^-\s/.test(text.slice(open + 2, open + 4));
    let start = at;
    if (trimNext) {
      start += plain.length - plain.trimStart().length;
      plain = plain.trimStart();
    }
    if (trimsBefore) plain = plain.trimEnd();
    if (plain !== '') pieces.push({ type: 'text', text: plain, start });
    if (open < 0) return pieces;
    const close = text.indexOf('>>', open);
    if (close < 0) return undefined;
    trimNext = /\s-$/.test(text.slice(close - 2, close));
    const body = text.slice(open + (trimsBefore ? 3 : 2), close - (trimNext ? 1 : 0)).trim();
    at = close + 2;
    if (/^\/\*[\s\S]*\*\/$/.test(body)) continue;
    const pipeline = parsePipeline(body);
    if (!pipeline) return undefined;
    pieces.push({ type: 'action', pipeline, start: open, end: at });
  }
}

const token =
  /\s*(?:(\||\(|\))|("(?:[^"\\]|\\.)*")|`([^`]*)`|(-?\d+(?:\.\d+)?)(?![\w.])|inputs((?:\.\w+)*)(?![\w.])|([A-Za-z]\w*)(?![\w.]))/y;

/** Words that start something else than a value. */
const keywords = new Set([
  'if',
  'else',
  'end',
  'range',
  'with',
  'define',
  'template',
  'block',
  'break',
  'continue',
]);

type Token =
  | { readonly type: 'sign'; readonly sign: string }
  | { readonly type: 'word'; readonly word: string }
  | Operand;

function parsePipeline(body: string): Pipeline | undefined {
  const tokens = tokensOf(body);
  if (!tokens) return undefined;
  const reader = { tokens, at: 0 };
  const pipeline = readPipeline(reader);
  return reader.at === tokens.length ? pipeline : undefined;
}

function tokensOf(body: string): Token[] | undefined {
  const tokens: Token[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < body.length) {
    const match = token.exec(body);
    if (!match) return undefined;
    const [, sign, quoted, raw, number, path, word] = match;
    if (sign !== undefined) tokens.push({ type: 'sign', sign });
    else if (quoted !== undefined) {
      const value = unquoted(quoted);
      if (value === undefined) return undefined;
      tokens.push({ type: 'literal', value });
    } else if (raw !== undefined) tokens.push({ type: 'literal', value: raw });
    else if (number !== undefined) tokens.push({ type: 'literal', value: Number(number) });
    else if (path !== undefined) tokens.push({ type: 'input', path: path.split('.').slice(1) });
    else if (word === 'true' || word === 'false') tokens.push({ type: 'literal', value: word === 'true' });
    else if (word === undefined || keywords.has(word)) return undefined;
    else tokens.push({ type: 'word', word });
  }
  return tokens;
}

function unquoted(quoted: string): string | undefined {
  try {
    const value: Value = JSON.parse(quoted);
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}

interface TokenReader {
  readonly tokens: readonly Token[];
  at: number;
}

function readPipeline(reader: TokenReader): Pipeline | undefined {
  const calls: Call[] = [];
  for (;;) {
    const call = readCall(reader);
    if (!call) return undefined;
    calls.push(call);
    const next = reader.tokens[reader.at];
    if (next?.type !== 'sign' || next.sign !== '|') return calls;
    reader.at++;
  }
}

function readCall(reader: TokenReader): Call | undefined {
  const first = reader.tokens[reader.at];
  const name = first?.type === 'word' ? first.word : undefined;
  if (name !== undefined) reader.at++;
  const operands: Operand[] = [];
  for (let next = reader.tokens[reader.at]; next; next = reader.tokens[reader.at]) {
    if (next.type === 'word') return undefined;
    if (next.type !== 'sign') operands.push(next);
    else if (next.sign === '(') {
      reader.at++;
      const pipeline = readPipeline(reader);
      const close = reader.tokens[reader.at];
      if (!pipeline || close?.type !== 'sign' || close.sign !== ')') return undefined;
      operands.push({ type: 'group', pipeline });
    } else break;
    reader.at++;
  }
  return name === undefined && operands.length !== 1 ? undefined : { name, operands };
}

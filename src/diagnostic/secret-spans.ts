import { nearest } from '../text/nearest.ts';
import type { SourceFile, Span } from '../text/span.ts';

/** `data:` of a Secret, or one of its entries: indentation, list dash, key, and what stands behind the colon. */
const entry = /^([ \t]*(?:- +)*)(["']?[\w.\-/]+["']?)[ \t]*:(?=[ \t]|$)[ \t]*(.*)$/;
const secretKind = /["']?kind["']?[ \t]*:[ \t]*["']?Secret\b(?!["']?[ \t]*:)/;
const holders = /["']?\b(?:data|stringData)["']?[ \t]*:/i;

/**
 * The bytes of a file that must never be printed: values below `data` and `stringData` wherever a
 * document speaks of a Secret, and literals of secret generators. Ciphertext (`ENC[…]`) may be seen.
 * Works on the text alone, because a frame may be about a file that does not parse; in doubt it hides.
 */
export function secretSpans(source: SourceFile): readonly Span[] {
  const { text } = source;
  if (!/secret/i.test(text)) return [];
  const spans: Span[] = [];
  let start = 0;
  for (const end of documentEnds(text)) {
    const document = text.slice(start, end);
    if (secretKind.test(document)) {
      hideData(document, start, spans);
      hidePatchValues(document, start, spans);
    }
    if (document.includes('secretGenerator')) hideLiterals(document, start, spans);
    start = end;
  }
  return spans;
}

function documentEnds(text: string): number[] {
  const ends = [...text.matchAll(/^---(?=\s|$)/gm)].map(match => match.index).filter(index => index > 0);
  return [...ends, text.length];
}

interface Line {
  readonly text: string;
  readonly start: number;
}

function linesOf(document: string, offset: number): Line[] {
  const lines: Line[] = [];
  let start = 0;
  while (start <= document.length) {
    const newline = document.indexOf('\n', start);
    const next = newline < 0 ? document.length + 1 : newline + 1;
    const end = document.charCodeAt(next - 2) === 13 ? next - 2 : next - 1;
    lines.push({ text: document.slice(start, end), start: offset + start });
    start = next;
  }
  return lines;
}

/** Follows the indentation: deeper lines than `data:` belong to it, the first deeper ones are its keys. */
function hideData(document: string, offset: number, spans: Span[]): void {
  const mayFlow = holders.test(document);
  let holder: number | undefined;
  let keys: number | undefined;
  for (const line of linesOf(document, offset)) {
    const body = line.text.trimStart();
    if (body === '') continue;
    const match = entry.exec(line.text);
    const depth = match?.[1]?.length ?? line.text.length - body.length;
    // A comment ends nothing, however far left it stands.
    if (body.startsWith('#')) {
      if (holder !== undefined && depth > holder) hideTail(line, body.slice(1), spans);
      continue;
    }
    if (holder !== undefined && depth > holder) {
      keys ??= depth;
      if (match && depth === keys) hideTail(line, match[3] ?? '', spans);
      else hideTail(line, body, spans);
      continue;
    }
    holder = undefined;
    keys = undefined;
    if (match && holdsValues(match[2] ?? '')) {
      holder = depth;
      hideTail(line, match[3] ?? '', spans);
    } else if (mayFlow && holders.test(line.text)) {
      hideFlow(document, line, offset, spans);
    }
  }
}

/** `data` and `stringData`, and what somebody may have written instead: the values below are secret all the same. */
const holdsValues = once((key: string): boolean => {
  const name = key.replace(/["']/g, '');
  return name === 'data' || name === 'stringData' || nearest(name, ['data', 'stringData']) !== undefined;
});

/** Keys repeat from line to line and from file to file. */
function once(judge: (key: string) => boolean): (key: string) => boolean {
  const known = new Map<string, boolean>();
  return key => {
    let answer = known.get(key);
    if (answer === undefined) {
      answer = judge(key);
      known.set(key, answer);
    }
    return answer;
  };
}

/** Hides the end of a line from where `tail` begins; indicators of block scalars and ciphertext stay. */
function hideTail({ text, start }: Line, tail: string, spans: Span[]): void {
  const bare = tail.replace(/^["']/, '');
  if (bare === '' || bare.startsWith('ENC[') || /^[|>][-+0-9]*\s*(#.*)?$|^[{[]?$|^#/.test(tail)) return;
  spans.push({ start: start + text.length - tail.length, end: start + text.length });
}

/** JSON and flow mappings: every value from `data` to the closing brace, keys stay. */
function hideFlow(document: string, line: Line, offset: number, spans: Span[]): void {
  const pattern = /(["']?)\b(?:data|stringData)\1[ \t]*:[ \t]*\{/gi;
  pattern.lastIndex = line.start - offset;
  const from = pattern.exec(document);
  if (!from || from.index > line.start - offset + line.text.length) return;
  const close = document.indexOf('}', pattern.lastIndex);
  const body = document.slice(pattern.lastIndex, close < 0 ? document.length : close);
  const value = /:\s*("(?:[^"\\]|\\.)*"|'[^']*'|[^\s,"'][^,\n]*)/g;
  for (const match of body.matchAll(value)) {
    const text = match[1] ?? '';
    if (/^["']?ENC\[/.test(text)) continue;
    const end = offset + pattern.lastIndex + match.index + match[0].length;
    spans.push({ start: end - text.length, end });
  }
}

/** `- password=hunter2` below `literals:` of a secret generator. */
function hideLiterals(document: string, offset: number, spans: Span[]): void {
  for (const line of linesOf(document, offset)) {
    const match = /^\s*-\s+["']?[\w.-]+=(.*)$/.exec(line.text);
    if (match) hideTail(line, match[1] ?? '', spans);
  }
}

/** JSON patches: `value:` beside `path: /data/…`. */
function hidePatchValues(document: string, offset: number, spans: Span[]): void {
  if (!/path["']?\s*:\s*["']?\/(?:data|stringData)\b/.test(document)) return;
  for (const line of linesOf(document, offset)) {
    const match = /\bvalue["']?\s*:\s*(.+)$/.exec(line.text);
    if (match) hideTail(line, match[1] ?? '', spans);
  }
}

import type { Document as AstDocument, YAMLParseError } from 'yaml';
import type { Span } from '../text/span.ts';
import type { YamlProblem, YamlProblemCode } from './document.ts';
import { openQuote, tabIndentation, templateWords } from './faults.ts';
import { type Construct, constructs } from './open-construct.ts';

type YamlPackage = typeof import('yaml');

/** What is known about one fault. */
interface Fault {
  readonly text: string;
  readonly at: number;
  readonly end: number;
  readonly found: string;
  /** Quoted texts and bracketed collections before the fault, the nearest first. */
  readonly constructs: readonly Construct[];
}

interface Words {
  readonly message: string;
  readonly span: Span;
  readonly code?: YamlProblemCode;
  readonly related?: Span;
}

/** A syntax error of the `yaml` package in our own words, at the bytes that a person has to look at. */
export function describe(
  yaml: YamlPackage,
  error: YAMLParseError,
  document: AstDocument.Parsed,
  text: string,
): YamlProblem {
  const at = Math.min(error.pos[0], text.length);
  const end = Math.min(Math.max(at, error.pos[1]), text.length);
  const fault: Fault = { text, at, end, found: error.message, constructs: constructs(yaml, document, at) };
  const { message, span, code = 'syntax', related } = words(error, fault);
  const problem = { code, message, span: within(text, span) };
  return related === undefined ? problem : { ...problem, related: within(text, related) };
}

/** A fault may stand in blanks behind the line it belongs to. */
function within(text: string, { start, end }: Span): Span {
  const from = Math.min(start, text.length);
  return { start: from, end: Math.max(from, Math.min(end, text.length)) };
}

function words(error: YAMLParseError, fault: Fault): Words {
  const line = lineAt(fault.text, fault.at);
  if (fault.found.startsWith('Missing closing')) return neverClosed(fault);
  if (error.code === 'TAB_AS_INDENT' || isTab(fault)) return tabIndentation(fault.text, fault.at);
  const template = templateIn(fault.text, line);
  if (template !== undefined) {
    return { message: templateWords, span: template };
  }
  return strayQuote(fault) ?? unclosed(fault) ?? wordsByCode(error, fault);
}

function wordsByCode(error: YAMLParseError, fault: Fault): Words {
  const { text, at, end } = fault;
  const line = lineAt(text, at);
  switch (error.code) {
    case 'BAD_INDENT':
      return misaligned(fault);
    case 'BLOCK_AS_IMPLICIT_KEY':
      return nestedMapping(fault);
    case 'MULTILINE_IMPLICIT_KEY':
    case 'MISSING_CHAR':
      return incompleteKey(fault);
    case 'BAD_SCALAR_START':
      return {
        message: `a value cannot start with ${text[at]}, put it in quotes`,
        span: { start: at, end: line.end },
      };
    case 'BAD_DQ_ESCAPE':
      return {
        message: `${text.slice(at, at + 2)} is no escape in double quotes; double the backslash, or use single quotes`,
        span: { start: at, end: Math.min(at + 2, text.length) },
      };
    case 'KEY_OVER_1024_CHARS':
      return { message: 'a key is longer than 1024 characters', span: { start: at, end: line.end } };
    case 'MULTIPLE_ANCHORS':
      return { message: 'a value takes one anchor only', span: { start: at, end } };
    case 'MULTIPLE_TAGS':
      return { message: 'a value takes one tag only', span: { start: at, end } };
    case 'BAD_DIRECTIVE':
      return {
        message: 'this directive is not known',
        span: { start: at, end: line.end },
        code: 'directive',
      };
    case 'RESOURCE_EXHAUSTION':
      return { message: 'nested too deep to read', span: { start: at, end }, code: 'too-deep' };
    default:
      return unexpected(fault);
  }
}

function neverClosed({ text, at, constructs }: Fault): Words {
  const quote = constructs.find(({ kind }) => kind === 'quote');
  return openQuote(text, quote?.start ?? at);
}

/** A quote that closes lines later than it should makes its fault far away from its cause. */
function strayQuote({ text, at, constructs }: Fault): Words | undefined {
  const [quote] = constructs;
  if (quote?.kind !== 'quote' || !text.slice(quote.start, quote.end).includes('\n')) return undefined;
  if (text.slice(quote.end, at).includes('\n')) return undefined;
  return {
    message:
      'the quote that opens here is closed by a quote on a later line; is its own closing quote missing',
    span: { start: quote.start, end: lineAt(text, quote.start).end },
    code: 'unterminated-quote',
    related: { start: quote.end - 1, end: quote.end },
  };
}

function unclosed({ text, at, end, found, constructs }: Fault): Words | undefined {
  const isInFlow = /^Flow (?:sequence|map)/.test(found) || /^Implicit keys? /.test(found);
  if (!isInFlow) return undefined;
  const bracket = constructs.find(({ kind, closed }) => kind === 'bracket' && !closed);
  if (bracket === undefined) return undefined;
  const open = text[bracket.start] ?? '';
  const message = `the ${open} that opens here is not closed by ${open === '[' ? ']' : '}'}, or a line inside it is not indented`;
  return { message, span: { start: bracket.start, end: bracket.start + 1 }, related: { start: at, end } };
}

function isTab({ text, at }: Fault): boolean {
  return text[at] === '\t' && text.slice(lineAt(text, at).lineStart, at).trim() === '';
}

function misaligned({ text, at }: Fault): Words {
  // The fault may lie in the indentation of the line, or at the end of the one before.
  const line = lineAt(text, text[at] === '\n' ? at + 1 : at);
  const message = 'the indentation of this line fits nothing above it; align it with the entry it follows';
  return { message, span: { start: line.start, end: line.end } };
}

function nestedMapping({ text, at }: Fault): Words {
  const line = lineAt(text, at);
  if (/:(?:\s|$)/.test(text.slice(at, line.end))) {
    const message = "a second ': ' on one line; put the value in quotes when the colon belongs to it";
    return { message, span: { start: at, end: line.end } };
  }
  const next = lineAt(text, Math.min(line.feed + 1, text.length));
  const message = 'this line is indented deeper than the entry above it, which already has a value';
  return { message, span: { start: next.start, end: next.end }, related: { start: at, end: line.end } };
}

function incompleteKey({ text, at, found }: Fault): Words {
  const line = lineAt(text, at);
  if (found.startsWith('Missing directives')) {
    const message = 'a directive needs a line --- before the document';
    return { message, span: { start: line.start, end: line.end }, code: 'directive' };
  }
  if (found.startsWith('Block collection cannot')) {
    const message = 'a document cannot start on the line of its ---, move it to the next line';
    return { message, span: { start: at, end: line.end } };
  }
  if (found.startsWith('Sequence item')) {
    return {
      message: 'a list item starts with a dash and a space',
      span: { start: line.start, end: line.end },
    };
  }
  const span = { start: Math.max(line.start, Math.min(at, line.end)), end: line.end };
  if (text[at] === '-')
    return { message: 'a list item stands where a key is expected; check the indentation', span };
  if (/^[^\s:]+:\S/.test(text.slice(at, line.end))) {
    return { message: 'a key needs a space behind its colon', span };
  }
  return {
    message: "this line has no ': ', so it is neither a key nor a part of what stands above it",
    span,
  };
}

function unexpected({ text, at, end, found }: Fault): Words {
  const line = lineAt(text, at);
  const bracket = text[at];
  if (bracket === ']' || bracket === '}') {
    return { message: `${bracket} closes nothing that is open here`, span: { start: at, end: at + 1 } };
  }
  if (/block-seq-ind/.test(found)) {
    return { message: 'a list cannot start on the line of its key', span: { start: at, end: line.end } };
  }
  if (/^Block scalar header/.test(found)) {
    const message = 'only +, -, a digit or a comment may follow | and > on their line';
    return { message, span: { start: at, end: line.end } };
  }
  if (at <= line.start) {
    const message = 'this line does not belong to anything above it; check its indentation';
    return { message, span: { start: line.start, end: line.end } };
  }
  const message = 'there is more text behind a complete value';
  return { message, span: { start: at, end: Math.max(line.end, end > at ? at + 1 : at) } };
}

function templateIn(text: string, line: Line): Span | undefined {
  const match = /\{\{.*?(?:\}\}|$)/.exec(text.slice(line.start, line.end));
  if (match === null) return undefined;
  return { start: line.start + match.index, end: line.start + match.index + match[0].length };
}

interface Line {
  readonly lineStart: number;
  /** The first character that is no blank. */
  readonly start: number;
  /** Behind the last character that is no blank. */
  readonly end: number;
  readonly feed: number;
}

function lineAt(text: string, offset: number): Line {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const next = text.indexOf('\n', offset);
  const feed = next < 0 ? text.length : next;
  const content = text.slice(lineStart, feed);
  const start = lineStart + content.length - content.trimStart().length;
  return { lineStart, start, end: Math.max(start, lineStart + content.trimEnd().length), feed };
}

import type { Document as AstDocument, YAMLParseError } from 'yaml';
import type { Span } from '../text/span.ts';
import { ComposedReader } from './composed.ts';
import type { Dialect, YamlProblem } from './document.ts';
import { controlCharacter, directive, markContent, tooDeep } from './faults.ts';
import { loadYaml } from './lazy.ts';
import { emptyTable, type Reading } from './parsed-document.ts';
import { describe } from './syntax-words.ts';

type YamlPackage = ReturnType<typeof loadYaml>;

/** Characters that the Go readers refuse wherever they stand. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters in question
export const refused = /[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]/;

/**
 * Reads any text with the `yaml` package: the reference for what is valid, and slow. Offsets count in
 * `text`, which is the top of the stream or a later part. Always at least one reading.
 */
export function readUnusual(text: string, dialect: Dialect, atTop = true): readonly Reading[] {
  const whole = { start: 0, end: text.length };
  const control = refused.exec(text);
  if (control !== null) {
    const span = { start: control.index, end: control.index + 1 };
    return [unread(controlCharacter(text.charCodeAt(control.index), span), whole)];
  }
  const yaml = loadYaml();
  const documents = compose(yaml, text);
  if (documents === undefined) return [unread(tooDeep({ start: 0, end: 1 }), whole)];
  if (documents.length === 0) return [unread(undefined, whole)];
  return documents.map((document, index) => {
    const start = index === 0 ? 0 : (documents[index - 1]?.range[2] ?? 0);
    const end = index === documents.length - 1 ? text.length : document.range[2];
    return readDocument(yaml, document, text, { start, end }, dialect, atTop);
  });
}

/** The first syntax error of one document, if it has any before an offset. */
export function diagnose(text: string, limit: number): YamlProblem | undefined {
  const yaml = loadYaml();
  const documents = compose(yaml, text);
  if (documents === undefined) return tooDeep({ start: 0, end: 1 });
  for (const document of documents) {
    const [error] = [...document.errors].sort(byPlace);
    if (error !== undefined) return error.pos[0] < limit ? describe(yaml, error, document, text) : undefined;
  }
  return undefined;
}

/** `undefined` when the nesting exhausts the call stack; all other faults of a text are values. */
function compose(yaml: YamlPackage, text: string): readonly AstDocument.Parsed[] | undefined {
  try {
    const documents = yaml.parseAllDocuments(text, {
      // Every scalar stays text; what it means is decided by our own `resolvePlain`.
      schema: 'failsafe',
      uniqueKeys: false,
      // Tells which brackets are closed.
      keepSourceTokens: true,
      prettyErrors: false,
      logLevel: 'silent',
    });
    return [...documents] as AstDocument.Parsed[];
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function readDocument(
  yaml: YamlPackage,
  document: AstDocument.Parsed,
  text: string,
  span: Span,
  dialect: Dialect,
  atTop: boolean,
): Reading {
  const [error] = [...document.errors].sort(byPlace);
  if (error !== undefined) return unread(describe(yaml, error, document, text), span);
  const refusals = dialect === 'manifest' ? kustomizeRefusals(text, span, atTop) : [];
  if (isBlank(yaml, document)) return { ...unread(undefined, span), problems: refusals };
  const reader = new ComposedReader(yaml, text, dialect);
  const value = reader.document(document);
  const problems = [...refusals, ...reader.problems];
  if (reader.fatal) return { value: undefined, table: emptyTable, span, problems };
  return { value, table: reader.table, span, problems };
}

/** Valid YAML at the head of a document that kustomize's splitter does not take. */
function kustomizeRefusals(text: string, span: Span, atTop: boolean): YamlProblem[] {
  const head = /^(?:[ \t]*(?:#.*)?\n)*(?:(%.*)(?:\n|$)|---[ \t]+([^#\s].*))/.exec(
    text.slice(span.start, span.end),
  );
  if (head === null) return [];
  const [all, percent, content] = head;
  // Only from the second line on are dashes looked for.
  if (percent === undefined && atTop && span.start === 0 && all.startsWith('---')) return [];
  const end = span.start + all.trimEnd().length;
  if (percent !== undefined) return [directive({ start: end - percent.trimEnd().length, end })];
  return [markContent({ start: end - (content ?? '').trimEnd().length, end })];
}

function unread(problem: YamlProblem | undefined, span: Span): Reading {
  return { value: undefined, table: emptyTable, span, problems: problem === undefined ? [] : [problem] };
}

function byPlace(a: YAMLParseError, b: YAMLParseError): number {
  return a.pos[0] - b.pos[0];
}

/** Nothing but comments between two document marks is no value, other than a written `null`. */
function isBlank(yaml: YamlPackage, { contents }: AstDocument.Parsed): boolean {
  if (contents === null) return true;
  if (!yaml.isScalar(contents) || contents.type !== 'PLAIN' || contents.tag !== undefined) return false;
  return contents.source === '' && contents.range[0] === contents.range[1];
}

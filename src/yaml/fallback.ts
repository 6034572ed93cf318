import type { Document as AstDocument, YAMLParseError } from 'yaml';
import { ComposedReader, MAX_DEPTH } from './composed.ts';
import type { Dialect, YamlProblem } from './document.ts';
import { loadYaml } from './lazy.ts';
import { emptyTable, type Reading } from './parsed-document.ts';
import { describe } from './syntax-words.ts';

/**
 * Reads any text with the `yaml` package: the reference for what is valid, and slow. Offsets count in
 * `text`. Always at least one reading.
 */
export function readUnusual(text: string, dialect: Dialect): readonly Reading[] {
  const yaml = loadYaml();
  let documents: readonly AstDocument.Parsed[];
  try {
    const parsed = yaml.parseAllDocuments(text, {
      schema: 'failsafe',
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: 'silent',
    });
    documents = [...parsed] as AstDocument.Parsed[];
  } catch (error) {
    // The package recurses over nested nodes; other faults of the text it reports as values.
    if (!(error instanceof RangeError)) throw error;
    const message = `nested deeper than ${MAX_DEPTH} levels`;
    return [unread({ code: 'too-deep', message, span: { start: 0, end: 0 } }, text)];
  }
  if (documents.length === 0)
    return [{ value: undefined, table: emptyTable, span: { start: 0, end: text.length }, problems: [] }];
  return documents.map((document, index) => {
    const start = index === 0 ? 0 : (documents[index - 1]?.range[2] ?? 0);
    const end = index === documents.length - 1 ? text.length : document.range[2];
    return { ...readDocument(document, text, dialect), span: { start, end } };
  });

  function readDocument(document: AstDocument.Parsed, source: string, as: Dialect): Reading {
    const [error] = [...document.errors].sort(byPlace);
    if (error !== undefined) return unread(describe(error, source), source);
    if (isBlank(document, yaml)) return blank(source);
    const reader = new ComposedReader(yaml, source, as);
    const value = reader.document(document);
    return {
      value: reader.fatal ? undefined : value,
      table: reader.fatal ? emptyTable : reader.table.seal(),
      span: { start: 0, end: source.length },
      problems: reader.problems,
    };
  }
}

function blank(text: string): Reading {
  return { value: undefined, table: emptyTable, span: { start: 0, end: text.length }, problems: [] };
}

function unread(problem: YamlProblem, text: string): Reading {
  return { value: undefined, table: emptyTable, span: { start: 0, end: text.length }, problems: [problem] };
}

function byPlace(a: YAMLParseError, b: YAMLParseError): number {
  return a.pos[0] - b.pos[0];
}

/** Nothing but comments between two document marks is no value, other than a written `null`. */
function isBlank(document: AstDocument.Parsed, yaml: ReturnType<typeof loadYaml>): boolean {
  const { contents } = document;
  return (
    contents === null ||
    (yaml.isScalar(contents) &&
      contents.source === '' &&
      contents.type === 'PLAIN' &&
      contents.range[0] === contents.range[1] &&
      contents.tag === undefined)
  );
}

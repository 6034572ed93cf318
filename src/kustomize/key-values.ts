import type { SourceFile } from '../text/span.ts';
import type { BuildRun, Directory } from './build-run.ts';
import { complaint } from './complaint.ts';
import { cursorMark, type Mark } from './mark.ts';
import type { Settings, TextSetting } from './settings.ts';

/** One key of a generated object. Content that is no UTF-8 text is bytes. */
export interface KeyValue {
  readonly key: string;
  readonly value: string | Uint8Array;
  readonly keyMark: Mark;
  readonly mark: Mark;
}

/** Everything a generator's entry names: env files, then literals, then files. */
export function readKeyValues(run: BuildRun, directory: Directory, entry: Settings): KeyValue[] {
  const env = entry.setting('env');
  return [
    ...[...entry.texts('envs'), ...(env ? [env] : [])].flatMap(each => readEnvFile(run, directory, each)),
    ...entry.texts('literals').flatMap(each => readLiteral(run, each)),
    ...entry.texts('files').flatMap(each => readFile(run, directory, each)),
  ];
}

function readLiteral(run: BuildRun, { text, at }: TextSetting): KeyValue[] {
  const equals = text.indexOf('=');
  if (equals <= 0) {
    // Without an equals sign there is no telling whether the text is a name or a secret.
    const secret = at.path.includes('secretGenerator');
    run.report(complaint('bad-literal', { literal: secret ? 'the literal' : text }), at);
    return [];
  }
  const mark = cursorMark('generator', at);
  return [{ key: text.slice(0, equals), value: unquote(text.slice(equals + 1)), keyMark: mark, mark }];
}

/** One pair of equal quotes around everything goes away. */
function unquote(text: string): string {
  const first = text[0];
  const quoted = text.length >= 2 && (first === '"' || first === "'") && text.endsWith(first);
  return quoted ? text.slice(1, -1) : text;
}

function readFile(run: BuildRun, directory: Directory, { text, at }: TextSetting): KeyValue[] {
  const source = splitFileSource(text);
  if ('reason' in source) {
    run.report(complaint('bad-file-source', { source: text, reason: source.reason }), at);
    return [];
  }
  const content = readContent(run, directory, { text: source.path, at });
  if (!content) return [];
  const { file, value } = content;
  const span = { start: 0, end: file.text.length };
  const mark: Mark = { step: 'generator', spot: { kind: 'span', source: file, span, exact: true }, from: [] };
  return [{ key: source.key, value, keyMark: cursorMark('generator', at), mark }];
}

interface FileSource {
  readonly key: string;
  readonly path: string;
}

/** `path`, whose base name is the key, or `key=path`. */
export function splitFileSource(text: string): FileSource | { readonly reason: string } {
  const parts = text.split('=');
  const [key = '', path] = parts;
  if (path === undefined) return { key: key.replace(/\/+$/, '').split('/').pop() ?? '', path: key };
  if (parts.length > 2) return { reason: 'only one equals sign may stand between key and path' };
  if (key === '') return { reason: 'the key before the equals sign is missing' };
  if (path === '') return { reason: 'the path behind the equals sign is missing' };
  return { key, path };
}

interface Content {
  readonly file: SourceFile;
  readonly value: string | Uint8Array;
}

function readContent(run: BuildRun, directory: Directory, setting: TextSetting): Content | undefined {
  const path = run.resolveFile(directory, setting);
  if (path === undefined) return undefined;
  const text = run.repository.readText(path);
  if (typeof text === 'string') return { file: { path, text }, value: text };
  const bytes = run.readBytes(directory, setting, 'missing-generator-file');
  if (!bytes) return undefined;
  return { file: { path, text: '' }, value: decode(bytes) ?? bytes };
}

/** Control characters are text to Go, as long as the bytes are UTF-8. */
function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function readEnvFile(run: BuildRun, directory: Directory, setting: TextSetting): KeyValue[] {
  const content = readContent(run, directory, setting);
  if (!content) return [];
  if (typeof content.value !== 'string') {
    run.report(complaint('env-not-text', { path: setting.text }), setting.at);
    return [];
  }
  const source = { path: content.file.path, text: content.value };
  const pairs: KeyValue[] = [];
  for (let start = 0; start < source.text.length; ) {
    const feed = source.text.indexOf('\n', start);
    const end = feed < 0 ? source.text.length : feed;
    const pair = readEnvLine(source, start, source.text[end - 1] === '\r' && end > start ? end - 1 : end);
    if (pair) pairs.push(pair);
    start = end + 1;
  }
  return pairs;
}

/** Blanks before a key do not count; quotes, blanks behind and `export` are part of the pair. */
function readEnvLine(source: SourceFile, from: number, end: number): KeyValue | undefined {
  const line = source.text.slice(from, end);
  const skipped = (/^\ufeff?[\s\u0085]*/.exec(from === 0 ? line : line.replace(/^\ufeff/, '\0')) ?? [''])[0]
    .length;
  const start = from + skipped;
  const body = source.text.slice(start, end);
  if (body === '' || body.startsWith('#')) return undefined;
  const equals = body.indexOf('=');
  const keyEnd = start + (equals < 0 ? body.length : equals);
  if (keyEnd === start) return undefined;
  const place = (a: number, b: number): Mark => ({
    step: 'generator',
    spot: { kind: 'span', source, span: { start: a, end: b }, exact: true },
    from: [],
  });
  const valueStart = Math.min(keyEnd + 1, end);
  return {
    key: source.text.slice(start, keyEnd),
    value: source.text.slice(valueStart, end),
    keyMark: place(start, keyEnd),
    mark: place(valueStart, end),
  };
}

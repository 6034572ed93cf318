import type {
  Alias,
  Document as AstDocument,
  Scalar as AstScalar,
  Node,
  Pair,
  ParsedNode,
  YAMLMap,
  YAMLSeq,
} from 'yaml';
import type { Span } from '../text/span.ts';
import type { Dialect, Value, YamlProblem } from './document.ts';
import {
  aliasBomb,
  badMerge,
  brokenKey,
  collectionKey,
  duplicateKey,
  MAX_ALIASED_NODES,
  MAX_DEPTH,
  nonStringKey,
  refusedEscape,
  selfAlias,
  tooDeep,
  unknownAnchor,
  unsupportedTag,
} from './faults.ts';
import { flowText } from './flow-text.ts';
import { plainKey } from './keys.ts';
import { mergeInto, setOwn } from './merge.ts';
import { resolvePlain } from './resolve.ts';
import * as kinds from './span-table.ts';
import { SpanTable } from './span-table.ts';
import { coreTag, resolveTagged } from './tags.ts';

type YamlPackage = typeof import('yaml');
type Pairs = readonly Pair<ParsedNode, ParsedNode | null>[];

interface Anchored {
  readonly value: Value;
  readonly node: number;
  /** How many nodes the value has once its aliases are written out; 0 while it is being read. */
  readonly size: number;
}

/** Walks the nodes of the `yaml` package and writes a plain value and a span table of ours. */
export class ComposedReader {
  readonly table = new SpanTable();
  readonly problems: YamlProblem[] = [];
  /** A fault after which the value means nothing. */
  fatal = false;
  readonly #yaml: YamlPackage;
  readonly #text: string;
  readonly #dialect: Dialect;
  readonly #anchors = new Map<string, Anchored>();
  #nodes = 0;
  #aliased = 0;

  constructor(yaml: YamlPackage, text: string, dialect: Dialect) {
    this.#yaml = yaml;
    this.#text = text;
    this.#dialect = dialect;
    // Nobody looks, so nobody may rely on there being none.
    this.table.odd = true;
  }

  document(document: AstDocument.Parsed): Value | undefined {
    return document.contents === null ? undefined : this.#node(document.contents as ParsedNode, 0);
  }

  #fail(problem: YamlProblem): null {
    if (!this.fatal) this.problems.push(problem);
    this.fatal = true;
    return null;
  }

  #node(node: ParsedNode, depth: number): Value {
    if (this.fatal) return null;
    const { isAlias, isMap, isSeq } = this.#yaml;
    if (isAlias(node)) return this.#alias(node);
    if (depth >= MAX_DEPTH) return this.#fail(tooDeep(spanOf(node)));
    const anchor = (node as Node & { anchor?: string }).anchor;
    const record = this.table.length;
    const before = this.#nodes;
    this.#nodes++;
    if (anchor !== undefined) this.#anchors.set(anchor, { value: null, node: record, size: 0 });
    const value = isMap(node)
      ? this.#mapping(node as YAMLMap, depth)
      : isSeq(node)
        ? this.#sequence(node as YAMLSeq, depth)
        : this.#scalar(node as AstScalar.Parsed);
    if (anchor !== undefined) this.#anchors.set(anchor, { value, node: record, size: this.#nodes - before });
    return value;
  }

  #alias(alias: Alias.Parsed): Value {
    const span = spanOf(alias);
    const anchored = this.#anchors.get(alias.source);
    if (anchored === undefined) return this.#fail(unknownAnchor(alias.source, span));
    if (anchored.size === 0) return this.#fail(selfAlias(alias.source, span));
    this.#nodes += anchored.size;
    this.#aliased += anchored.size;
    if (this.#aliased > MAX_ALIASED_NODES) return this.#fail(aliasBomb(span));
    this.table.alias(span.start, span.end, anchored.node);
    return anchored.value;
  }

  #scalar(scalar: AstScalar.Parsed): Value {
    const span = spanOf(scalar);
    const plain = scalar.type === 'PLAIN';
    if (plain && scalar.source === '' && span.start === span.end) {
      // The package puts it behind blanks and comments; it belongs behind its colon or dash.
      const at = this.#text.slice(0, span.start).trimEnd().length;
      this.table.scalar(at, at, kinds.EMPTY);
    } else this.table.scalar(span.start, this.#scalarEnd(scalar, span), styleOf(scalar));
    const tag = scalar.tag;
    if (tag === undefined || (tag === '!' && plain))
      return plain ? resolvePlain(scalar.source, this.#dialect) : this.#written(scalar, span);
    const value = resolveTagged(tag, plain ? scalar.source : this.#written(scalar, span), this.#dialect);
    if (value !== undefined) return value;
    this.problems.push(unsupportedTag(tag, span));
    return String(scalar.value);
  }

  /** A text as the Go readers see it, where they differ from the package. */
  #written(scalar: AstScalar.Parsed, span: Span): string {
    const value = String(scalar.value);
    const raw = this.#text.slice(span.start, span.end);
    if (scalar.type === 'QUOTE_DOUBLE' && this.#dialect === 'manifest') this.#checkEscapes(raw, span.start);
    // Blank lines behind an escaped line end count.
    if (scalar.type === 'QUOTE_DOUBLE' && raw.includes('\\\n')) {
      return flowText(this.#text, span.start, span.end, 'double').text;
    }
    // A block at the end of a file without a line end has none either.
    const atEnd = span.end === this.#text.length && !raw.endsWith('\n') && /^[|>][0-9+]*\s/.test(raw);
    return atEnd && value.endsWith('\n') ? value.slice(0, -1) : value;
  }

  /** JSON has escapes that no Go reader of YAML knows. */
  #checkEscapes(raw: string, start: number): void {
    for (const { 0: written, index } of raw.matchAll(/\\(?:u[dD][89a-fA-F][0-9a-fA-F]{2}|[\s\S])/g)) {
      if (written !== '\\/' && written.length === 2) continue;
      const span = { start: start + index, end: start + index + written.length };
      this.problems.push(refusedEscape(written, span));
    }
  }

  /** A block scalar ends with its last line of content, not with the blank lines it drops. */
  #scalarEnd(scalar: AstScalar.Parsed, span: Span): number {
    if (scalar.type !== 'BLOCK_LITERAL' && scalar.type !== 'BLOCK_FOLDED') return span.end;
    const text = this.#text.slice(span.start, span.end);
    const header = text.indexOf('\n');
    const indicators = /^[|>]([-+0-9]*)/.exec(text)?.[1] ?? '';
    if (header < 0 || scalar.value === '') return span.start + 1 + indicators.length;
    if (indicators.includes('+')) return text.endsWith('\n') ? span.end - 1 : span.end;
    return span.start + withoutBlankLines(text);
  }

  #sequence(list: YAMLSeq, depth: number): Value {
    const span = spanOf(list as ParsedNode);
    this.#checkTag(list as ParsedNode, 'seq');
    const record = this.table.open(span.start, list.flow ? kinds.FLOW_SEQUENCE : kinds.SEQUENCE);
    const values = list.items.map(item =>
      this.#yaml.isPair(item)
        ? this.#pairs([item as Pairs[number]], depth)
        : this.#node(item as ParsedNode, depth + 1),
    );
    this.table.close(record, list.flow ? span.end : this.#lastEnd(record, span));
    return values;
  }

  #mapping(map: YAMLMap, depth: number): Value {
    const span = spanOf(map as unknown as ParsedNode);
    this.#checkTag(map as unknown as ParsedNode, 'map');
    const record = this.table.open(span.start, map.flow ? kinds.FLOW_MAPPING : kinds.MAPPING);
    const value = this.#entries(map.items as unknown as Pairs, depth);
    this.table.close(record, map.flow ? span.end : this.#lastEnd(record, span));
    return value;
  }

  /** `[a: b]` is a list of one small mapping. */
  #pairs(items: Pairs, depth: number): Value {
    const record = this.table.open(items[0]?.key.range[0] ?? 0, kinds.FLOW_MAPPING);
    const value = this.#entries(items, depth);
    this.table.close(record, this.#lastEnd(record, { start: this.table.start(record), end: 0 }));
    return value;
  }

  #entries(items: Pairs, depth: number): Value {
    const value: Record<string, Value> = {};
    const merges: { readonly value: Value; readonly span: Span }[] = [];
    const seen = new Map<string, Span>();
    for (const pair of items) {
      if (this.fatal) break;
      const span = spanOf(pair.key);
      const name = this.#key(pair.key);
      const child = pair.value === null ? this.#missing(span) : this.#node(pair.value, depth + 1);
      if (name === mergeKey) {
        merges.push({ value: child, span });
        continue;
      }
      const first = seen.get(name);
      if (first !== undefined) this.problems.push(duplicateKey(name, span, first));
      else seen.set(name, span);
      setOwn(value, name, child);
    }
    for (const merge of merges) {
      if (!mergeInto(value, merge.value)) this.#fail(badMerge(merge.span));
    }
    return value;
  }

  #missing(key: Span): null {
    this.table.scalar(key.end, key.end, kinds.EMPTY);
    return null;
  }

  #key(key: ParsedNode): string | typeof mergeKey {
    const span = spanOf(key);
    const { isAlias, isScalar } = this.#yaml;
    if (!isAlias(key) && !isScalar(key)) {
      return this.#fail(collectionKey(span, this.#text.startsWith('{{', span.start - 1))) ?? '';
    }
    if (isScalar(key) && key.type === 'PLAIN' && key.tag === undefined && key.source === '<<') {
      this.table.scalar(span.start, span.end, kinds.PLAIN);
      return mergeKey;
    }
    if (this.#isBroken(span)) return this.#fail(brokenKey(this.#text, span)) ?? '';
    const value = this.#node(key, 0);
    if (this.fatal) return '';
    const plain = isScalar(key) && key.type === 'PLAIN' && key.tag === undefined;
    // A date is no string to yaml.v3, though it becomes one as a value.
    if (typeof value === 'string' && (!plain || value === key.source)) return value;
    const text = isScalar(key) ? plainKey(String(key.source), this.#dialect) : String(value);
    if (this.#dialect === 'manifest' || value === null || typeof value === 'object') {
      this.problems.push(nonStringKey(text, span));
    }
    return text;
  }

  /** Without a question mark a key has one line, in brackets too. */
  #isBroken({ start, end }: Span): boolean {
    if (!this.#text.slice(start, end).includes('\n')) return false;
    return !/\?\s*$/.test(this.#text.slice(Math.max(0, start - 80), start));
  }

  /** The Go readers take any tag of a collection for what it is. */
  #checkTag(node: ParsedNode, wanted: string): void {
    const { tag } = node as { tag?: string };
    if (tag !== undefined && tag !== coreTag(wanted)) this.problems.push(unsupportedTag(tag, spanOf(node)));
  }

  #lastEnd(record: number, span: Span): number {
    let end = 0;
    for (
      let child = this.table.firstChild(record);
      child < this.table.length;
      child = this.table.next(child)
    ) {
      end = this.table.end(child);
    }
    return end === 0 ? span.end : end;
  }
}

const mergeKey = Symbol('<<');

function spanOf(node: ParsedNode): Span {
  return { start: node.range[0], end: node.range[1] };
}

function styleOf(scalar: AstScalar.Parsed): number {
  if (scalar.type === 'QUOTE_DOUBLE') return kinds.DOUBLE;
  if (scalar.type === 'QUOTE_SINGLE') return kinds.SINGLE;
  if (scalar.type === 'BLOCK_LITERAL') return kinds.LITERAL;
  return scalar.type === 'BLOCK_FOLDED' ? kinds.FOLDED : kinds.PLAIN;
}

/** The length of a text up to the end of its last line that is not blank. */
function withoutBlankLines(text: string): number {
  let end = text.length;
  for (let feed = text.lastIndexOf('\n'); feed >= 0; feed = text.lastIndexOf('\n', feed - 1)) {
    if (text.slice(feed + 1, end).trim() !== '') break;
    end = feed;
  }
  return end;
}

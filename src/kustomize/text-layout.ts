import type { Node as AstNode, Document, ParsedNode, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import { loadYaml } from '../yaml/lazy.ts';
import type { Node } from './node.ts';
import { isSafePlain, type Style, tagOf } from './scalar.ts';

type YamlPackage = ReturnType<typeof loadYaml>;
type Ast = AstNode | null;

/** How a node inside a text was changed: its text only, or it became something else. */
export type TextChanges = ReadonlyMap<Node, 'text' | 'whole'>;

const sameLine = '\u0001';
const layout = { indentSeq: false, lineWidth: 0, flowCollectionPadding: false, singleQuote: true } as const;
const types: Readonly<Record<Style, Scalar.Type>> = {
  plain: 'PLAIN',
  single: 'QUOTE_SINGLE',
  double: 'QUOTE_DOUBLE',
  literal: 'BLOCK_LITERAL',
  folded: 'BLOCK_FOLDED',
};

/**
 * The first document of a YAML text after changes to its nodes, as Go prints it: comments, quotes and
 * flow style stay, indentation becomes two and dashes stand below their key. `undefined` when the text
 * cannot be taken apart.
 */
export function printChanged(text: string, root: Node, changes: TextChanges): string | undefined {
  const yaml = loadYaml();
  const [document] = [
    ...yaml.parseAllDocuments(text, {
      schema: 'failsafe',
      customTags: tags => [...tags, emptyTag(yaml)],
      uniqueKeys: false,
      logLevel: 'silent',
    }),
  ] as Document.Parsed[];
  if (!document || document.errors.length > 0) return undefined;
  const contents = new Change(yaml, changes).apply(document.contents, root);
  document.contents = contents as ParsedNode;
  document.directives.docStart = null;
  tidy(yaml, document, text);
  return document
    .toString(layout)
    .replaceAll(new RegExp(`:\\n *#${sameLine}`, 'g'), ': #')
    .trim();
}

/** `key:` with nothing behind it stays like that. */
function emptyTag({ Scalar: Made }: YamlPackage) {
  return {
    tag: 'tag:yaml.org,2002:null',
    default: true,
    identify: (value: unknown) => value === null,
    test: /^$/,
    resolve: () => new Made(null),
    stringify: () => '',
  } as const;
}

/** Go keeps no blank lines, but a comment stays on the line of its key, and merge keys say what they are. */
function tidy(yaml: YamlPackage, document: Document.Parsed, text: string): void {
  yaml.visit(document, {
    Node(_, node) {
      node.spaceBefore = false;
    },
    Pair(_, { key, value }) {
      if (yaml.isNode(key)) key.spaceBefore = false;
      if (yaml.isScalar(key) && key.value === '<<' && key.type === 'PLAIN')
        key.tag = 'tag:yaml.org,2002:merge';
      if (!yaml.isNode(key) || !key.range || !yaml.isCollection(value) || !value.commentBefore) return;
      if (/^[ \t]*:[ \t]*#/.test(text.slice(key.range[1])))
        value.commentBefore = sameLine + value.commentBefore;
    },
  });
}

class Change {
  readonly #yaml: YamlPackage;
  readonly #changes: TextChanges;

  constructor(yaml: YamlPackage, changes: TextChanges) {
    this.#yaml = yaml;
    this.#changes = changes;
  }

  apply(ast: Ast, node: Node): Ast {
    const change = this.#changes.get(node);
    if (change === 'whole') return this.#make(node);
    if (change === 'text') {
      if (!this.#yaml.isScalar(ast)) return this.#make(node);
      write(ast, node);
    } else if (node.unopened === undefined) {
      if (this.#yaml.isMap(ast)) this.#intoMap(ast as YAMLMap<AstNode, Ast>, node);
      else if (this.#yaml.isSeq(ast)) this.#intoList(ast as YAMLSeq<Ast>, node);
    }
    return ast;
  }

  /** What a merge key brings is in the node as well, but only what was made now is added. */
  #intoMap(ast: YAMLMap<AstNode, Ast>, node: Node): void {
    for (const { key, value } of node.entries.values()) {
      const pair = ast.items.find(each => this.#yaml.isScalar(each.key) && each.key.value === key);
      if (pair) pair.value = this.apply(pair.value, value);
      else if (value.mark.step !== 'written') ast.add(new this.#yaml.Pair(this.#key(key), this.#make(value)));
    }
  }

  #intoList(ast: YAMLSeq<Ast>, node: Node): void {
    for (const [index, item] of node.items.entries()) {
      const old = ast.items[index];
      if (old === undefined) ast.add(this.#make(item));
      else ast.items[index] = this.apply(old, item);
    }
  }

  #make(node: Node): AstNode {
    if (node.kind === 'scalar') {
      const scalar = new this.#yaml.Scalar(node.text);
      write(scalar, node);
      return scalar;
    }
    if (node.kind === 'list') {
      const list = new this.#yaml.YAMLSeq();
      for (const item of node.items) list.add(this.#make(item));
      return list;
    }
    const map = new this.#yaml.YAMLMap();
    for (const { key, value } of node.entries.values()) {
      map.add(new this.#yaml.Pair(this.#key(key), this.#make(value)));
    }
    return map;
  }

  #key(text: string): Scalar {
    const key = new this.#yaml.Scalar(text);
    key.type = isSafePlain(text) ? 'PLAIN' : 'QUOTE_DOUBLE';
    return key;
  }
}

/** The text goes between the quotes there are; a type that the text does not have is written before it. */
function write(scalar: Scalar, { style, tag, text }: Node): void {
  scalar.value = text;
  scalar.type = types[style];
  if (style !== 'plain') return;
  if (text.includes('\n')) scalar.type = 'BLOCK_LITERAL';
  else if (tag === '!!str' && !isSafePlain(text)) scalar.type = 'QUOTE_DOUBLE';
  else if (tag !== '' && tag !== '!!str' && tagOf(text) !== tag) {
    scalar.tag = `tag:yaml.org,2002:${tag.slice(2)}`;
  }
}

import type { Document as AstDocument, ParsedNode } from 'yaml';

type YamlPackage = typeof import('yaml');

/** Something with an opening mark, of which a fault may be a late consequence. */
export interface Construct {
  readonly kind: 'quote' | 'bracket';
  readonly start: number;
  readonly end: number;
  /** Whether the closing bracket is there. */
  readonly closed: boolean;
}

/** The quoted texts and bracketed collections that open before an offset, the nearest first. */
export function constructs(yaml: YamlPackage, document: AstDocument.Parsed, offset: number): Construct[] {
  const found: Construct[] = [];
  yaml.visit(document, {
    Node(_key, node) {
      const { range } = node as ParsedNode;
      if (!range) return undefined;
      const [start, end] = range;
      if (start > offset) return yaml.visit.SKIP;
      if (yaml.isScalar(node) && (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE')) {
        found.push({ kind: 'quote', start, end, closed: true });
      } else if (yaml.isCollection(node) && node.flow && hasBracket(node)) {
        found.push({ kind: 'bracket', start, end, closed: isClosed(node) });
      }
      return undefined;
    },
  });
  return found.sort((a, b) => b.start - a.start);
}

/** A pair in a list, `[a: b]`, is a mapping without brackets of its own. */
function hasBracket(node: object): boolean {
  return tokenOf(node)?.start !== undefined;
}

function isClosed(node: object): boolean {
  const last = tokenOf(node)?.end?.[0]?.type;
  return last === 'flow-seq-end' || last === 'flow-map-end';
}

interface BracketToken {
  readonly start?: object;
  readonly end?: readonly { readonly type: string }[];
}

function tokenOf(node: object): BracketToken | undefined {
  return (node as { srcToken?: BracketToken }).srcToken;
}

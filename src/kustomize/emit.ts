import type { Resource } from '../model/resource.ts';
import type { Value } from '../yaml/document.ts';
import { compareKeys } from './key-order.ts';
import type { Node } from './node.ts';
import { printString } from './print-scalar.ts';
import { RenderedTree } from './rendered-tree.ts';
import { floatText, numberText, scalarValue } from './scalar.ts';

/** A value ready to be printed: strings, other scalars as their text, and collections. */
type Printed =
  | { readonly kind: 'string' | 'other'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly Printed[] }
  | { readonly kind: 'map'; readonly entries: readonly (readonly [string, Printed])[] };

/** The objects as the stream that `kustomize build` prints: sorted keys, documents joined by `---`. */
export function emit(resources: readonly Resource[]): string {
  return resources.map(resource => emitObject(resource)).join('---\n');
}

/** One object as YAML text with a line feed at the end. */
export function emitObject({ tree }: Pick<Resource, 'tree'>): string {
  return printDocument(tree instanceof RenderedTree ? fromNode(tree.root) : fromValue(tree.value ?? null));
}

/** A node by itself, keys in the order they are in. */
export function emitNode(node: Node): string {
  return printDocument(fromNode(node, false));
}

function fromNode(node: Node, sort = true): Printed {
  const { unopened } = node;
  if (unopened && sort && !holdsNumber(unopened.value)) return fromValue(unopened.value);
  if (node.isNull) return { kind: 'other', text: 'null' };
  if (node.kind === 'list') return { kind: 'list', items: node.items.map(item => fromNode(item, sort)) };
  if (node.kind === 'map') {
    const entries = [...node.entries.values()].map(({ key, value }) => [key, fromNode(value, sort)] as const);
    return sort ? sorted(entries) : { kind: 'map', entries };
  }
  const known = scalarValue(node);
  const value = known === undefined ? node.text : known;
  if (typeof value === 'number') return { kind: 'other', text: numberText(node) };
  return typeof value === 'string' ? { kind: 'string', text: value } : { kind: 'other', text: String(value) };
}

/** Of a number the plain value does not tell how it was written. */
function holdsNumber(value: Value): boolean {
  if (typeof value === 'number') return true;
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsNumber);
}

function fromValue(value: Value): Printed {
  if (Array.isArray(value)) return { kind: 'list', items: value.map(fromValue) };
  if (typeof value === 'object' && value !== null) {
    return sorted(Object.entries(value).map(([key, each]) => [key, fromValue(each)]));
  }
  if (typeof value === 'string') return { kind: 'string', text: value };
  return { kind: 'other', text: typeof value === 'number' ? floatText(value) : String(value) };
}

function sorted(entries: readonly (readonly [string, Printed])[]): Printed {
  return { kind: 'map', entries: [...entries].sort(([left], [right]) => compareKeys(left, right)) };
}

function printDocument(value: Printed): string {
  const text = isBlock(value) ? printBlock(value, 0) : print(value, 0, 0);
  return `${text}\n`;
}

type Block = Exclude<Printed, { readonly text: string }>;

/** A collection that is printed on lines of its own. */
function isBlock(value: Printed): value is Block {
  return value.kind === 'list' ? value.items.length > 0 : value.kind === 'map' && value.entries.length > 0;
}

/** Lines that begin at the column `indent`; the first one is already there. */
function printBlock(value: Block, indent: number): string {
  const lines =
    value.kind === 'list'
      ? value.items.map(item => printItem(item, indent))
      : value.entries.map(entry => printEntry(entry, indent));
  return lines.join(`\n${' '.repeat(indent)}`);
}

/** What fits behind a key or a dash at the column `indent`; `column` is where the line stands. */
function print(value: Printed, indent: number, column: number): string {
  if (value.kind === 'string')
    return printString(value.text, { column: column + 1, indent: indent + 2, key: false });
  return value.kind === 'other' ? value.text : value.kind === 'list' ? '[]' : '{}';
}

/** The items of a list stand below their key, not further right. */
function printEntry([key, value]: readonly [string, Printed], indent: number): string {
  const inner = value.kind === 'map' ? indent + 2 : indent;
  const lines = key.includes('\n');
  if (!lines && (key.length <= 128 || [...key].length <= 128)) {
    const name = printString(key, { column: indent, indent, key: true });
    return `${name}:${printBehind(value, inner, indent + name.length + 1)}`;
  }
  const place = { column: indent + 2, indent: indent + 2, key: !lines };
  return `? ${printString(key, place)}\n${' '.repeat(indent)}:${printBehind(value, inner, indent + 1)}`;
}

function printBehind(value: Printed, indent: number, column: number): string {
  if (!isBlock(value)) return ` ${print(value, indent, column)}`;
  return `\n${' '.repeat(indent)}${printBlock(value, indent)}`;
}

/** A collection behind a dash begins on the same line. */
function printItem(item: Printed, indent: number): string {
  return `- ${isBlock(item) ? printBlock(item, indent + 2) : print(item, indent, indent + 1)}`;
}

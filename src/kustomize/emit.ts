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
  const printed = tree instanceof RenderedTree ? fromNode(tree.root) : fromValue(tree.value ?? null);
  return `${print(printed, 0, 0).trimStart()}\n`;
}

/** A node by itself, keys in the order they are in. */
export function emitNode(node: Node): string {
  return `${print(fromNode(node, false), 0, 0).trimStart()}\n`;
}

function fromNode(node: Node, sort = true): Printed {
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

/** The text behind a key or a dash; `indent` is the column of that key or dash, `column` where the line stands. */
function print(value: Printed, indent: number, column: number): string {
  switch (value.kind) {
    case 'string':
      return ` ${printString(value.text, { column: column + 1, indent: indent + 2, key: false })}`;
    case 'other':
      return ` ${value.text}`;
    case 'list':
      if (value.items.length === 0) return ' []';
      return `\n${value.items.map(item => printItem(item, indent)).join('\n')}`;
    case 'map':
      if (value.entries.length === 0) return ' {}';
      return `\n${value.entries.map(entry => printEntry(entry, indent)).join('\n')}`;
  }
}

function printEntry([key, value]: readonly [string, Printed], indent: number): string {
  const pad = ' '.repeat(indent);
  const name = printString(key, { column: indent, indent, key: true });
  const inner = value.kind === 'map' ? indent + 2 : indent;
  const lines = key.includes('\n');
  if (!lines && [...key].length <= 128)
    return `${pad}${name}:${print(value, inner, indent + name.length + 1)}`;
  const place = { column: indent + 2, indent: indent + 2, key: !lines };
  return `${pad}? ${printString(key, place)}\n${pad}:${print(value, inner, indent + 1)}`;
}

/** A collection behind a dash begins on the same line. */
function printItem(item: Printed, indent: number): string {
  const pad = ' '.repeat(indent);
  const nested = item.kind === 'map' || item.kind === 'list';
  const text = print(item, nested ? indent + 2 : indent, indent + 1);
  return `${pad}-${text.startsWith('\n') ? ` ${text.slice(1).trimStart()}` : text}`;
}

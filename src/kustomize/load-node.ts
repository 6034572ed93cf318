import type { OriginStep } from '../text/origin.ts';
import type { SourceFile, Span } from '../text/span.ts';
import type { Document, Part, Path, Value } from '../yaml/document.ts';
import { type EntryView, type NodeView, rootView } from '../yaml/node-view.ts';
import { resolvePlain } from '../yaml/resolve.ts';
import { ALIAS, EMPTY, FLOW_MAPPING, FLOW_SEQUENCE, FOLDED } from '../yaml/span-table.ts';
import type { Mark } from './mark.ts';
import { type Entry, type Kind, Node, type Unopened } from './node.ts';
import { restyle } from './restyle.ts';
import { isOddKey, type Style, scalarValue, tagOf } from './scalar.ts';

/** Turns a span of a document into a mark: the same bytes, or their place in the text around them. */
export type Placing = (span: Span) => Mark;

/** Marks for the bytes of a file as they are. */
export function placeIn(source: SourceFile, step: OriginStep): Placing {
  const from: readonly Mark[] = [];
  return span => ({ step, spot: { kind: 'span', source, span, exact: true }, from });
}

/** The root of a document as a node that opens as far as somebody looks; `undefined` without a value. */
export function loadDocument(document: Document, place: Placing): Node | undefined {
  const view = rootView(document);
  return view && loadView(view, place);
}

export function loadView(view: NodeView, place: Placing, inFlow = false, json = false): Node {
  const { value } = view;
  const kind: Kind = Array.isArray(value)
    ? 'list'
    : typeof value === 'object' && value !== null
      ? 'map'
      : 'scalar';
  const mark = place(view.span);
  if (kind === 'scalar') {
    const node = loadScalar(view, mark, inFlow);
    node.emptyInFlow = inFlow && view.style === 'empty';
    if (json) passJson(node);
    return node;
  }
  const flow = inFlow || view.style === 'flow-mapping' || view.style === 'flow-sequence';
  return new Node(kind, kind === 'map' ? '!!map' : '!!seq', mark, new UnopenedView(view, place, flow, json));
}

function loadScalar(view: NodeView, mark: Mark, inFlow: boolean): Node {
  const { value } = view;
  const node = new Node('scalar', '!!str', mark);
  node.style = styleOf(view.style);
  node.text = typeof value === 'string' ? value : view.raw;
  if (node.style !== 'plain' && typeof value === 'string') return node;
  if (view.style === 'empty') node.text = '';
  const looks = tagOf(view.style === 'empty' ? '' : view.raw);
  if (looks === '!!str' && typeof value === 'string') return node;
  if (view.style !== 'empty' && resolvePlain(view.raw, 'manifest') !== value) return loadTagged(node, value);
  if (looks === '!!timestamp') node.text = view.raw;
  // Go's printer puts quotes around a colon between brackets, and the next reader finds a string.
  node.tag = looks === '!!timestamp' && inFlow && view.raw.includes(':') ? '!!str' : looks;
  return node;
}

/** A person wrote the type before the value, so the text alone does not tell it. */
function loadTagged(node: Node, value: Value): Node {
  node.tagged = true;
  node.tag =
    value === null
      ? '!!null'
      : typeof value === 'boolean'
        ? '!!bool'
        : typeof value === 'number'
          ? '!!float'
          : '!!str';
  if (value !== null) node.text = String(value);
  return node;
}

function passJson(node: Node): void {
  const value = node.isNull ? (node.emptyInFlow ? '' : null) : scalarValue(node);
  if (value !== undefined) restyle(node, value);
  node.emptyInFlow = false;
}

function styleOf(style: NodeView['style']): Style {
  return style === 'single' || style === 'double' || style === 'literal' || style === 'folded'
    ? style
    : 'plain';
}

class UnopenedView implements Unopened {
  readonly value: Value;
  readonly #view: NodeView;
  readonly #place: Placing;
  readonly #flow: boolean;
  readonly #json: boolean;

  constructor(view: NodeView, place: Placing, flow: boolean, json: boolean) {
    this.value = view.value;
    this.#view = view;
    this.#place = place;
    this.#flow = flow;
    this.#json = json;
  }

  throughJson(): Unopened {
    return new UnopenedView(this.#view, this.#place, this.#flow, true);
  }

  /** `{a: , b}` in flow style, whose nulls become empty strings, and folded texts, which may grow. */
  get hasOddNodes(): boolean {
    const { index, document } = this.#view;
    const { table } = document;
    if (!table.odd && !this.#flow) return false;
    const end = table.next(index);
    for (let node = index, flowEnd = this.#flow ? end : 0; node < end; ) {
      const kind = table.kind(node);
      if (kind === FOLDED || (kind === EMPTY && node < flowEnd)) return true;
      if (kind === FLOW_MAPPING || kind === FLOW_SEQUENCE) flowEnd = Math.max(flowEnd, table.next(node));
      // Aliases are followed by a record that is no node.
      node = kind === ALIAS ? table.next(node) : table.firstChild(node);
    }
    return false;
  }

  entries(): Entry[] {
    return this.#view.entries().map(entry => ({
      key: entry.name,
      odd: isOdd(entry),
      mark: this.#place(entry.keySpan),
      value: loadView(entry.node, this.#place, this.#flow, this.#json),
    }));
  }

  items(): Node[] {
    return this.#view.items().map(item => loadView(item, this.#place, this.#flow, this.#json));
  }

  find(path: Path, part: Part): Mark | undefined {
    let view: NodeView = this.#view;
    let key: Span | undefined;
    for (const step of path) {
      const entry =
        typeof step === 'number' ? undefined : view.entries().find(candidate => candidate.name === step);
      const next = typeof step === 'number' ? view.items()[step] : entry?.node;
      if (!next) return undefined;
      key = entry?.keySpan;
      view = next;
    }
    return this.#place(part === 'key' && key ? key : view.span);
  }
}

/** An unquoted key that is no string, such as `1:` or `true:`. */
function isOdd({ quoted, name }: EntryView): boolean {
  return !quoted && isOddKey(name);
}

import type { Scalar, Value } from '../yaml/document.ts';
import type { NodeView } from '../yaml/node-view.ts';
import { timestampText } from '../yaml/timestamp.ts';
import { type Complain, complaint } from './complaint.ts';
import type { Placing } from './load-node.ts';
import type { Mark } from './mark.ts';
import { Node } from './node.ts';
import { restyle } from './restyle.ts';
import { isOddKey, numberText, scalarValue, tagOf } from './scalar.ts';

/** A scalar as kustomize writes one that has been JSON for a moment: quoted only where it must be. */
export function jsonScalar(value: Scalar, mark: Mark): Node {
  const node = new Node('scalar', '', mark);
  restyle(node, value);
  return node;
}

/** The node below a view of a `values` document, as if it had been JSON. */
export function loadJson(view: NodeView, place: Placing): Node {
  const { value } = view;
  const mark = place(view.span);
  if (value === null || typeof value !== 'object') return jsonScalar(value, mark);
  if (Array.isArray(value)) {
    const list = new Node('list', '!!seq', mark);
    list.items = view.items().map(item => loadJson(item, place));
    return list;
  }
  const map = new Node('map', '!!map', mark);
  for (const entry of view.entries()) {
    map.put(entry.name, loadJson(entry.node, place), place(entry.keySpan));
  }
  return map;
}

/**
 * Sends a node through JSON, as a JSON 6902 patch does with the whole object: numbers become floats,
 * which loses digits above 2^53, dates become strings, and quotes are those of a printer.
 */
export function roundTrip(node: Node, complain: Complain, nested = false): void {
  node.keep = false;
  const { unopened } = node;
  if (unopened && isWaiting(unopened.value, !nested)) {
    node.unopened = unopened.throughJson();
  } else if (node.isNull) {
    restyle(node, node.emptyInFlow ? '' : null);
    node.emptyInFlow = false;
  } else if (node.kind === 'map') {
    for (const entry of node.entries.values()) {
      if (entry.odd && nested) complain(complaint('odd-key', { key: entry.key }, entry.mark));
      roundTrip(entry.value, complain, true);
    }
  } else if (node.kind === 'list') {
    for (const item of node.items) roundTrip(item, complain, true);
  } else {
    const value = checkedValue(node, complain);
    if (value !== undefined) restyle(node, value);
  }
}

/** Whether nothing below can be at fault, so that it may go through JSON when somebody looks at it. */
function isWaiting(value: Value, isTop: boolean): boolean {
  if (typeof value === 'string') return !value.includes('\n') && timestampText(value) === undefined;
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every((item: Value) => isWaiting(item, false));
  return Object.entries(value).every(([key, each]) => (isTop || !isOddKey(key)) && isWaiting(each, false));
}

/** The value of a scalar; says so when it cannot be printed as what it claims to be. */
export function checkedValue(node: Node, complain: Complain): Scalar | undefined {
  const value = scalarValue(node);
  if (value === undefined || (typeof value === 'number' && !Number.isFinite(value))) {
    const type = node.tag === '' ? '!!float' : node.tag;
    complain(complaint('bad-scalar', { value: node.text, type: type.replace('!!', '') }, node.mark));
    return undefined;
  }
  // The block that holds such a text cannot be read again, as nothing tells where it begins.
  const block = node.style === 'literal' || node.style === 'folded' || node.style === 'plain';
  if (block && typeof value === 'string' && /^\n*\t[^\n]*\n/.test(value) && !/ \n| $/.test(value)) {
    complain(complaint('leading-tab', {}, node.mark));
  }
  return value;
}

/** A node read from JSON: every string in double quotes, dates as strings, integers with all their digits. */
export function asJson(node: Node, complain: Complain): void {
  if (node.kind === 'map') for (const entry of node.entries.values()) asJson(entry.value, complain);
  else if (node.kind === 'list') for (const item of node.items) asJson(item, complain);
  else if (node.isNull) {
    node.text = 'null';
    node.emptyInFlow = false;
  } else {
    const value = checkedValue(node, complain);
    if (typeof value === 'number') {
      node.text = numberText(node);
      node.style = 'plain';
      node.tag = tagOf(node.text);
    } else if (value !== undefined) {
      restyle(node, value);
      if (typeof value === 'string') node.style = 'double';
    }
    node.tagged = false;
  }
}

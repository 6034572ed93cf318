import { type Complain, complaint } from './complaint.ts';
import { splitPath } from './field-spec.ts';
import { newNode, setField } from './fields.ts';
import { goPattern } from './go-pattern.ts';
import type { Mark } from './mark.ts';
import { type Kind, type Node, scalarNode } from './node.ts';
import { isOldNonString } from './scalar.ts';

/** What to make on the way, and what the last field is when it has to be made. */
export interface Creation {
  readonly kind: Kind;
  readonly mark: Mark;
}

/** Splits a path of a replacement: dots count, except escaped ones and those in brackets. */
export function splitFieldPath(path: string): string[] {
  const pieces = splitPath(path, '.');
  const steps: string[] = [];
  for (let at = 0; at < pieces.length; at++) {
    let piece = pieces[at] ?? '';
    if (!piece.startsWith('[') || piece.endsWith(']')) {
      steps.push(piece);
      continue;
    }
    while (at < pieces.length - 1 && !piece.endsWith(']')) piece += `.${pieces[++at]}`;
    steps.push(piece.includes('=') ? piece : piece.replace(/^[[\]]+|[[\]]+$/g, ''));
  }
  return steps;
}

/** Follows a path to one node: keys, numbers, `-` for the last item, `[key=value]` for exact matches. */
export function findExact(node: Node, steps: readonly string[]): Node | undefined {
  let found: Node | undefined = node;
  for (const step of steps.map(each => each.trim()).filter(each => each !== '')) {
    if (found === undefined || found.isNull) return undefined;
    found = stepExact(found, step);
  }
  return found;
}

function stepExact(node: Node, step: string): Node | undefined {
  if (/^[-+]?\d+$/.test(step)) return node.items[Number(step)];
  if (step === '-') return node.items.at(-1);
  const condition = listCondition(step);
  if (!condition) return node.get(step);
  const { key, value } = condition;
  if (key === '') return node.items.find(item => item.text === value);
  return node.items.find(item => item.get(key)?.text === value);
}

interface Condition {
  readonly key: string;
  readonly value: string;
}

/** `[key=value]` or `[=value]`. */
function listCondition(step: string): Condition | undefined {
  const parts = /^\[([^=]*)=(.*)\]$/s.exec(step);
  return parts ? { key: parts[1] ?? '', value: parts[2] ?? '' } : undefined;
}

/**
 * Every node that a path of a replacement's target names; values in brackets are patterns that need
 * not match the whole text. `undefined` after a fault.
 */
export function findAll(
  node: Node,
  steps: readonly string[],
  create: Creation | undefined,
  complain: Complain,
): Node[] | undefined {
  const [step, ...rest] = steps;
  if (step === undefined) return [node];
  if (/^\d+$/.test(step)) return findIndex(node, Number(step), rest, create, complain);
  if (step.startsWith('[') && step.endsWith(']')) return findItems(node, step, rest, create, complain);
  if (step === '*') return findEvery(node, rest, create, complain);
  return findField(node, step, rest, create, complain);
}

function findEvery(
  node: Node,
  rest: readonly string[],
  create: Creation | undefined,
  complain: Complain,
): Node[] | undefined {
  if (!isList(node, '*', complain)) return undefined;
  return flatten(node.items.map(item => findAll(item, rest, create, complain)));
}

function findField(
  node: Node,
  step: string,
  rest: readonly string[],
  create: Creation | undefined,
  complain: Complain,
): Node[] | undefined {
  if (!node.isNull && node.kind !== 'map') {
    fault(`${step} is looked for in a ${node.kind === 'list' ? 'list' : 'scalar'}`, node, complain);
    return undefined;
  }
  let field = node.get(step);
  if (!field) {
    if (!create) return [];
    setField(node, step, made(create, rest[0]), create.mark);
    field = node.get(step);
  }
  return field ? findAll(field, rest, create, complain) : [];
}

function findIndex(
  node: Node,
  index: number,
  rest: readonly string[],
  create: Creation | undefined,
  complain: Complain,
): Node[] | undefined {
  if (!isList(node, String(index), complain)) return undefined;
  if (node.items.length === index && create) node.items = [...node.items, made(create, rest[0])];
  const item = node.items[index];
  if (item) return findAll(item, rest, create, complain);
  fault(`index ${index} is beyond the ${node.items.length} items`, node, complain);
  return undefined;
}

function findItems(
  node: Node,
  step: string,
  rest: readonly string[],
  create: Creation | undefined,
  complain: Complain,
): Node[] | undefined {
  const condition = listCondition(step);
  const pattern = condition && goPattern(condition.value, false);
  if (!condition || !pattern || 'error' in pattern) {
    fault(`${step} is not of the form [key=value]`, node, complain);
    return undefined;
  }
  if (!isList(node, step, complain)) return undefined;
  const matches = (item: Node) => {
    const text = textOf(condition.key === '' ? item : item.get(condition.key));
    return text !== undefined && pattern.regexp.test(text);
  };
  // A bare scalar is the target itself, whatever follows in the path.
  const below = (item: Node) => (condition.key === '' ? [item] : findAll(item, rest, create, complain));
  const found = flatten(node.items.filter(matches).map(below));
  if (found === undefined || found.length > 0 || !create) return found;
  const item = newItem(condition, create);
  node.items = [...node.items, item];
  return matches(item) ? below(item) : [];
}

function newItem({ key, value }: Condition, { mark }: Creation): Node {
  const scalar = scalarNode(value, mark);
  if (key === '') return scalar;
  const item = newNode('map', mark);
  item.put(key, scalar, mark);
  return item;
}

/** A field that has to be made: a list when an index or condition comes next. */
function made({ kind, mark }: Creation, next: string | undefined): Node {
  if (next === undefined) return newNode(kind, mark);
  return newNode(/^\[.*\]$|^\d+$/s.test(next) ? 'list' : 'map', mark);
}

function textOf(node: Node | undefined): string | undefined {
  if (!node) return undefined;
  if (node.kind !== 'scalar') return JSON.stringify(node.toValue());
  const quoted = node.tag === '!!str' && node.style === 'plain' && isOldNonString(node.text);
  const mark = node.style === 'double' || quoted ? '"' : node.style === 'single' ? "'" : '';
  return `${mark}${node.text}${mark}`.trim();
}

function isList(node: Node, step: string, complain: Complain): boolean {
  if (node.isNull || node.kind === 'list') return true;
  fault(`${step} is looked for in a ${node.kind === 'map' ? 'mapping' : 'scalar'}`, node, complain);
  return false;
}

function flatten(found: readonly (Node[] | undefined)[]): Node[] | undefined {
  const all: Node[] = [];
  for (const each of found) {
    if (!each) return undefined;
    all.push(...each);
  }
  return all;
}

function fault(reason: string, node: Node, complain: Complain): void {
  complain(complaint('replacement-target', { field: '', object: '', reason }, node.mark));
}

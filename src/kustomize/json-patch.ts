import { isMap } from '../yaml/cursor.ts';
import type { Document, Value } from '../yaml/document.ts';
import { type NodeView, rootView } from '../yaml/node-view.ts';
import { type Complain, complaint } from './complaint.ts';
import { jsonScalar, loadJson, roundTrip } from './json-form.ts';
import type { Placing } from './load-node.ts';
import { type Mark, restep } from './mark.ts';
import type { Node } from './node.ts';

/** One operation of a JSON 6902 patch with where its parts are written. */
export interface Operation {
  readonly op: string;
  readonly path: string | undefined;
  readonly from: string | undefined;
  readonly value: Node | undefined;
  readonly mark: Mark;
  /** The pointer in the patch; findings about it go there. */
  readonly pathMark: Mark;
  /** Where the value is taken from. */
  readonly fromMark: Mark;
}

/** `undefined` when the document is no list of operations. */
export function readOperations(document: Document, place: Placing): readonly Operation[] | undefined {
  const root = rootView(document);
  if (!root || !Array.isArray(root.value)) return undefined;
  if (!root.value.every(item => isMap(item) || item === null) || !isFiniteValue(root.value)) return undefined;
  return root.items().map(item => readOperation(item, place));
}

/** JSON has no infinities. */
function isFiniteValue(value: Value): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return true;
  return (Array.isArray(value) ? value : Object.values(value)).every(isFiniteValue);
}

function readOperation(item: NodeView, place: Placing): Operation {
  const fields = new Map(item.entries().map(entry => [entry.name, entry.node]));
  const text = (name: string) => {
    const value = fields.get(name)?.value;
    return typeof value === 'string' ? value : undefined;
  };
  const value = fields.get('value');
  const mark = place(item.span);
  const path = fields.get('path');
  const from = fields.get('from');
  return {
    op: text('op') ?? '',
    path: text('path'),
    from: text('from'),
    value: value && loadJson(value, place),
    mark,
    pathMark: path ? place(path.span) : mark,
    fromMark: from ? place(from.span) : mark,
  };
}

/** Applies the operations to an object; stops at the first that does not apply, as the object is lost then. */
export function applyOperations(
  object: Node,
  operations: readonly Operation[],
  name: string,
  complain: Complain,
): boolean {
  roundTrip(object, complain);
  for (const operation of operations) {
    if (!new Application(object, operation, name, complain).run()) return false;
  }
  const annotations = object.get('metadata')?.get('annotations');
  const reason =
    object.kind !== 'map'
      ? 'the result is not a mapping'
      : annotations?.kind === 'list'
        ? 'metadata.annotations becomes a list'
        : undefined;
  if (reason) complain(complaint('patch-not-applicable', { object: name, reason }));
  return reason === undefined;
}

/** Where a pointer ends: the collection and the key in it. */
interface Target {
  readonly parent: Node;
  readonly key: string;
}

class Application {
  readonly #object: Node;
  readonly #operation: Operation;
  readonly #name: string;
  readonly #complain: Complain;

  constructor(object: Node, operation: Operation, name: string, complain: Complain) {
    this.#object = object;
    this.#operation = operation;
    this.#name = name;
    this.#complain = complain;
  }

  run(): boolean {
    const { op, path } = this.#operation;
    if (path === undefined) return this.#missing('');
    switch (op) {
      case 'add':
        return this.#add(path, this.#value());
      case 'remove':
        return this.#remove(path) !== undefined;
      case 'replace':
        return this.#replace(path);
      case 'move':
      case 'copy':
        return this.#transfer(path);
      case 'test':
        return this.#test(path);
      default:
        this.#complain(complaint('json-bad-operation', { op }, this.#operation.mark));
        return false;
    }
  }

  /** Without a value the operation means null. */
  #value(): Node {
    const { value, mark } = this.#operation;
    return value?.copy() ?? nullNode(mark);
  }

  #add(path: string, value: Node): boolean {
    const target = this.#find(path);
    if (!target) return this.#missing(path);
    const { parent, key } = target;
    if (parent.kind === 'map') {
      this.#put(parent, key, value);
      return true;
    }
    const length = parent.items.length;
    const index = key === '-' ? length : indexOf(key, length + 1);
    if (index === undefined || index > length) return this.#missing(path);
    parent.items = [...parent.items.slice(0, index), value, ...parent.items.slice(index)];
    return true;
  }

  #put(parent: Node, key: string, value: Node): void {
    const before = parent.get(key);
    if (before) {
      value.mark = { ...value.mark, from: [...value.mark.from, before.mark] };
      before.become(value);
    } else {
      parent.put(key, value, restep(this.#operation.pathMark, 'patch'));
    }
  }

  #remove(path: string): Node | undefined {
    const target = this.#find(path);
    const found = target && itemOf(target);
    if (!target || !found) {
      this.#missing(path);
      return undefined;
    }
    if (target.parent.kind === 'map') target.parent.remove(target.key, this.#operation.mark);
    else target.parent.items = target.parent.items.filter(item => item !== found);
    return found;
  }

  #replace(path: string): boolean {
    const value = this.#value();
    if (path === '') {
      this.#object.become(value);
      return true;
    }
    const target = this.#find(path);
    if (!target) return this.#missing(path);
    if (target.parent.kind === 'map') {
      this.#put(target.parent, target.key, value);
      return true;
    }
    const found = itemOf(target);
    if (!found) return this.#missing(path);
    value.mark = { ...value.mark, from: [...value.mark.from, found.mark] };
    found.become(value);
    return true;
  }

  #transfer(path: string): boolean {
    const { op, from, mark } = this.#operation;
    const source = from === undefined ? undefined : this.#find(from);
    const found = source && itemOf(source);
    if (!found && (op === 'move' || source?.parent.kind !== 'map')) return this.#missing(from ?? '');
    const value = found?.copy() ?? nullNode(mark);
    value.mark = restep(this.#operation.fromMark, 'copy', value.mark);
    if (op === 'move' && from !== undefined && !this.#remove(from)) return false;
    return this.#add(path, value);
  }

  #test(path: string): boolean {
    const target = path === '' ? undefined : this.#find(path);
    if (path !== '' && !target) return this.#missing(path);
    const found = target ? itemOf(target) : this.#object;
    if (target?.parent.kind === 'list' && !found) return this.#missing(path);
    const actual = found?.toValue() ?? null;
    const wanted = this.#operation.value?.toValue() ?? null;
    if (isEqual(actual, wanted)) return true;
    this.#complain(complaint('json-test-failed', { path, object: this.#name }, this.#operation.pathMark));
    return false;
  }

  #find(path: string): Target | undefined {
    const steps = path.split('/').slice(1).map(decode);
    const key = steps.pop();
    if (key === undefined) return undefined;
    let parent: Node = this.#object;
    for (const step of steps) {
      const next = itemOf({ parent, key: step });
      if (!next || next.isNull || next.kind === 'scalar') return undefined;
      parent = next;
    }
    return parent.kind === 'scalar' ? undefined : { parent, key };
  }

  #missing(path: string): false {
    const { op, pathMark } = this.#operation;
    this.#complain(complaint('json-pointer', { op, path, object: this.#name }, pathMark));
    return false;
  }
}

function nullNode(mark: Mark): Node {
  const { spot } = mark;
  return jsonScalar(null, spot.kind === 'span' ? { ...mark, spot: { ...spot, exact: false } } : mark);
}

function itemOf({ parent, key }: Target): Node | undefined {
  if (parent.kind === 'map') return parent.get(key);
  const index = indexOf(key, parent.items.length);
  return index === undefined ? undefined : parent.items[index];
}

/** A list index; negative ones count from the end. */
function indexOf(key: string, length: number): number | undefined {
  if (!/^[-+]?\d+$/.test(key)) return undefined;
  const index = Number(key);
  if (index >= 0) return index;
  return index < -length ? undefined : index + length;
}

function decode(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~');
}

function isEqual(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  if (Array.isArray(left) !== Array.isArray(right)) return false;
  const keys = Object.keys(left);
  if (keys.length !== Object.keys(right).length) return false;
  const other = right as Record<string, unknown>;
  return keys.every(
    key => Object.hasOwn(other, key) && isEqual((left as Record<string, unknown>)[key], other[key]),
  );
}

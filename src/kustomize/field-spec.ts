import { type Complain, complaint } from './complaint.ts';
import { newNode } from './fields.ts';
import { gvkOf, isSelected } from './identity.ts';
import { type Mark, restep } from './mark.ts';
import type { Kind, Node } from './node.ts';
import type { FieldSpec } from './tables.ts';

/** What a transformer does with the fields its specs name. */
export interface FieldVisit {
  /** Called with each field that is there; the field may be null. */
  set(field: Node): void;
  /** What to make of a missing last field; without it, missing fields are left alone. */
  readonly create?: { readonly kind: Kind; readonly mark: Mark };
  readonly complain: Complain;
}

/** Splits at the slashes that are not escaped; one leading slash does not count. */
export function splitPath(path: string, delimiter = '/'): string[] {
  const pieces = path.split(delimiter);
  if (pieces.length > 1 && pieces[0] === '') pieces.shift();
  const steps: string[] = [];
  for (const piece of pieces) {
    const last = steps.length - 1;
    const before = steps[last];
    if (before?.endsWith('\\')) steps[last] = `${before.slice(0, -1)}${delimiter}${piece}`;
    else steps.push(piece);
  }
  return steps;
}

/** Visits the fields of an object that a spec names, when the object is of its type. */
export function visitFields(object: Node, spec: FieldSpec, visit: FieldVisit): void {
  if (!isOfType(object, spec)) return;
  walk(object, splitPath(spec.path), spec, visit);
}

/** Asked for every spec and object, so the version is taken apart only when it matters. */
function isOfType(object: Node, spec: FieldSpec): boolean {
  const kind = object.get('kind')?.text ?? '';
  if (spec.kind !== '' && spec.kind !== kind) return false;
  if (spec.group === '' && spec.version === '') return true;
  return isSelected(gvkOf(object.get('apiVersion')?.text ?? '', kind), spec);
}

function walk(node: Node, steps: readonly string[], spec: FieldSpec, visit: FieldVisit): void {
  const [step, ...rest] = steps;
  if (step === undefined) {
    visit.set(node);
    return;
  }
  if (node.isNull) return;
  if (node.kind === 'list') {
    for (const item of node.items) walk(item, steps, spec, visit);
    return;
  }
  if (node.kind === 'scalar') {
    const reason = 'expected a mapping or a list on the way';
    const object = spec.kind === '' ? 'the object' : spec.kind;
    visit.complain(complaint('bad-field-path', { path: spec.path, object, reason }, node.mark));
    return;
  }
  const field = enter(node, step, rest.length === 0, spec, visit);
  if (field) walk(field, rest, spec, visit);
}

/** The field behind one step: a missing or null one is made when the spec says so, but never a list. */
function enter(
  map: Node,
  step: string,
  last: boolean,
  spec: FieldSpec,
  { create }: FieldVisit,
): Node | undefined {
  const isList = step.endsWith('[]');
  const key = isList ? step.slice(0, -2) : step;
  const found = map.get(key);
  if (isList) {
    if (found?.isNull) found.become(newNode('list', restep(found.mark, found.mark.step)));
    return found;
  }
  if (!spec.create || !create) return found;
  const kind = last ? create.kind : 'map';
  if (!found) {
    map.put(key, newNode(kind, create.mark), create.mark);
    return map.get(key);
  }
  if (found.isNull) {
    const made = newNode(kind, restep(create.mark, create.mark.step, found.mark));
    if (kind === 'scalar') made.text = found.text;
    found.become(made);
  }
  return found;
}

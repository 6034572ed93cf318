import { isMap } from '../yaml/cursor.ts';
import type { Value } from '../yaml/document.ts';
import { type Complain, complaint } from './complaint.ts';
import type { Draft } from './draft.ts';
import { splitPath, visitFields } from './field-spec.ts';
import { isKind, setField, setScalar, textAt } from './fields.ts';
import {
  clusterNamespace,
  describeId,
  effectiveNamespace,
  type Gvk,
  isCluster,
  isSelected,
} from './identity.ts';
import { type Mark, restep } from './mark.ts';
import { type Node, scalarNode } from './node.ts';
import type { FieldSpec, NameReference } from './tables.ts';

/** Objects by the names they had before; one that was never renamed or moved is not found. */
type FormerNames = ReadonlyMap<string, readonly Draft[]>;

/** What all references of a build are looked up in. */
interface Lookup {
  readonly drafts: readonly Draft[];
  readonly names: FormerNames;
}

/** Makes every field that names an object say the name the object has now. */
export function fixNameReferences(
  drafts: readonly Draft[],
  references: readonly NameReference[],
  complain: Complain,
): void {
  const names = formerNames(drafts);
  const possible = possibleReferences(references);
  for (const draft of drafts) {
    const original = draft.originalId;
    for (const { target, spec, steps } of possible.of(original.kind)) {
      if (!isSelected(original, spec)) continue;
      if (names.size === 0 && !isMisfit(draft.root, steps, 0)) continue;
      new Referrer(draft, target, spec, { drafts, names }, complain).fix();
    }
  }
}

/** Whether a path ends at, or leads through, something that makes kustomize stop. Opens nothing. */
function isMisfit(node: Node, steps: readonly string[], depth: number): boolean {
  if (node.unopened) return isMisfitValue(node.unopened.value, steps, depth);
  const step = steps[depth];
  if (step === undefined) return !node.isNull && node.kind !== 'scalar';
  if (node.kind === 'list') return node.items.some(item => isMisfit(item, steps, depth));
  if (node.kind === 'scalar') return !node.isNull;
  const field = node.get(step);
  return field !== undefined && isMisfit(field, steps, depth + 1);
}

function isMisfitValue(value: Value | undefined, steps: readonly string[], depth: number): boolean {
  if (value === undefined || value === null) return false;
  const step = steps[depth];
  if (step === undefined) return typeof value === 'object';
  if (Array.isArray(value)) return value.some(item => isMisfitValue(item, steps, depth));
  return !isMap(value) || isMisfitValue(value[step], steps, depth + 1);
}

function formerNames(drafts: readonly Draft[]): FormerNames {
  const names = new Map<string, Draft[]>();
  for (const draft of drafts) {
    if (draft.former.length === 0) continue;
    for (const name of new Set(draft.former.map(former => former.name))) {
      const list = names.get(name);
      if (list) list.push(draft);
      else names.set(name, [draft]);
    }
  }
  return names;
}

interface PossibleReference {
  readonly target: Gvk;
  readonly spec: FieldSpec;
  /** The keys of the spec's path; a list on the way is no step. */
  readonly steps: readonly string[];
}

/** The references that objects of a kind may make, in the order of the configuration. */
class PossibleReferences {
  readonly #all: readonly NameReference[];
  readonly #byKind = new Map<string, readonly PossibleReference[]>();

  constructor(all: readonly NameReference[]) {
    this.#all = all;
  }

  of(kind: string): readonly PossibleReference[] {
    const known = this.#byKind.get(kind);
    if (known) return known;
    const possible: PossibleReference[] = [];
    for (const target of this.#all) {
      for (const spec of target.referrers) {
        if (spec.kind !== kind && spec.kind !== '') continue;
        possible.push({ target, spec, steps: splitPath(spec.path).map(step => step.replace(/\[\]$/, '')) });
      }
    }
    this.#byKind.set(kind, possible);
    return possible;
  }
}

/** Nearly all builds share the built-in references, which are sorted by kind once. */
const sorted = new WeakMap<readonly NameReference[], PossibleReferences>();

function possibleReferences(references: readonly NameReference[]): PossibleReferences {
  let possible = sorted.get(references);
  if (!possible) {
    possible = new PossibleReferences(references);
    sorted.set(references, possible);
  }
  return possible;
}

class Referrer {
  readonly #draft: Draft;
  readonly #target: Gvk;
  readonly #spec: FieldSpec;
  readonly #lookup: Lookup;
  readonly #complain: Complain;

  constructor(draft: Draft, target: Gvk, spec: FieldSpec, lookup: Lookup, complain: Complain) {
    this.#draft = draft;
    this.#target = target;
    this.#spec = spec;
    this.#lookup = lookup;
    this.#complain = complain;
  }

  fix(): void {
    const spec = { ...this.#draft.gvk, path: this.#spec.path, create: false };
    visitFields(this.#draft.root, spec, { set: field => this.#set(field), complain: this.#complain });
  }

  #set(field: Node): void {
    if (field.isNull) return;
    if (field.kind === 'scalar') this.#setScalar(field);
    else if (field.kind === 'map') this.#setMap(field);
    else {
      for (const item of field.items) {
        if (item.isNull) continue;
        if (item.kind === 'map') this.#setMap(item);
        else if (isKind(item, 'scalar', this.#spec.path, this.#complain)) this.#setScalar(item);
      }
    }
  }

  #setScalar(field: Node): void {
    const referral = this.#choose(field.text, undefined);
    if (referral && referral.name !== field.text) setScalar(field, referral.name, '', nameMark(referral));
  }

  #setMap(map: Node): void {
    const field = map.get('name');
    if (!field) {
      const { path, kind } = this.#spec;
      const reason = 'there is no `name` in it';
      this.#complain(complaint('bad-field-path', { path, object: kind, reason }, map.mark));
      return;
    }
    const referral = this.#choose(field.text, map);
    if (!referral) return;
    const { name, namespace } = referral;
    if (name === field.text && namespace === '') return;
    if (name !== field.text) setScalar(field, name, '', nameMark(referral));
    if (namespace === '' || map.get('namespace')?.text === namespace) return;
    const mark = restep(namespaceMark(referral), 'name-reference');
    setField(map, 'namespace', scalarNode(namespace, mark), mark);
  }

  /** The one object that is meant; several that are now called differently are a fault. */
  #choose(name: string, map: Node | undefined): Draft | undefined {
    let found = (this.#lookup.names.get(name) ?? []).filter(
      draft => draft.formerIds.some(id => isSelected(id, this.#target)) && this.#mayRefer(draft),
    );
    if (found.length === 0) return undefined;
    if (map) found = this.#withNamespace(found, map.get('namespace'));
    found = found.filter(draft => this.#fitsRole(draft));
    if (found.length === 1) return found[0];
    found = found.filter(draft => sameAffixes(draft, this.#draft, true));
    if (found.length > 1) found = found.filter(draft => sameAffixes(draft, this.#draft, false));
    const [first] = found;
    if (
      !first ||
      found.every(draft => draft.name === first.name && (!map || draft.namespace === first.namespace))
    ) {
      return first;
    }
    const data = { name, field: this.#spec.path, object: describeId(this.#draft.id) };
    this.#complain(
      complaint('name-reference-ambiguous', data, first.root.get('metadata')?.get('name')?.mark),
    );
    return undefined;
  }

  /** A namespace beside the name is the one the object had at first, else the one it has now. */
  #withNamespace(found: Draft[], field: Node | undefined): Draft[] {
    if (!field) return found;
    const namespace = field.isNull ? '' : field.text;
    if (namespace === clusterNamespace) return [];
    const first = (draft: Draft) => effectiveNamespace(draft.originalId) === namespace;
    if (this.#lookup.drafts.some(draft => this.#mayRefer(draft) && first(draft))) return found.filter(first);
    return found.filter(draft => effectiveNamespace(draft.id) === namespace);
  }

  #mayRefer(draft: Draft): boolean {
    const referrer = this.#draft.id;
    if (isCluster(referrer) || isCluster(draft.id)) return true;
    if (effectiveNamespace(referrer) === effectiveNamespace(draft.id)) return true;
    return draft.gvk.kind === 'ServiceAccount' && subjectNamespaces(this.#draft).has(draft.namespace);
  }

  /** A role binding says the kind of role it means. */
  #fitsRole(draft: Draft): boolean {
    if (!this.#spec.path.endsWith('roleRef/name')) return true;
    const roleRef = this.#draft.root.get('roleRef');
    const group = roleRef?.get('apiGroup');
    const kind = roleRef?.get('kind');
    if (!group || !kind) return true;
    const role = { group: group.text, version: '', kind: kind.text };
    return draft.formerIds.some(id => isSelected(id, role));
  }
}

function subjectNamespaces(draft: Draft): ReadonlySet<string> {
  if (draft.gvk.kind !== 'RoleBinding') return new Set();
  const subjects = draft.root.get('subjects')?.items ?? [];
  return new Set(
    subjects
      .filter(subject => textAt(subject, 'kind') === 'ServiceAccount')
      .map(subject => textAt(subject, 'namespace')),
  );
}

function sameAffixes(left: Draft, right: Draft, allowEmpty: boolean): boolean {
  const same = (one: readonly string[], other: readonly string[]) =>
    (allowEmpty && (one.length === 0 || other.length === 0)) || sameEnding(one, other);
  return same(left.prefixes, right.prefixes) && same(left.suffixes, right.suffixes);
}

/** Whether the shorter list is the end of the longer one; an empty one only of an empty one. */
function sameEnding(one: readonly string[], other: readonly string[]): boolean {
  const [short, long] = one.length > other.length ? [other, one] : [one, other];
  if (short.length === 0) return long.length === 0;
  return short.every((each, index) => each === long[long.length - short.length + index]);
}

function nameMark(draft: Draft): Mark {
  const { mark } = draft.root.get('metadata')?.get('name') ?? draft.root;
  return restep(mark, 'name-reference', mark);
}

function namespaceMark(draft: Draft): Mark {
  return (draft.root.get('metadata')?.get('namespace') ?? draft.root).mark;
}

import type { SourceFile } from '../text/span.ts';
import { type Complain, complaint } from './complaint.ts';
import { textAt } from './fields.ts';
import { describeId, effectiveNamespace, type Gvk, gvkOf, idKey, type ObjectId, sameId } from './identity.ts';
import { stringMap } from './metadata.ts';
import { mapNode, type Node } from './node.ts';
import type { OriginNote } from './origin-note.ts';

/** Name, namespace and kind an object had before a transformer changed them. */
interface FormerId {
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
}

interface Identity {
  readonly id: ObjectId;
  key: string | undefined;
}

export type Behavior = 'create' | 'merge' | 'replace';

/** An object while its build is under way: the tree, and what kustomize keeps in internal annotations. */
export class Draft {
  readonly root: Node;
  readonly source: SourceFile;
  readonly former: FormerId[] = [];
  readonly prefixes: string[] = [];
  readonly suffixes: string[] = [];
  needsHash = false;
  behavior: Behavior = 'create';
  /** How often something was done to it as a whole. */
  touches = 0;
  /** Made by a generator, so there always is an internal annotation. */
  generated = false;
  /** Variables that read from this object. */
  varNames: Set<string> = new Set();
  note: OriginNote | undefined;
  transformations: OriginNote[] = [];
  #type: { readonly apiVersion: string; readonly gvk: Gvk } | undefined;
  #written: Identity | undefined;

  constructor(root: Node, source: SourceFile) {
    this.root = root;
    this.source = source;
  }

  /** Asked for at every turn and hardly ever changed, so it is only split when the texts are others. */
  get gvk(): Gvk {
    const apiVersion = textAt(this.root, 'apiVersion');
    const kind = textAt(this.root, 'kind');
    if (this.#type?.apiVersion !== apiVersion || this.#type.gvk.kind !== kind) {
      this.#type = { apiVersion, gvk: gvkOf(apiVersion, kind) };
    }
    return this.#type.gvk;
  }

  get name(): string {
    return textAt(this.root, 'metadata', 'name');
  }

  get namespace(): string {
    return textAt(this.root, 'metadata', 'namespace');
  }

  get id(): ObjectId {
    return this.#identity().id;
  }

  /** Two objects of a build may not have the same one. */
  get key(): string {
    const identity = this.#identity();
    identity.key ??= idKey(identity.id);
    return identity.key;
  }

  /** As long as nobody has looked into the object, nobody has changed it either. */
  get isUntouched(): boolean {
    return this.root.unopened !== undefined;
  }

  #identity(): Identity {
    const untouched = this.isUntouched;
    if (untouched && this.#written) return this.#written;
    const { group, version, kind } = this.gvk;
    const id = { group, version, kind, name: this.name, namespace: this.namespace };
    const identity: Identity = { id, key: undefined };
    if (untouched) this.#written = identity;
    return identity;
  }

  /** Every id it had, oldest first; group and version are always the present ones. */
  get formerIds(): ObjectId[] {
    const { group, version } = this.gvk;
    return this.former.map(former => ({ group, version, ...former }));
  }

  get originalId(): ObjectId {
    return this.former.length === 0 ? this.id : (this.formerIds[0] ?? this.id);
  }

  get allIds(): ObjectId[] {
    return [...this.formerIds, this.id];
  }

  /** Keeps the present id before it changes. */
  remember(): void {
    const { id } = this;
    this.former.push({ kind: id.kind, name: id.name, namespace: effectiveNamespace(id) });
    this.touches++;
    // Kustomize writes the id into an annotation, for which there must be a map.
    const annotations = this.root.get('metadata')?.get('annotations');
    if (annotations?.kind === 'scalar') annotations.become(mapNode(annotations.mark));
  }

  addNote(note: OriginNote): void {
    if (this.note) this.transformations = [...this.transformations, note];
    else this.note = note;
    // Unlike an id, a note makes kustomize write all annotations anew, as strings.
    this.root.get('metadata')?.get('annotations')?.unshare();
    stringMap(this.root, 'annotations');
  }

  /** Whether kustomize would by now have written annotations of its own into the object. */
  get hasInternalAnnotations(): boolean {
    const names = this.former.length + this.prefixes.length + this.suffixes.length;
    return names > 0 || this.generated || this.note !== undefined;
  }

  labels(): ReadonlyMap<string, string> {
    return textsOf(this.root.get('metadata')?.get('labels'));
  }

  annotations(): ReadonlyMap<string, string> {
    return textsOf(this.root.get('metadata')?.get('annotations'));
  }
}

function textsOf(map: Node | undefined): ReadonlyMap<string, string> {
  if (map?.kind !== 'map') return new Map();
  return new Map([...map.entries].map(([key, entry]) => [key, entry.value.text]));
}

/** The objects of a kustomization, in the order they came. No two have the same id. */
export class Collection {
  #drafts: Draft[] = [];
  #index: Map<string, Draft> | undefined;

  get drafts(): readonly Draft[] {
    return this.#drafts;
  }

  set drafts(drafts: readonly Draft[]) {
    this.#drafts = [...drafts];
    this.#index = undefined;
  }

  /** The object that already has this id, when there is one; then nothing is added. */
  append(draft: Draft): Draft | undefined {
    this.#index ??= new Map(this.#drafts.map(each => [each.key, each]));
    const { key } = draft;
    const registered = this.#index.get(key);
    if (registered) return registered;
    this.#index.set(key, draft);
    this.#drafts.push(draft);
    return undefined;
  }

  /** To be called after names, namespaces or kinds changed. */
  changed(): void {
    this.#index = undefined;
  }

  replace(old: Draft, draft: Draft): void {
    this.#drafts = this.#drafts.map(each => (each === old ? draft : each));
    this.#index = undefined;
  }

  /** Objects that have or had this id. */
  withAnyId(id: ObjectId): Draft[] {
    return this.#drafts.filter(draft => draft.name !== '' && draft.allIds.some(each => sameId(id, each)));
  }

  /** Takes out what a patch emptied. */
  dropEmpty(): void {
    if (this.#drafts.some(draft => draft.root.isEmpty))
      this.drafts = this.#drafts.filter(draft => !draft.root.isEmpty);
  }
}

/** A patch may have given an object the id of another one. */
export function checkIds(drafts: readonly Draft[], complain: Complain): void {
  // Two with one id are told apart when they are gathered.
  if (drafts.every(draft => draft.isUntouched)) return;
  const seen = new Set<string>();
  for (const draft of drafts) {
    if (draft.root.isEmpty) continue;
    const { key } = draft;
    if (seen.has(key)) {
      const { mark } = draft.root.get('metadata')?.get('name') ?? draft.root;
      complain(complaint('duplicate-id', { object: describeId(draft.id) }, mark));
    }
    seen.add(key);
  }
}

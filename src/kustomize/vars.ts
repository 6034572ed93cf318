import type { Accumulator } from './accumulate.ts';
import type { BuildRun } from './build-run.ts';
import { complaint } from './complaint.ts';
import type { Draft } from './draft.ts';
import { visitFields } from './field-spec.ts';
import {
  describeId,
  effectiveNamespace,
  type Gvk,
  gvkOf,
  isCluster,
  type ObjectId,
  sameGvk,
} from './identity.ts';
import type { Kustomization } from './kustomization.ts';
import { cursorMark, type Mark, restep } from './mark.ts';
import type { Node } from './node.ts';
import { findExact, splitFieldPath } from './path-match.ts';
import type { Settings } from './settings.ts';
import { expandVars, type VarValue } from './var-syntax.ts';

/** A variable of a kustomization, and the object that was found for it there. */
export interface Variable {
  readonly entry: Settings;
  readonly fieldPath: string;
}
export type Variables = Map<string, Variable>;

/** Notes the variables of a kustomization and ties each to the object it reads from. */
export function collectVars(run: BuildRun, { settings }: Kustomization, into: Accumulator): void {
  for (const entry of settings.structs('vars')) {
    const name = entry.text('name');
    const object = entry.struct('objref');
    const found = object ? into.collection.drafts.filter(draft => isMeant(draft, object)) : [];
    if (found.length > 1) {
      run.report(complaint('var-ambiguous', { name, count: String(found.length) }), entry.cursor);
    }
    found[0]?.varNames.add(name);
    const fieldPath = entry.struct('fieldref')?.text('fieldPath') || 'metadata.name';
    addVar(run, into.vars, name, { entry, fieldPath });
  }
}

export function joinVars(run: BuildRun, into: Variables, from: Variables): void {
  for (const [name, variable] of from) addVar(run, into, name, variable);
}

function addVar(run: BuildRun, into: Variables, name: string, variable: Variable): void {
  const first = into.get(name);
  if (!first) into.set(name, variable);
  else {
    const mark = cursorMark('written', first.entry.cursor);
    run.report(complaint('var-duplicate', { name }, mark), variable.entry.at('name'));
  }
}

/** Type and name must be equal; a namespace counts only when it is given. */
function isMeant(draft: Draft, object: Settings): boolean {
  const wanted: ObjectId = {
    ...wantedType(object),
    name: object.text('name'),
    namespace: object.text('namespace'),
  };
  const withNamespace = wanted.namespace !== '' || isCluster(wanted);
  return draft.allIds.some(
    id =>
      id.name === wanted.name &&
      sameGvk(id, wanted) &&
      (!withNamespace || effectiveNamespace(id) === effectiveNamespace(wanted)),
  );
}

function wantedType(object: Settings): Gvk {
  const kind = object.text('kind');
  const apiVersion = object.text('apiVersion');
  if (apiVersion !== '') {
    const { group, version } = gvkOf(apiVersion, kind);
    return { group: apiVersion.includes('/') ? group : object.text('group'), version, kind };
  }
  return { group: object.text('group'), version: object.text('version'), kind };
}

/** Writes the values of all variables where they are used. */
export function resolveVars(run: BuildRun, { vars, collection, specs }: Accumulator): void {
  if (vars.size === 0) return;
  const values = new Map<string, ResolvedVar>();
  for (const [name, variable] of [...vars].sort(([left], [right]) => (left < right ? -1 : 1))) {
    const value = resolveVar(run, name, variable, collection.drafts);
    if (value) values.set(name, value);
  }
  for (const draft of collection.drafts) {
    for (const spec of specs.varReference) {
      const object = describeId(draft.id);
      const use = new VarUse(run, spec.path, object, values);
      visitFields(draft.root, spec, { set: field => use.set(field), complain: found => use.complain(found) });
    }
  }
}

interface ResolvedVar {
  readonly value: VarValue;
  readonly variable: Variable;
  readonly mark: Mark;
}

function resolveVar(
  run: BuildRun,
  name: string,
  variable: Variable,
  drafts: readonly Draft[],
): ResolvedVar | undefined {
  const draft = drafts.find(each => each.varNames.has(name));
  const field = draft && findExact(draft.root, varPath(variable.fieldPath));
  if (!field) {
    run.report(complaint('var-unresolved', { name }), variable.entry.at('name'));
    return undefined;
  }
  const mark = cursorMark('variable', variable.entry.cursor, field.mark);
  const value = field.kind === 'scalar' ? typedValue(field) : undefined;
  return value === undefined ? undefined : { value, variable, mark };
}

/** `containers[0]` is a key and an index. */
function varPath(path: string): string[] {
  return splitFieldPath(path).flatMap(step => {
    const parts = /^(.*)\[(\d+)\]$/.exec(step);
    return parts ? [parts[1] ?? '', parts[2] ?? ''] : [step];
  });
}

function typedValue({ tag, text }: Node): VarValue {
  if (tag === '!!bool') return { tag, text: String(/^(?:t|true|1)$/i.test(text)) };
  return tag === '!!int' || tag === '!!float' ? { tag, text } : { tag: '!!str', text };
}

class VarUse {
  readonly #run: BuildRun;
  readonly #field: string;
  readonly #object: string;
  readonly #values: ReadonlyMap<string, ResolvedVar>;

  constructor(run: BuildRun, field: string, object: string, values: ReadonlyMap<string, ResolvedVar>) {
    this.#run = run;
    this.#field = field;
    this.#object = object;
    this.#values = values;
  }

  complain(found: Parameters<BuildRun['report']>[0]): void {
    const [first] = this.#values.values();
    if (first) this.#run.report(found, first.variable.entry.cursor);
  }

  set(field: Node): void {
    if (field.isNull) return;
    if (field.kind === 'scalar') this.#replace(field);
    else if (field.kind === 'map') for (const { value } of field.entries.values()) this.#replace(value);
    else {
      for (const item of field.items) {
        if (item.isString) this.#replace(item);
        else
          this.complain(complaint('var-bad-field', { field: this.#field, object: this.#object }, item.mark));
      }
    }
  }

  #replace(node: Node): void {
    if (!node.isString || !node.text.includes('$')) return;
    const used: ResolvedVar[] = [];
    const result = expandVars(node.text, name => {
      const found = this.#values.get(name);
      if (found) used.push(found);
      return found?.value;
    });
    const before = node.mark;
    const changed = node.text !== result.text;
    node.text = result.text;
    node.tag = result.tag;
    node.style = 'plain';
    const [first] = used;
    if (first) node.mark = { ...first.mark, from: [...first.mark.from, before] };
    else if (changed) node.mark = restep(before, 'variable', before);
  }
}

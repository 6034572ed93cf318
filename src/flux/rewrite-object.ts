import type { BuildProblem } from '../model/build.ts';
import type { Resource } from '../model/resource.ts';
import { statedIdentity } from '../model/written-resource.ts';
import { Cursor, isMap } from '../yaml/cursor.ts';
import type { Path, Value } from '../yaml/document.ts';
import { type Edit, EditedTree, type KeyEdit, pathKey } from './edited-tree.ts';
import type { Engine } from './engine.ts';
import { type Place, rewrite } from './rewrite.ts';

export interface RewrittenObject {
  readonly resource: Resource;
  readonly problems: readonly BuildProblem[];
}

/**
 * Puts values into an object. The controllers work on its YAML text and read the result as YAML 1.1;
 * here each key and scalar that changes is written, replaced and read again on its own, which gives
 * the same tree and keeps the place of everything.
 */
export function rewriteObject(resource: Resource, engine: Engine): RewrittenObject {
  const { value } = resource.tree;
  if (!isMap(value)) return { resource, problems: [] };
  const pass = new Pass(resource, engine);
  const next = pass.visit(value, [], []);
  return { resource: pass.touched ? pass.rebuilt(next) : resource, problems: pass.problems };
}

class Pass {
  readonly problems: BuildProblem[] = [];
  readonly #resource: Resource;
  readonly #engine: Engine;
  readonly #values = new Map<string, Edit>();
  readonly #keys = new Map<string, KeyEdit>();

  constructor(resource: Resource, engine: Engine) {
    this.#resource = resource;
    this.#engine = engine;
  }

  get touched(): boolean {
    return this.#values.size > 0 || this.#keys.size > 0;
  }

  /** The value after substitution; the same one when nothing in it changes. */
  visit(value: Value, before: Path, after: Path): Value {
    if (typeof value === 'string')
      return this.#engine.touches(value) ? this.#leaf(value, before, after) : value;
    if (typeof value !== 'object' || value === null) return value;
    if (isMap(value)) return this.#map(value, before, after);
    let changed = false;
    const items = (value as readonly Value[]).map((item, index) => {
      const next = this.visit(item, [...before, index], [...after, index]);
      if (next !== item) changed = true;
      return next;
    });
    return changed ? items : value;
  }

  rebuilt(value: Value): Resource {
    const tree = new EditedTree(this.#resource.tree, value, this.#values, this.#keys);
    return { ...this.#resource, ...statedIdentity(value), tree };
  }

  #map(value: { readonly [key: string]: Value }, before: Path, after: Path): Value {
    let changed = false;
    const next: Record<string, Value> = {};
    for (const [key, child] of Object.entries(value)) {
      const name = this.#engine.touches(key) ? this.#key(key, before, after) : key;
      const result = this.visit(child, [...before, key], [...after, name]);
      if (name !== key || result !== child) changed = true;
      Object.defineProperty(next, name, {
        value: result,
        enumerable: true,
        configurable: true,
        writable: true,
      });
    }
    return changed ? next : value;
  }

  #leaf(text: string, before: Path, after: Path): Value {
    const place: Place = typeof before[before.length - 1] === 'number' ? 'item' : 'value';
    const result = rewrite(text, place, this.#engine);
    const at = this.#cursor(before, 'value');
    const from = this.#report(result, at);
    if (result.value === text && result.known) return text;
    this.#values.set(pathKey(after), { step: this.#engine.step, from, known: result.known });
    return result.value;
  }

  #key(key: string, before: Path, after: Path): string {
    const result = rewrite(key, 'key', this.#engine);
    const from = this.#report(result, this.#cursor([...before, key], 'key'));
    const name = typeof result.value === 'string' ? result.value : key;
    if (name === key && result.known) return key;
    this.#keys.set(pathKey([...after, name]), {
      step: this.#engine.step,
      from,
      known: result.known,
      before: key,
    });
    return name;
  }

  #report(result: ReturnType<typeof rewrite>, at: Cursor): Cursor[] {
    const related = result.used.flatMap(name => {
      const definition = this.#engine.definition(name);
      return definition ? [{ at: definition, message: `${this.#engine.written(name)} is set here` }] : [];
    });
    const object = `${this.#resource.kind} ${this.#resource.name}`;
    for (const { code, data, related: places = [] } of result.faults) {
      // Values that are defined well have no part in a name that is not.
      const causes = code === this.#engine.breaksYaml ? related : places;
      this.problems.push({ code, data: { ...data, object }, at, related: causes, fatal: true });
    }
    return related.map(({ at: definition }) => definition);
  }

  #cursor(path: Path, part: 'key' | 'value'): Cursor {
    const cursor = Cursor.root(this.#resource.tree).at(path);
    return part === 'key' ? cursor.key : cursor;
  }
}

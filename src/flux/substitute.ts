import type { BuildProblem } from '../model/build.ts';
import { parseApiVersion, type Resource } from '../model/resource.ts';
import { Cursor, isMap } from '../yaml/cursor.ts';
import type { Path, Value } from '../yaml/document.ts';
import { type Edit, EditedTree, type KeyEdit, pathKey } from './edited-tree.ts';
import { mayExpand } from './expression.ts';
import type { Place } from './rewrite.ts';
import { rewrite } from './rewrite.ts';
import type { Definition, Definitions } from './variables.ts';

const optOut = 'kustomize.toolkit.fluxcd.io/substitute';

export interface Substituted {
  readonly resource: Resource;
  readonly problems: readonly BuildProblem[];
}

/**
 * Post-build substitution of one object. The controller works on its YAML text and reads the result as
 * YAML 1.1; here each key and scalar that has a `$` is written, replaced and read again on its own,
 * which gives the same tree and keeps the place of everything.
 */
export function substitute(resource: Resource, definitions: Definitions): Substituted {
  const { tree } = resource;
  if (!isMap(tree.value) || isOptedOut(tree.value)) return { resource, problems: [] };
  const pass = new Pass(resource, definitions);
  const value = pass.visit(tree.value, [], []);
  if (!pass.touched || value === undefined) return { resource, problems: pass.problems };
  return { resource: pass.rebuilt(value), problems: pass.problems };
}

function isOptedOut(value: { readonly [key: string]: Value }): boolean {
  const { metadata } = value;
  if (!isMap(metadata)) return false;
  const { labels, annotations } = metadata;
  return [labels, annotations].some(map => isMap(map) && map[optOut] === 'disabled');
}

class Pass {
  readonly problems: BuildProblem[] = [];
  readonly #resource: Resource;
  readonly #definitions: Definitions;
  readonly #values = new Map<string, Edit>();
  readonly #keys = new Map<string, KeyEdit>();

  constructor(resource: Resource, definitions: Definitions) {
    this.#resource = resource;
    this.#definitions = definitions;
  }

  get touched(): boolean {
    return this.#values.size > 0 || this.#keys.size > 0;
  }

  /** The value after substitution; the same one when nothing in it changes. */
  visit(value: Value, before: Path, after: Path): Value {
    if (typeof value === 'string') return mayExpand(value) ? this.#leaf(value, before, after) : value;
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
    return { ...this.#resource, ...identity(value, this.#resource), tree };
  }

  #map(value: { readonly [key: string]: Value }, before: Path, after: Path): Value {
    let changed = false;
    const next: Record<string, Value> = {};
    for (const [key, child] of Object.entries(value)) {
      const name = mayExpand(key) ? this.#key(key, before, after) : key;
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
    const result = rewrite(text, place, this.#definitions);
    const at = this.#cursor(before, 'value');
    const from = this.#report(result, at);
    if (result.value === text && result.known) return text;
    this.#values.set(pathKey(after), { step: 'substitution', from, known: result.known });
    return result.value;
  }

  #key(key: string, before: Path, after: Path): string {
    const result = rewrite(key, 'key', this.#definitions);
    const from = this.#report(result, this.#cursor([...before, key], 'key'));
    const name = typeof result.value === 'string' ? result.value : key;
    if (name === key && result.known) return key;
    this.#keys.set(pathKey([...after, name]), {
      step: 'substitution',
      from,
      known: result.known,
      before: key,
    });
    return name;
  }

  #report(result: ReturnType<typeof rewrite>, at: Cursor): Cursor[] {
    const used = new Map<string, Definition>();
    for (const name of result.used) {
      const definition = this.#definitions.get(name);
      if (definition) used.set(name, definition);
    }
    const related = [...used].map(([name, definition]) => ({
      at: definition.at,
      message: `\${${name}} is set here`,
    }));
    const object = `${this.#resource.kind} ${this.#resource.name}`;
    for (const { code, data } of result.faults) {
      this.problems.push({ code, data: { ...data, object }, at, related, fatal: true });
    }
    return [...used.values()].map(({ at: definition }) => definition);
  }

  #cursor(path: Path, part: 'key' | 'value'): Cursor {
    const cursor = Cursor.root(this.#resource.tree).at(path);
    return part === 'key' ? cursor.key : cursor;
  }
}

/** Substitution reaches names and kinds too. */
function identity(value: Value, before: Resource): Partial<Resource> {
  if (!isMap(value)) return {};
  const { apiVersion, kind, metadata } = value;
  const written = typeof apiVersion === 'string' ? apiVersion : before.apiVersion;
  const name = isMap(metadata) ? metadata.name : undefined;
  const namespace = isMap(metadata) ? metadata.namespace : undefined;
  return {
    apiVersion: written,
    ...parseApiVersion(written),
    kind: typeof kind === 'string' ? kind : before.kind,
    name: typeof name === 'string' ? name : before.name,
    namespace: typeof namespace === 'string' && namespace !== '' ? namespace : undefined,
  };
}

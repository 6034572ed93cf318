import { nearest } from '../text/nearest.ts';
import { slipOf } from '../text/slip.ts';
import { isMap } from '../yaml/cursor.ts';
import type { Part, Path, Value } from '../yaml/document.ts';
import { judgeBranches } from './branches.ts';
import type { CelEngine } from './cel/outcome.ts';
import { judgeRules } from './cel/rules.ts';
import { type Demand, numberFault, sizeFault, stringFault } from './demands.ts';
import { judgeDistinct } from './distinct.ts';
import type { SchemaFaultCode } from './fault.ts';
import type { RawChange } from './migrations.ts';
import { dataKeyFault, metadataKeyFault } from './names.ts';
import { type SchemaNode, typeBit } from './node.ts';
import { pathText } from './path-text.ts';
import type { NodePool } from './pool.ts';
import { kindOf, oneOf, quotesHint, show, wanted } from './words.ts';

/** A fault before anybody asked where its bytes are. */
export interface RawFault {
  readonly code: SchemaFaultCode;
  readonly path: Path;
  readonly part: Part;
  readonly message: string;
  readonly help?: string;
  readonly suggestion?: string;
  /** The verdict rests on everything below these places as well, not only on the value at `path`. */
  readonly basis?: readonly Path[];
  /** What must change along with the suggestion. */
  readonly changes?: readonly RawChange[];
}

/** What the judgement of strings needs and only the caller has. */
export interface JudgeOptions {
  /** Values are not repeated in messages: the object holds secrets. */
  readonly secret: boolean;
  /** Compiles a pattern; the same one for the same text. */
  pattern(source: string): { test(text: string): boolean } | undefined;
  /** Runs the rules that the catalog has not compiled. */
  cel(): CelEngine;
}

/**
 * Walks a value beside its schema. Every fault is reported once: a value of the wrong type is not
 * looked into, and an unknown key that is a slip of a missing one stands for both.
 */
export class Judge {
  readonly faults: RawFault[] = [];
  readonly pool: NodePool;
  readonly options: JudgeOptions;
  /** Steps beyond `#depth` are left over from earlier places. */
  readonly #path: (string | number)[] = [];
  #depth = 0;

  constructor(pool: NodePool, options: JudgeOptions) {
    this.pool = pool;
    this.options = options;
  }

  /** The place being judged. */
  get path(): Path {
    return this.#path.slice(0, this.#depth);
  }

  /** A judge of the same place whose faults are not reported. */
  trial(): Judge {
    const trial = new Judge(this.pool, this.options);
    trial.#path.push(...this.path);
    trial.#depth = this.#depth;
    return trial;
  }

  check(index: number, value: Value): void {
    const node = this.pool.node(index);
    if ((node.types & typeOf(value)) === 0) {
      this.#wrongType(node, value);
      return;
    }
    const before = this.faults.length;
    let strangers = false;
    if (typeof value === 'object' && value !== null) {
      if (Array.isArray(value)) this.#list(node, value);
      else if (isMap(value)) strangers = this.#map(node, value);
    }
    // A null that may be there stands for nothing, and nothing keeps every demand.
    if (!node.constrained || value === null) return;
    this.#demands(node, value, strangers);
    const { rules } = node;
    if (rules && this.faults.length === before) judgeRules(this, index, rules, value);
  }

  report(code: SchemaFaultCode, rest: string, extra: Partial<RawFault> = {}): void {
    const path = extra.path ?? this.path;
    const subject = path.length === 0 ? 'the object' : pathText(path);
    this.faults.push({ code, part: 'value', ...extra, path, message: `${subject} ${rest}` });
  }

  #wrongType(node: SchemaNode, value: Value): void {
    const help = this.options.secret ? undefined : quotesHint(node, value);
    this.report(
      'type',
      `must be ${wanted(node)}, but is ${kindOf(value)}`,
      help === undefined ? {} : { help },
    );
  }

  #list(node: SchemaNode, items: readonly Value[]): void {
    if (node.items < 0) return;
    const depth = this.#depth++;
    for (let index = 0; index < items.length; index++) {
      this.#path[depth] = index;
      this.check(node.items, items[index] as Value);
    }
    this.#depth = depth;
  }

  /** @returns whether there are unknown keys */
  #map(node: SchemaNode, map: { readonly [key: string]: Value }): boolean {
    const depth = this.#depth++;
    let unknown: string[] | undefined;
    for (const key in map) {
      const child = node.props.get(key) ?? node.values;
      if (child >= 0) {
        const value = map[key] as Value;
        if (value === null && !this.pool.node(child).nullable) continue;
        this.#path[depth] = key;
        this.check(child, value);
      } else if (!node.open) {
        unknown ??= [];
        unknown.push(key);
      }
    }
    this.#depth = depth;
    let missing: string[] | undefined;
    for (const name of node.required) {
      const value = map[name];
      if ((value !== undefined && value !== null) || this.#hasDefault(node, name, value)) continue;
      missing ??= [];
      missing.push(name);
    }
    if (unknown || missing) this.#wrongKeys(node, map, unknown ?? [], missing ?? []);
    return unknown !== undefined;
  }

  /** Whether an entry that is absent or null needs no value from a person. */
  #hasDefault(node: SchemaNode, name: string, value: null | undefined): boolean {
    const child = node.props.get(name);
    if (child === undefined) return false;
    const { stored, nullable } = this.pool.node(child);
    return stored.default !== undefined || (value === null && nullable);
  }

  #wrongKeys(node: SchemaNode, map: object, unknown: readonly string[], missing: readonly string[]): void {
    const free = [...node.props.keys()].filter(name => !Object.hasOwn(map, name));
    const meant = new Set<string>();
    for (const key of unknown) {
      const suggestion = nearest(key, free);
      if (suggestion !== undefined) meant.add(suggestion);
      this.report('unknown-field', 'is not a known field', {
        path: [...this.path, key],
        part: 'key',
        ...hint(suggestion),
      });
    }
    for (const name of missing) {
      if (meant.has(name)) continue;
      const path = [...this.path, name];
      const missing = { code: 'required', part: 'key' } as const;
      this.faults.push(
        Object.hasOwn(map, name)
          ? { ...missing, path, message: `${pathText(path)} must have a value, but is empty` }
          : { ...missing, path: this.path, message: `${pathText(path)} is missing` },
      );
    }
  }

  /** @param strangers has unknown keys, so that their number says nothing */
  #demands(node: SchemaNode, value: Value, strangers: boolean): void {
    if (node.allowed && !node.allowed.includes(value as never)) {
      this.#notListed(node.allowed, value);
      return;
    }
    const fault = this.#fault(node, value, strangers);
    if (fault) this.report(fault.code, fault.words);
    if (node.keys !== undefined && isMap(value)) this.#keys(node.keys, value);
    if (Array.isArray(value) && node.list !== undefined) judgeDistinct(this, node, value);
    if (node.branches) judgeBranches(this, node.stored, value);
  }

  #fault(node: SchemaNode, value: Value, strangers: boolean): Demand | undefined {
    if (typeof value === 'string') return stringFault(node, value, this.options);
    if (typeof value === 'number') return numberFault(node, value);
    return node.bounded && !strangers ? sizeFault(node.stored, value) : undefined;
  }

  #keys(form: 'label' | 'annotation' | 'data', map: object): void {
    for (const key in map) {
      const wrong = keyFault(form, key);
      if (wrong === undefined) continue;
      const words = `is a key that ${wrong}`;
      this.report('metadata', words, { path: [...this.path, key], part: 'key' });
    }
  }

  #notListed(allowed: readonly Value[], value: Value): void {
    // Built-in kinds take the empty text for an absent one; nobody would choose it.
    const names = allowed.map(String).filter(name => name !== '' || allowed.length === 1);
    const suggestion = typeof value === 'string' ? slipOf(value, names) : undefined;
    this.report('enum', `must be ${oneOf(names.map(quoteEmpty))}${this.#but(value)}`, hint(suggestion));
  }

  /** `, but is x`; nothing for a value that must not be repeated. */
  #but(value: Value): string {
    if (this.options.secret || typeof value === 'object') return '';
    return `, but is ${show(value)}`;
  }
}

function hint(suggestion: string | undefined): Partial<RawFault> {
  return suggestion === undefined ? {} : { suggestion, help: `did you mean ${suggestion}?` };
}

/** The domain of an annotation's key may be in upper case. */
function keyFault(form: 'label' | 'annotation' | 'data', key: string): string | undefined {
  if (form === 'data') return dataKeyFault(key);
  return metadataKeyFault(form === 'label' ? key : key.toLowerCase());
}

function quoteEmpty(name: string): string {
  return name === '' ? '""' : name;
}

/** The {@link typeBit} of a value; a whole number is an integer. */
function typeOf(value: Value): number {
  switch (typeof value) {
    case 'string':
      return typeBit.string;
    case 'boolean':
      return typeBit.boolean;
    case 'number':
      return Number.isInteger(value) ? typeBit.integer : typeBit.number;
    default:
      return value === null ? typeBit.null : Array.isArray(value) ? typeBit.array : typeBit.object;
  }
}

import type { StoredIndex, StoredKind } from '../schema/catalog.ts';
import type { StoredNode } from '../schema/node.ts';
import { compareVersions } from '../schema/version-order.ts';

/** A mapping with more members than this is written as a plain record: nobody writes a rule for each cloud's secret store. */
const widest = 40;
/** The built-in kinds that rules have hooks for. */
const builtIn = new Set(['ConfigMap', 'Secret', 'Namespace']);

/** The interfaces of every kind's newest version, for typed cursors. */
export function renderKinds(index: StoredIndex, nodes: readonly StoredNode[]): string {
  const writer = new KindWriter(nodes);
  const hooks: string[] = [];
  const groups: string[] = [];
  for (const [group, { kinds }] of Object.entries(index.groups)) {
    for (const [kind, stored] of Object.entries(kinds)) {
      if (!hasHook(group, kind)) continue;
      hooks.push(`  readonly ${kind}: ${writer.type(newestRoot(stored), kind)};`);
      groups.push(`  ${kind}: '${group}',`);
    }
  }
  return [
    '// Written by `npm run schemas`; do not edit.',
    '',
    ...writer.interfaces,
    '/** The shape of each kind in its newest version. */',
    `export interface GeneratedKinds {\n${hooks.join('\n')}\n}`,
    '',
    '/** The API group each kind belongs to. */',
    `export const generatedGroups = {\n${groups.join('\n')}\n} as const;`,
    '',
  ].join('\n');
}

function hasHook(group: string, kind: string): boolean {
  return group === '' ? builtIn.has(kind) : /fluxcd|^external-secrets\.io$/.test(group);
}

function newestRoot({ versions }: StoredKind): number {
  const name = Object.keys(versions).sort(compareVersions)[0] ?? '';
  const version = versions[name];
  const roots =
    version === undefined ? [] : 'flux' in version ? version.flux : 'root' in version ? [version.root] : [];
  const root = roots.at(-1) ?? roots.findLast(found => found !== null);
  if (typeof root !== 'number') throw new Error('a kind without a served version');
  return root;
}

class KindWriter {
  readonly interfaces: string[] = [];
  readonly #nodes: readonly StoredNode[];
  readonly #named = new Map<number, string>();
  readonly #taken = new Set<string>();

  constructor(nodes: readonly StoredNode[]) {
    this.#nodes = nodes;
  }

  /** The TypeScript type of a node; mappings become interfaces named after where they were met first. */
  type(index: number, name: string): string {
    const node = this.#nodes[index];
    if (!node) return 'unknown';
    if (node.enum) return node.enum.map(value => JSON.stringify(value)).join(' | ');
    switch (node.type) {
      case 'string':
        return 'string';
      case 'boolean':
        return 'boolean';
      case 'integer':
      case 'number':
        return 'number';
      case 'int-or-string':
      case 'number-or-string':
        return 'number | string';
      case 'array':
        return `readonly (${node.items === undefined ? 'unknown' : this.type(node.items, name)})[]`;
      case 'object':
        return this.#object(index, node, name);
      default:
        return 'unknown';
    }
  }

  #object(index: number, node: StoredNode, name: string): string {
    if (node.values !== undefined) return `Readonly<Record<string, ${this.type(node.values, name)}>>`;
    const names = Object.keys(node.props ?? {});
    if (names.length === 0 || names.length > widest) return 'Readonly<Record<string, unknown>>';
    const known = this.#named.get(index);
    if (known) return known;
    const own = this.#freshName(name);
    this.#named.set(index, own);
    const members = Object.entries(node.props ?? {}).map(([key, child]) => {
      const mark = node.required?.includes(key) ? '' : '?';
      return `  readonly ${JSON.stringify(key)}${mark}: ${this.type(child, own + capital(key))};`;
    });
    this.interfaces.push(`export interface ${own} {\n${members.join('\n')}\n}\n`);
    return own;
  }

  #freshName(name: string): string {
    const base = name.endsWith('Metadata') ? 'ObjectMeta' : name;
    let fresh = base;
    for (let count = 2; this.#taken.has(fresh); count++) fresh = `${base}${count}`;
    this.#taken.add(fresh);
    return fresh;
  }
}

function capital(key: string): string {
  return key
    .replace(/^[^A-Za-z]*(.)/, (_, first: string) => first.toUpperCase())
    .replace(/[^A-Za-z0-9]/g, '');
}

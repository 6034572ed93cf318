import { isTransition } from './cel/rules.ts';
import type { SchemaNode } from './node.ts';
import type { NodePool } from './pool.ts';

/**
 * Whether two schemas demand the same. Rules are not compared word by word, since the catalog's are our
 * own: both sides have some at the same places or both have none.
 */
export function sameStructure(a: NodePool, rootA: number, b: NodePool, rootB: number): boolean {
  const seen = new Set<string>();
  const same = (x: number, y: number): boolean => {
    if (x < 0 || y < 0) return x === y;
    const pair = `${x} ${y}`;
    if (seen.has(pair)) return true;
    seen.add(pair);
    const [left, right] = [a.node(x), b.node(y)];
    if (demandsOf(left) !== demandsOf(right) || hasRules(left) !== hasRules(right)) return false;
    if (left.props.size !== right.props.size) return false;
    for (const [key, child] of left.props) {
      if (!same(child, right.props.get(key) ?? -1)) return false;
    }
    const [xs, ys] = [branchesOf(left), branchesOf(right)];
    return (
      same(left.items, right.items) &&
      same(left.values, right.values) &&
      xs.length === ys.length &&
      xs.every((branch, at) => same(branch, ys[at] ?? -1))
    );
  };
  return same(rootA, rootB);
}

function demandsOf({ stored }: SchemaNode): string {
  const { props: _, items: __, values: ___, oneOf, anyOf, allOf, not, rules: ____, ...demands } = stored;
  return JSON.stringify([demands, oneOf?.length, anyOf?.length, allOf?.length, not === undefined]);
}

function branchesOf({
  stored: { oneOf = [], anyOf = [], allOf = [], not = -1 },
}: SchemaNode): readonly number[] {
  return [...oneOf, ...anyOf, ...allOf, not];
}

function hasRules({ stored }: SchemaNode): boolean {
  return (stored.rules ?? []).some(({ rule }) => !isTransition(rule));
}

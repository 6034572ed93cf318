import type { BuildRun } from './build-run.ts';
import { complaint } from './complaint.ts';
import type { Collection } from './draft.ts';
import { type ObjectId, sameGvk } from './identity.ts';
import { kindsFirst, kindsLast, rankIn, stableText } from './kind-order.ts';
import type { Kustomization } from './kustomization.ts';
import type { Settings } from './settings.ts';

/** Puts the objects in the order that `sortOptions` of the root or the caller asks for. */
export function sortObjects(run: BuildRun, { settings }: Kustomization, collection: Collection): void {
  const options = settings.struct('sortOptions');
  const order = options ? readOrder(run, options) : (run.options.sort ?? 'fifo');
  if (order !== 'legacy') return;
  const lists = options?.struct('legacySortOptions');
  const texts = (name: string) => lists?.texts(name).map(({ text }) => text);
  const first = lists ? (texts('orderFirst') ?? []) : kindsFirst;
  const last = lists ? (texts('orderLast') ?? []) : kindsLast;
  collection.drafts = collection.drafts
    .map(draft => ({ draft, id: draft.id }))
    .sort((left, right) => compare(left.id, right.id, first, last))
    .map(({ draft }) => draft);
}

function readOrder(run: BuildRun, options: Settings): string {
  const order = options.text('order');
  if (order !== 'fifo' && order !== 'legacy') {
    const reason = 'order must be `fifo` or `legacy`';
    run.report(
      complaint('bad-sort-options', { reason }),
      options.at('order').exists ? options.at('order') : options.cursor,
    );
  } else if (order === 'fifo' && options.has('legacySortOptions')) {
    const reason = 'legacySortOptions counts only with order `legacy`';
    run.report(complaint('bad-sort-options', { reason }), options.at('legacySortOptions').key);
  }
  return order;
}

function compare(left: ObjectId, right: ObjectId, first: readonly string[], last: readonly string[]): number {
  if (sameGvk(left, right)) return compareText(nameText(left), nameText(right));
  const rank = rankIn(left.kind, first, last) - rankIn(right.kind, first, last);
  if (rank !== 0) return rank;
  const types = compareText(stableText(left), stableText(right));
  const bothNamespaces = left.kind === 'Namespace' && right.kind === 'Namespace';
  return bothNamespaces && (left.group === '' || right.group === '') ? -types : types;
}

function nameText({ namespace, name }: ObjectId): string {
  return `${namespace || '~X'}|${name || '~N'}`;
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

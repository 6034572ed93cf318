import type { Result, TargetSource } from '../engine/result.ts';
import { tally } from './tally.ts';

/** What the exit code is, and why when the counts alone do not tell. */
export interface Verdict {
  readonly code: number;
  readonly reason: string;
}

const skipWords: Readonly<Record<string, string>> = {
  'helm-chart': 'in Helm charts',
  terraform: 'in Terraform folders',
  vendored: 'vendored',
  ignored: 'ignored',
  symlink: 'symlinks',
  'not-kubernetes': 'not Kubernetes',
  'other-extension': 'not YAML or JSON',
};

const targetWords: Readonly<Record<TargetSource, string>> = {
  flag: '--flux-version',
  configuration: 'configured',
  'gotk-components': 'from gotk-components.yaml',
  'flux-instance': 'from FluxInstance',
  newest: 'newest known',
};

/** The last line: what was found, what was hidden, what was read, and the exit code. */
export function summary(result: Result, verdict: Verdict): string {
  const { bySeverity, skipped } = tally(result);
  const { counts, targets } = result;
  const found = [
    some(bySeverity.error, 'error'),
    some(bySeverity.warning, 'warning'),
    bySeverity.info > 0 ? `${number(bySeverity.info)} info` : '',
  ].filter(Boolean);
  const read = [
    plural(counts.files, 'file'),
    counts.encrypted > 0 ? `${number(counts.encrypted)} encrypted` : '',
    counts.unreadable > 0 ? `${number(counts.unreadable)} unreadable` : '',
    skipped > 0 ? `${number(skipped)} skipped (${skipReasons(result)})` : '',
  ].filter(Boolean);
  const { major, minor } = targets.flux;
  return [
    found.join(', ') || 'no findings',
    result.suppressed > 0 ? `${number(result.suppressed)} suppressed` : '',
    result.baselined > 0 ? `${number(result.baselined)} in the baseline` : '',
    read.join(', '),
    unknownKinds(result),
    `Flux ${major}.${minor} ${targetWords[targets.assumedFrom]}`,
    verdict.reason === '' ? `exit ${verdict.code}` : `exit ${verdict.code}: ${verdict.reason}`,
  ]
    .filter(Boolean)
    .join(' · ');
}

/** Kinds that are named before the rest is only counted. */
const namedKinds = 3;

/** Custom resources whose CRD comes with a chart are in most repositories, so a few words must do. */
function unknownKinds({ counts: { unknown } }: Result): string {
  if (unknown.size === 0) return '';
  const kinds = [...unknown];
  const total = kinds.reduce((sum, [, count]) => sum + count, 0);
  const names = kinds
    .slice(0, namedKinds)
    .map(([kind, count]) => (kinds.length === 1 ? kind : `${number(count)} ${kind}`));
  if (kinds.length > namedKinds) names.push(`${kinds.length - namedKinds} more kinds`);
  return `no schema for ${plural(total, 'object')} (${names.join(', ')})`;
}

function skipReasons(result: Result): string {
  const reasons = [...result.counts.skipped].filter(([, count]) => count > 0);
  return reasons.map(([reason, count]) => `${number(count)} ${skipWords[reason] ?? reason}`).join(', ');
}

function some(count: number, noun: string): string {
  return count > 0 ? plural(count, noun) : '';
}

function plural(count: number, noun: string): string {
  return `${number(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** Digits in groups of three; `toLocaleString` would load the locale tables for it. */
function number(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}

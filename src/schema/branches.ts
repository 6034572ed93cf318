import type { Value } from '../yaml/document.ts';
import type { Judge, RawFault } from './judge.ts';
import type { StoredNode } from './node.ts';
import { every, oneOf } from './words.ts';

/** `oneOf`, `anyOf`, `allOf`, `not`: at most one fault each, in the words of the branch that is nearest. */
export function judgeBranches(judge: Judge, stored: StoredNode, value: Value): void {
  for (const branch of stored.allOf ?? []) judge.check(branch, value);
  if (stored.not !== undefined && faultsOf(judge, stored.not, value).length === 0) {
    judge.report('bounds', `must not have this form: ${describe(judge, stored.not)}`, {
      basis: [judge.path],
    });
  }
  if (stored.anyOf) judgeNone(judge, stored.anyOf, value);
  if (!stored.oneOf) return;
  const fitting = judgeNone(judge, stored.oneOf, value);
  if (fitting.length < 2) return;
  const forms = fitting.map(branch => describe(judge, branch));
  judge.report('bounds', `must have only one of ${every(forms)}`, { basis: [judge.path] });
}

/** Reports that no branch fits; returns those that do. */
function judgeNone(judge: Judge, branches: readonly number[], value: Value): readonly number[] {
  const trials = branches.map(branch => ({ branch, faults: faultsOf(judge, branch, value) }));
  const fitting = trials.filter(trial => trial.faults.length === 0).map(trial => trial.branch);
  if (fitting.length > 0) return fitting;
  const names = branches.map(branch => requiredOnly(judge, branch));
  if (names.every(name => name !== undefined)) {
    judge.report('required', `needs ${oneOf(names)}`, { part: 'key', basis: [judge.path] });
    return fitting;
  }
  const nearest = trials.reduce((best, trial) => (closer(trial.faults, best.faults) ? trial : best));
  const [first] = nearest.faults;
  if (first) judge.faults.push({ ...first, basis: [judge.path] });
  return fitting;
}

function faultsOf(judge: Judge, branch: number, value: Value): readonly RawFault[] {
  const trial = judge.trial();
  trial.check(branch, value);
  return trial.faults;
}

/** Fewer faults are closer; of equally many, those deeper in the value, where more was right before. */
function closer(a: readonly RawFault[], b: readonly RawFault[]): boolean {
  if (a.length !== b.length) return a.length < b.length;
  return (a[0]?.path.length ?? 0) > (b[0]?.path.length ?? 0);
}

function describe(judge: Judge, branch: number): string {
  return requiredOnly(judge, branch) ?? 'the allowed forms';
}

/** `a and b` for a branch that only demands these keys. */
function requiredOnly(judge: Judge, branch: number): string | undefined {
  const { stored, required, props } = judge.pool.node(branch);
  const free = (child: number): boolean =>
    Object.keys(judge.pool.node(child).stored).every(key => key === 'open');
  const only =
    Object.keys(stored).every(key => ['required', 'open', 'type', 'props'].includes(key)) &&
    [...props.values()].every(free);
  return only && required.length > 0 ? every(required) : undefined;
}

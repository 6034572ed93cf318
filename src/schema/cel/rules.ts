import { isMap } from '../../yaml/cursor.ts';
import type { Path, Value } from '../../yaml/document.ts';
import { withDefaults } from '../defaults.ts';
import type { Judge, RawFault } from '../judge.ts';
import type { StoredRule } from '../node.ts';
import { pathText } from '../path-text.ts';
import type { NodePool } from '../pool.ts';
import { compiledRules } from './compiled.generated.ts';

/** Judges a value by the CEL rules of its schema; its structure is known to be right. */
export function judgeRules(judge: Judge, index: number, rules: readonly StoredRule[], value: Value): void {
  const { pool } = judge;
  const needed = pool.recall(index, () => rules.some(({ rule }) => needsDefaults(rule, pool, index)));
  const complete = needed || holdsNull(value) ? withDefaults(pool, index, value) : value;
  for (const rule of rules) {
    const compiled = compiledRules[rule.rule];
    if (compiled) {
      if (compiled(complete) === false) reportOwn(judge, rule, value);
    } else if (!isTransition(rule.rule)) {
      judgeForeign(judge, index, rule, complete);
    }
  }
}

/** A null one level down counts as absent, which `has` must see; deeper ones change no rule of ours. */
function holdsNull(value: Value): boolean {
  return isMap(value) && Object.values(value).includes(null);
}

/**
 * Whether defaults can change what a rule sees. A compiled rule says so by the fields it names; one that
 * loops, or runs in the engine, may see anything.
 */
function needsDefaults(rule: string, pool: NodePool, root: number): boolean {
  if (!compiledRules[rule] || /\bself(?!\.)|\.(all|exists|exists_one|map)\(/.test(rule)) return true;
  return [...rule.matchAll(/\bself((?:\.\w+)+)/g)].some(match => {
    let index = root;
    for (const name of (match[1] ?? '').split('.').slice(1)) {
      const child = pool.node(index).props.get(name);
      if (child === undefined) return false;
      if (pool.node(child).stored.default !== undefined) return true;
      index = child;
    }
    return false;
  });
}

/** A rule that compares with the object's former state has nothing to say about a file. */
export function isTransition(rule: string): boolean {
  return /\boldSelf\b/.test(rule);
}

function reportOwn(judge: Judge, rule: StoredRule, value: Value): void {
  const place = placeOf(judge, rule, value);
  const subject = judge.path.length === 0 ? 'the object' : pathText(judge.path);
  judge.faults.push({ code: 'cel', ...place, message: `${subject} ${rule.message ?? rule.rule}` });
}

function judgeForeign(judge: Judge, index: number, rule: StoredRule, complete: Value): void {
  const outcome = judge.options.cel().judge(rule, judge.pool, index, complete);
  if (outcome.state === 'true') return;
  const subject = judge.path.length === 0 ? '' : `${pathText(judge.path)}: `;
  const place = placeOf(judge, rule, complete);
  if (outcome.state === 'false') {
    judge.faults.push({ code: 'cel', ...place, message: `${subject}${outcome.message}` });
    return;
  }
  const message = `${subject}a rule of the schema could not be run: ${outcome.reason}`;
  judge.faults.push({ code: 'cel-not-run', ...place, message, help: `the rule is ${rule.rule}` });
}

/** The child a rule blames, as far as it is there, and the parts of the value that the rule looks at. */
function placeOf(judge: Judge, rule: StoredRule, value: Value): Pick<RawFault, 'path' | 'part' | 'basis'> {
  const { path } = judge;
  const blamed: string[] = [];
  let found: Value | undefined = value;
  for (const step of stepsOf(rule.fieldPath ?? '')) {
    found = isMap(found) ? found[step] : undefined;
    if (found === undefined) break;
    blamed.push(step);
  }
  return {
    path: [...path, ...blamed],
    part: 'key',
    basis: basisOf(rule.rule, path),
  };
}

function stepsOf(fieldPath: string): readonly string[] {
  return [...fieldPath.matchAll(/\.([A-Za-z_][\w-]*)|\['([^']+)'\]/g)].map(
    match => match[1] ?? match[2] ?? '',
  );
}

/** A variable in the values of a release says nothing about a rule on its chart. */
function basisOf(rule: string, path: Path): readonly Path[] {
  const wholes = rule.replace(/\bself\.\w+/g, '');
  if (/\bself\b/.test(wholes)) return [path];
  const names = new Set([...rule.matchAll(/\bself\.(\w+)/g)].map(match => match[1] ?? ''));
  return [...names].map(name => [...path, name]);
}

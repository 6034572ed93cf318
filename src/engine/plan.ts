import { kindGroups } from '../model/kinds.ts';
import type { AnyRule, Options } from '../rule.ts';
import type { Settings } from './settings.ts';

/** A rule that takes part in a run, with its option values. */
export interface PlannedRule {
  readonly id: string;
  readonly rule: AnyRule;
  readonly options: Readonly<Record<string, unknown>>;
}

/** The enabled rules by the hook they have, so that a walk calls nothing in vain. */
export interface Plan {
  readonly document: readonly PlannedRule[];
  readonly kustomizationFile: readonly PlannedRule[];
  readonly build: readonly PlannedRule[];
  readonly resource: readonly PlannedRule[];
  readonly scope: readonly PlannedRule[];
  readonly suppression: readonly PlannedRule[];
  /** By `group/kind` of the object. */
  readonly kinds: ReadonlyMap<string, readonly KindHook[]>;
}

export interface KindHook {
  readonly planned: PlannedRule;
  readonly kind: string;
}

export function planRules(rules: ReadonlyMap<string, AnyRule>, settings: Settings): Plan {
  const planned = [...rules]
    .filter(([id]) => settings.isEnabled(id))
    .map(([id, rule]) => ({ id, rule, options: optionValues(rule.options, settings.options(id)) }));
  const having = (hook: keyof AnyRule): PlannedRule[] =>
    planned.filter(({ rule }) => rule[hook] !== undefined);
  return {
    document: having('document'),
    kustomizationFile: having('kustomizationFile'),
    build: having('build'),
    resource: having('resource'),
    scope: having('scope'),
    suppression: having('suppression'),
    kinds: byKind(having('on')),
  };
}

function byKind(planned: readonly PlannedRule[]): Map<string, KindHook[]> {
  const groups: Readonly<Record<string, string>> = kindGroups;
  const kinds = new Map<string, KindHook[]>();
  for (const rule of planned) {
    for (const kind of Object.keys(rule.rule.on ?? {})) {
      const key = `${groups[kind] ?? ''}/${kind}`;
      const hooks = kinds.get(key);
      if (hooks) hooks.push({ planned: rule, kind });
      else kinds.set(key, [{ planned: rule, kind }]);
    }
  }
  return kinds;
}

function optionValues(
  specs: Options | undefined,
  given: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [name, spec] of Object.entries(specs ?? {})) values[name] = given[name] ?? spec.default;
  return values;
}

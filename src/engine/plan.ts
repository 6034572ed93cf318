import { kindGroups } from '../model/kinds.ts';
import type { GroupKind } from '../model/resource.ts';
import type { AnyRule, Options, ResourceContext } from '../rule.ts';
import type { Cursor } from '../yaml/cursor.ts';
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
  /** Each kind once. */
  readonly kinds: readonly KindHooks[];
}

/** What is called for the objects of one kind. */
export interface KindHooks extends GroupKind {
  readonly hooks: readonly { readonly planned: PlannedRule; readonly call: KindCall }[];
}

type KindCall = (object: Cursor, context: ResourceContext) => void;

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

function byKind(planned: readonly PlannedRule[]): KindHooks[] {
  const groups: Readonly<Record<string, string>> = kindGroups;
  const kinds = new Set(planned.flatMap(({ rule }) => Object.keys(rule.on ?? {})));
  return [...kinds].map(kind => ({
    group: groups[kind] ?? '',
    kind,
    hooks: planned.flatMap(rule => {
      const hooks: Readonly<Record<string, KindCall>> = rule.rule.on ?? {};
      const call = hooks[kind];
      return call ? [{ planned: rule, call }] : [];
    }),
  }));
}

function optionValues(
  specs: Options | undefined,
  given: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [name, spec] of Object.entries(specs ?? {})) values[name] = given[name] ?? spec.default;
  return values;
}

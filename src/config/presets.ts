import type { AnyRule, Category } from '../rule.ts';
import type { Preset } from './config.ts';

const recommended: readonly Category[] = ['contract', 'correctness', 'schema'];

const categories: Readonly<Record<Exclude<Preset, 'all'>, readonly Category[]>> = {
  recommended,
  strict: [...recommended, 'reliability', 'hygiene'],
  security: [...recommended, 'security'],
};

export function inPreset(rule: AnyRule, preset: Preset): boolean {
  if (preset === 'all') return true;
  return categories[preset].includes(rule.category) && (preset === 'strict' || rule.strictOnly !== true);
}

/** The smallest presets that have the rule, for tables and pages. */
export function presetsOf(rule: AnyRule): readonly Preset[] {
  const having = (['recommended', 'strict', 'security'] as const).filter(preset => inPreset(rule, preset));
  if (having.includes('recommended')) return ['recommended'];
  return having.length > 0 ? having : ['all'];
}

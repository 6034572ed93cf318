import { existsSync, readdirSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { AnyRule } from '../rule.ts';

/** The ids of all rules, which are their paths below `rules/`, sorted. */
export function ruleIds(folder = 'rules'): string[] {
  const areas = readdirSync(folder, { withFileTypes: true }).filter(entry => entry.isDirectory());
  return areas
    .flatMap(({ name: area }) =>
      readdirSync(`${folder}/${area}`)
        .filter(name => name.endsWith('.ts') && !name.startsWith('_'))
        .map(name => `${area}/${name.slice(0, -'.ts'.length)}`),
    )
    .sort();
}

/** Loads rules from their files, so that a broken index cannot stand in the way of making a new one. */
export async function loadRules(ids: readonly string[]): Promise<ReadonlyMap<string, AnyRule>> {
  const rules = new Map<string, AnyRule>();
  for (const id of ids) {
    const path = `rules/${id}.ts`;
    if (!existsSync(path)) throw new Error(`${path} does not exist`);
    const module = (await import(pathToFileURL(path).href)) as { readonly default: AnyRule };
    rules.set(id, module.default);
  }
  return rules;
}

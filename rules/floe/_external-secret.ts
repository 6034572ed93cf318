import { Cursor, type Resource } from '../../src/rule.ts';

/** Where an ExternalSecret says the name of the Secret it writes. */
export function writtenName({ tree }: Resource): Cursor {
  const root = Cursor.root(tree);
  const target = root.at(['spec', 'target', 'name']);
  return typeof target.value === 'string' && target.value !== '' ? target : root.at(['metadata', 'name']);
}

/** Whether the Secret gets a key, and if not, the entry to blame. */
export type KeyVerdict =
  | { readonly writes: 'yes' | 'unknown' }
  | {
      readonly writes: 'no';
      readonly because: 'never' | 'template' | 'otherKey' | 'absent';
      readonly at: Cursor;
    };

/** Follows External Secrets: the provider's keys, then what a template leaves of them. */
export function writesKey({ tree }: Resource, key: string): KeyVerdict {
  const spec = Cursor.root(tree).get('spec');
  const target = spec.get('target');
  const creationPolicy = target.at(['creationPolicy']);
  if (creationPolicy.value === 'None') return { writes: 'no', because: 'never', at: creationPolicy };
  // These two keep what the Secret had before; a manifest may be of any kind.
  if (['Merge', 'CreateOrMerge'].includes(String(creationPolicy.value)) || target.at(['manifest']).exists) {
    return { writes: 'unknown' };
  }
  const template = target.at(['template']);
  const provided = providerKey(spec, key);
  if (!shapesData(template)) return provided;
  const rendered = renderedKey(template, key);
  if (rendered !== 'no') return { writes: rendered };
  if (template.get('mergePolicy').value === 'Merge') return provided;
  if (provided.writes === 'no') return { writes: 'no', because: 'absent', at: template.get('data') };
  return { writes: 'no', because: 'template', at: template };
}

function providerKey(spec: Cursor, key: string): KeyVerdict {
  const data = spec.get('data');
  const keys = data.items().map(item => item.at(['secretKey']));
  if (keys.some(({ value }) => value === key)) return { writes: 'yes' };
  if (spec.get('dataFrom').items().length > 0 || keys.some(each => !each.known)) return { writes: 'unknown' };
  const [only, ...others] = keys;
  if (only?.exists && others.length === 0) return { writes: 'no', because: 'otherKey', at: only };
  return { writes: 'no', because: 'absent', at: data };
}

/** A template with metadata or a type only leaves the provider's keys alone. */
function shapesData(template: Cursor): boolean {
  return template.get('data').entries().length > 0 || template.get('templateFrom').items().length > 0;
}

function renderedKey(template: Cursor, key: string): 'yes' | 'no' | 'unknown' {
  if (template.get('data').at([key]).exists) return 'yes';
  let verdict: 'no' | 'unknown' = 'no';
  for (const from of template.get('templateFrom').items()) {
    const to = from.at(['target']).value;
    if (to !== undefined && to !== 'Data') continue;
    const found = fromTemplate(from, key);
    if (found === 'yes') return found;
    if (found === 'unknown') verdict = found;
  }
  return verdict;
}

function fromTemplate(from: Cursor, key: string): 'yes' | 'no' | 'unknown' {
  const literal = from.at(['literal']).value;
  if (typeof literal === 'string') {
    const names = literal.split('\n').map(line => line.replace(/^["']?([^"':]*)["']?\s*:.*$/s, '$1'));
    if (names.includes(key)) return 'yes';
    return literal.includes('{{') ? 'unknown' : 'no';
  }
  const items = ['configMap', 'secret'].flatMap(kind => from.at([kind, 'items']).items());
  const asKeys = items.filter(item => item.at(['templateAs']).value === 'KeysAndValues');
  if (items.some(item => item.at(['key']).value === key && !asKeys.includes(item))) return 'yes';
  return asKeys.length > 0 ? 'unknown' : 'no';
}

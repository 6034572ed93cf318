import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { parseApiVersion, type Resource } from '../../src/model/resource.ts';
import { openCatalog } from '../../src/schema/catalog.ts';
import type { SchemaFault } from '../../src/schema/fault.ts';
import { pathText } from '../../src/schema/path-text.ts';
import { schemaValidator } from '../../src/schema/validate.ts';
import type { Path, Value } from '../../src/yaml/document.ts';

export const catalog = openCatalog(name =>
  readFileSync(new URL(`../../schemas/catalog/${name}`, import.meta.url), 'utf8'),
);

const source = { path: 'object.yaml', text: '' };

interface Extra {
  readonly encrypted?: boolean;
  /** Paths whose value nobody knows. */
  readonly unknown?: readonly string[];
}

export function resourceOf(value: Value, { encrypted = false, unknown = [] }: Extra = {}): Resource {
  const object = value as {
    apiVersion?: string;
    kind?: string;
    metadata?: { name?: string; namespace?: string };
  };
  const apiVersion = object.apiVersion ?? '';
  const origin = { source, span: { start: 0, end: 0 }, step: 'written', exact: true, from: [] } as const;
  return {
    ...parseApiVersion(apiVersion),
    apiVersion,
    kind: object.kind ?? '',
    name: object.metadata?.name ?? '',
    namespace: object.metadata?.namespace,
    tree: { value, origin: () => origin, known: (path: Path) => !unknown.includes(pathText(path)) },
    source,
    overlay: '',
    encrypted,
  };
}

export function judge(yaml: string, flux = '2.9', extra: Extra = {}): readonly SchemaFault[] {
  const [major = 0, minor = 0] = flux.split('.').map(Number);
  return schemaValidator({ catalog, flux: { major, minor } }).validate(resourceOf(parse(yaml), extra));
}

/** One line for each fault: `code path[:key] | message | help`. */
export function lines(yaml: string, flux?: string, extra?: Extra): string[] {
  return judge(yaml, flux, extra).map(({ code, at, message, help }) =>
    [`${code} ${pathText(at.path)}${at.part === 'key' ? ':key' : ''}`, message, ...(help ? [help] : [])].join(
      ' | ',
    ),
  );
}

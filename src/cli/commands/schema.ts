import { resolve } from 'node:path/posix';
import { defaultConfig } from '../../config/config.ts';
import type { Host } from '../../host.ts';
import type { Resource } from '../../model/resource.ts';
import { readCatalogFile } from '../../node-catalog.ts';
import { resourcesOf } from '../../render/manifest.ts';
import { minorIndex, openCatalog } from '../../schema/catalog.ts';
import { explain } from '../../schema/explain.ts';
import { explanationText } from '../../schema/explain-text.ts';
import { extractSchemas } from '../../schema/extract.ts';
import { catalogWith } from '../../schema/installed.ts';
import { nearest } from '../../text/nearest.ts';
import { parse } from '../../yaml/parse.ts';
import { type Arguments, isUsageProblem, type UsageProblem } from '../args.ts';
import { exit } from '../exit.ts';
import { lintFlags } from '../lint-flags.ts';
import { openSchemas } from '../open-schemas.ts';
import type { Streams } from '../streams.ts';

const usage = 'floe-lint schema explain HelmRelease.spec, or floe-lint schema extract CRDS… -o DIR';

/**
 * `floe-lint schema …`: what is known about kinds, and JSON Schemas of CRDs for other tools.
 *
 * @public loaded lazily
 */
export function schema(args: Arguments, host: Host, streams: Streams): number | UsageProblem {
  const [action = '', ...operands] = args.operands;
  if (action === 'explain') return explainField(operands, args, host, streams);
  if (action === 'extract') return extract(operands, args, host, streams);
  const near = nearest(action, ['explain', 'extract']);
  return { message: `unknown action schema ${action}`.trim(), help: near ? `did you mean ${near}?` : usage };
}

function explainField(
  operands: readonly string[],
  args: Arguments,
  host: Host,
  streams: Streams,
): number | UsageProblem {
  const [query] = operands;
  if (query === undefined || operands.length > 1) {
    return { message: 'schema explain takes one kind or field', help: 'such as HelmRelease.spec.valuesFrom' };
  }
  const flags = lintFlags(args, new Map());
  if (isUsageProblem(flags)) return flags;
  const schemas = openSchemas(defaultConfig(host.cwd), host, flags);
  const [wrong] = schemas?.problems ?? [];
  if (wrong) return { message: `the schema location ${wrong.location} ${wrong.message}`, help: wrong.help };
  const catalog = catalogWith(openCatalog(readCatalogFile), schemas?.crds ?? []);
  const minor = flags.flux ? minorIndex(catalog, flags.flux) : catalog.minors.length - 1;
  const explained = explain(catalog, query, minor);
  if (explained.state === 'missing') return { message: explained.message, help: explained.help ?? '' };
  streams.out.write(explanationText(explained.explanation));
  return exit.clean;
}

function extract(
  operands: readonly string[],
  args: Arguments,
  host: Host,
  streams: Streams,
): number | UsageProblem {
  const output = args.given.get('output')?.at(-1);
  if (operands.length === 0 || output === undefined) {
    return {
      message: 'schema extract needs CRDs and a folder',
      help: 'floe-lint schema extract CRDS… -o DIR',
    };
  }
  const resources: Resource[] = [];
  for (const operand of operands) {
    const read = operand === '-' ? fromText('<stdin>', streams.readInput()) : fromPath(host, operand);
    if ('message' in read) return { message: `${operand} ${read.message}`, help: '' };
    resources.push(...read.resources);
  }
  const schemas = extractSchemas(resources);
  if (schemas.length === 0) return { message: 'no CustomResourceDefinition is there', help: '' };
  for (const { path, text } of schemas) {
    // The group and the version of a stranger's CRD become a path.
    if (!/^[\w.-]+\/[\w.-]+$/.test(path) || path.startsWith('..')) {
      return { message: `${path} is no name for a schema`, help: '' };
    }
    const failure = host.writeText(resolve(host.cwd, output, path), text);
    if (failure) return { message: `${output}/${path} ${failure.message}`, help: '' };
  }
  const count = schemas.length;
  streams.out.write(`${count} schema${count === 1 ? '' : 's'} written below ${output}\n`);
  return exit.clean;
}

type Read = { readonly resources: readonly Resource[] } | { readonly message: string };

/** A file, or a folder with all that is below it. */
function fromPath(host: Host, operand: string): Read {
  const path = resolve(host.cwd, operand);
  const entries = host.list(path);
  if (!entries) return fromText(path, host.readText(path));
  const resources: Resource[] = [];
  for (const { name, kind } of entries) {
    const isFile = kind === 'file' && /\.(ya?ml|json)$/.test(name);
    if (!isFile && kind !== 'directory') continue;
    const read = fromPath(host, `${path}/${name}`);
    if ('message' in read) return { message: `${name}: ${read.message}` };
    resources.push(...read.resources);
  }
  return { resources };
}

function fromText(path: string, text: ReturnType<Host['readText']>): Read {
  if (typeof text !== 'string') return text;
  const source = { path, text };
  return { resources: resourcesOf({ source, documents: parse(source, 'manifest') }) };
}

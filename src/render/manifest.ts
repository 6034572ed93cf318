import { isObject, isTemplate, mayHoldObjects } from '../discover/classify.ts';
import type { ReadFailure } from '../host.ts';
import { directoryOf } from '../model/paths.ts';
import type { Repository } from '../model/repository.ts';
import type { Resource } from '../model/resource.ts';
import type { ParsedFile } from '../model/workspace.ts';
import { Subtree, writtenResource } from '../model/written-resource.ts';
import { isMap, type Tree } from '../yaml/cursor.ts';
import type { Document, Value, YamlProblem } from '../yaml/document.ts';

/** A file that holds Kubernetes objects, or that should and cannot be read. */
export interface Manifest {
  readonly file: ParsedFile;
  readonly resources: readonly Resource[];
}

/**
 * Reads a file that a walk found. `undefined` for one that holds something else than objects, such as Helm
 * values or a workflow.
 */
export function readManifest(repository: Repository, path: string): Manifest | ReadFailure | undefined {
  if (path.endsWith('.json')) {
    // Most are the settings of some program, and not worth parsing.
    const text = repository.readText(path);
    if (typeof text === 'string' && !mayHoldObjects(text)) return undefined;
  }
  const file = repository.parse(path, 'manifest');
  if ('error' in file) return file;
  const resources = resourcesOf(file);
  if (resources.length > 0) return { file, resources };
  const { documents, source } = file;
  const broken = mayHoldObjects(source.text)
    ? documents.some(isUnread)
    : documents.some(isBroken) && !isTemplate(source.text);
  return broken ? { file, resources } : undefined;
}

/** The objects of a file as they are written, lists opened. */
export function resourcesOf({ source, documents }: ParsedFile): Resource[] {
  const resources: Resource[] = [];
  const overlay = directoryOf(source.path);
  for (const document of documents) {
    const { value } = document;
    if (!isObject(value) || !isMap(value)) continue;
    if (isList(value)) {
      for (const item of itemsOf(document, value.items))
        resources.push(writtenResource(item, source, overlay));
    } else resources.push(writtenResource(document, source, overlay));
  }
  return resources;
}

function isList(value: { readonly [key: string]: Value }): value is { items: readonly Value[] } {
  return typeof value.kind === 'string' && value.kind.endsWith('List') && Array.isArray(value.items);
}

function itemsOf(tree: Tree, items: readonly Value[]): Tree[] {
  return items.flatMap((item, index) => (isMap(item) ? [new Subtree(tree, ['items', index])] : []));
}

/** Faults after which nobody can tell what the document would have been. */
const fatalCodes: ReadonlySet<YamlProblem['code']> = new Set([
  'syntax',
  'tab-indentation',
  'unterminated-quote',
  'alias-bomb',
  'too-deep',
  'too-large',
  'control-character',
  'encoding',
]);

/** Where the text speaks of objects, any fault that leaves nothing to read is worth a word. */
function isUnread({ value, problems }: Document): boolean {
  return value === undefined && problems.length > 0;
}

function isBroken(document: Document): boolean {
  return document.value === undefined && document.problems.some(({ code }) => fatalCodes.has(code));
}

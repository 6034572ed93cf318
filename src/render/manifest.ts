import { isObject, isTemplate, mayHoldObjects } from '../discover/classify.ts';
import type { ReadFailure } from '../host.ts';
import type { Repository } from '../model/repository.ts';
import { parseApiVersion, type Resource } from '../model/resource.ts';
import type { ParsedFile } from '../model/workspace.ts';
import { isMap, type Tree } from '../yaml/cursor.ts';
import type { Document, Part, Path, Value, YamlProblem } from '../yaml/document.ts';
import { documentTree } from '../yaml/tree.ts';

/** A file that holds Kubernetes objects, or that should and cannot be read. */
export interface Manifest {
  readonly file: ParsedFile;
  readonly resources: readonly Resource[];
}

/** `undefined` for a file that holds something else, such as Helm values or a workflow. */
export function readManifest(repository: Repository, path: string): Manifest | ReadFailure | undefined {
  const text = repository.readText(path);
  if (typeof text !== 'string') return text;
  const hinted = mayHoldObjects(text);
  if (!hinted && path.endsWith('.json')) return undefined;
  const file = repository.parse(path, 'manifest');
  if ('error' in file) return file;
  const resources = resourcesOf(file);
  if (resources.length > 0) return { file, resources };
  const broken = hinted ? file.documents.some(isUnread) : file.documents.some(isBroken) && !isTemplate(text);
  return broken ? { file, resources } : undefined;
}

/** The objects of a file as they are written, lists opened. */
export function resourcesOf({ documents }: ParsedFile): Resource[] {
  const resources: Resource[] = [];
  for (const document of documents) {
    const { value } = document;
    if (!isObject(value) || !isMap(value)) continue;
    const tree = documentTree(document);
    if (isList(value)) {
      for (const [index, item] of value.items.entries()) {
        if (isMap(item))
          resources.push(looseResource(document, item, new Subtree(tree, ['items', index], item)));
      }
    } else resources.push(looseResource(document, value, tree));
  }
  return resources;
}

function isList(value: { readonly [key: string]: Value }): value is { items: readonly Value[] } {
  return typeof value.kind === 'string' && value.kind.endsWith('List') && Array.isArray(value.items);
}

function looseResource({ source }: Document, value: { readonly [key: string]: Value }, tree: Tree): Resource {
  const { apiVersion, kind, metadata } = value;
  const name = isMap(metadata) ? metadata.name : undefined;
  const namespace = isMap(metadata) ? metadata.namespace : undefined;
  const written = typeof apiVersion === 'string' ? apiVersion : '';
  const slash = source.path.lastIndexOf('/');
  return {
    apiVersion: written,
    ...parseApiVersion(written),
    kind: typeof kind === 'string' ? kind : '',
    name: typeof name === 'string' ? name : '',
    namespace: typeof namespace === 'string' && namespace !== '' ? namespace : undefined,
    tree,
    source,
    overlay: slash < 0 ? '' : source.path.slice(0, slash),
    encrypted: isMap(value.sops),
  };
}

/** A part of a tree as a tree of its own, for the items of a list. */
class Subtree implements Tree {
  readonly value: Value;
  readonly #tree: Tree;
  readonly #path: Path;

  constructor(tree: Tree, path: Path, value: Value) {
    this.#tree = tree;
    this.#path = path;
    this.value = value;
  }

  origin(path: Path, part: Part) {
    return this.#tree.origin([...this.#path, ...path], part);
  }

  known(path: Path): boolean {
    return this.#tree.known([...this.#path, ...path]);
  }
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

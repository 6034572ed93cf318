import { isMap } from '../yaml/cursor.ts';
import type { Value } from '../yaml/document.ts';
import { type Complain, complaint } from './complaint.ts';
import { isKind, isMissingOrNull, setField, textAt } from './fields.ts';
import { mergeAssociative } from './list-merge.ts';
import { restep } from './mark.ts';
import type { MergeSchema, MergeSchemas } from './merge-schema.ts';
import type { Kind, Node } from './node.ts';
import { isOldNonString } from './scalar.ts';

/** What a merge needs to know besides its two sides. */
export interface MergeContext {
  readonly schemas: MergeSchemas;
  readonly complain: Complain;
}

type Directive = 'merge' | 'replace' | 'delete';
type Side = Node | undefined;
/** The key of an instruction to the merge itself. */
export const directiveKey = '$patch';

/**
 * Merges a patch into an object, following kustomize's walker step by step. The patch is used up.
 * `undefined` when the patch deletes the object.
 */
export function strategicMerge(target: Node, patch: Node, context: MergeContext): Side {
  return merge(target, patch, undefined, '', context);
}

export function merge(
  target: Side,
  patch: Side,
  known: MergeSchema | undefined,
  field: string,
  context: MergeContext,
): Side {
  if (patch === undefined && target?.unopened && isIndifferent(target.unopened.value)) return target;
  const kind = kindOf(target, patch);
  const schema = known ?? schemaOf(target, context) ?? schemaOf(patch, context);
  for (const side of [target, patch]) {
    if (!isKind(side, kind, field || 'the object', context.complain)) return target;
  }
  if (kind === 'map') return mergeMaps(target, patch, schema, field, context);
  if (kind === 'scalar') return patch ?? target;
  return schema?.keys ? mergeLists(target, patch, schema, field, context) : (patch ?? target);
}

/**
 * Whether walking a value that no patch touches would change nothing: kustomize takes out empty nulls
 * and puts quotes around words that older readers take for booleans. Spares opening most of an object.
 */
function isIndifferent(value: Value): boolean {
  if (value === null) return false;
  if (typeof value === 'string') return value.length > 3 || !isOldNonString(value);
  if (typeof value !== 'object') return true;
  return (Array.isArray(value) ? value : Object.values(value)).every(isIndifferent);
}

/** Nothing at all is walked as a map. */
function kindOf(target: Side, patch: Side): Kind {
  if (target && !target.isNull) return target.kind;
  return patch && !patch.isNull ? patch.kind : 'map';
}

/** An object inside an object brings its own schema. */
function schemaOf(side: Side, { schemas }: MergeContext): MergeSchema | undefined {
  if (side?.kind !== 'map' || side.isNull) return undefined;
  // Asked for every nested mapping; most are not open yet and need not be opened for this.
  const value = side.unopened?.value;
  if (isMap(value) && !('kind' in value && 'apiVersion' in value)) return undefined;
  const kind = textAt(side, 'kind');
  const apiVersion = textAt(side, 'apiVersion');
  return kind === '' || apiVersion === '' ? undefined : schemas(apiVersion, kind);
}

function mergeMaps(
  target: Side,
  patch: Side,
  schema: MergeSchema | undefined,
  field: string,
  context: MergeContext,
): Side {
  const result = chooseMap(target, patch, context);
  if (result === undefined) return undefined;
  for (const key of fieldNames(result, patch)) {
    const entry = patch?.kind === 'map' ? patch.entries.get(key) : undefined;
    const value = merge(
      result.get(key),
      entry?.value,
      schema?.field(key),
      field === '' ? key : `${field}.${key}`,
      context,
    );
    const mark = entry?.mark ?? result.entries.get(key)?.mark ?? result.mark;
    setField(result, key, value, restep(mark, entry ? 'patch' : mark.step), entry?.odd ?? false);
  }
  return result;
}

function chooseMap(target: Side, patch: Side, { complain }: MergeContext): Side {
  if (isMissingOrNull(target)) {
    if (mapDirective(patch, () => undefined) === 'delete') return undefined;
    return patch === undefined ? persistentNull(target) : patch;
  }
  if (patch?.isNull) return undefined;
  switch (mapDirective(patch, complain)) {
    case 'delete':
      return undefined;
    case 'replace':
      return patch;
    default:
      return target;
  }
}

/** A null that is written out survives a merge around it, `key:` with nothing behind it does not. */
function persistentNull(target: Side): Side {
  if (target === undefined || target.text === '') return target;
  const node = target.copy();
  node.keep = true;
  return node;
}

function fieldNames(target: Node, patch: Side): string[] {
  const names = new Set<string>();
  for (const side of [target, patch]) {
    if (side?.kind === 'map') for (const key of side.entries.keys()) names.add(key);
  }
  return [...names].sort();
}

function mergeLists(
  target: Side,
  patch: Side,
  schema: MergeSchema,
  field: string,
  context: MergeContext,
): Side {
  let result = target;
  if (isMissingOrNull(target)) result = patch;
  else if (patch?.isNull) return undefined;
  else {
    const directive = listDirective(patch, context.complain);
    if (directive === 'delete') return undefined;
    if (directive === 'replace') result = patch;
  }
  if (result === undefined) return undefined;
  return mergeAssociative(result, patch, schema, field, context);
}

/** Finds `$patch` in a map and takes it out. */
function mapDirective(patch: Side, complain: Complain): Directive {
  const directive = patch?.get(directiveKey);
  if (patch === undefined || directive === undefined) return 'merge';
  patch.remove(directiveKey, directive.mark);
  return known(directive, complain);
}

/** Finds a lone `$patch` item in a list and takes it out. */
function listDirective(patch: Side, complain: Complain): Directive {
  const item = patch?.items.find(candidate => candidate.get(directiveKey) !== undefined);
  if (patch === undefined || item === undefined || item.entries.size > 1) return 'merge';
  const directive = item.get(directiveKey);
  if (directive === undefined) return 'merge';
  patch.items = patch.items.filter(
    candidate => !candidate.isEmpty && candidate.get(directiveKey)?.text !== directive.text,
  );
  return known(directive, complain);
}

function known(directive: Node, complain: Complain): Directive {
  const { text } = directive;
  if (text === 'delete' || text === 'replace' || text === 'merge') return text;
  complain(complaint('patch-unknown-directive', { directive: text }, directive.mark));
  return 'merge';
}

import { nearest } from '../text/nearest.ts';
import type { Cursor } from '../yaml/cursor.ts';
import { isMap } from '../yaml/cursor.ts';
import { type Complaint, complaint } from './complaint.ts';
import type { Shape } from './kustomization-schema.ts';

/** Says at which entry something does not fit. */
export type ComplainAt = (complaint: Complaint, at: Cursor) => void;

/**
 * Compares a value with the struct Go would decode it into. Unknown fields are reported at their key.
 * With `coerce`, numbers and booleans fit where strings are wanted.
 */
export function checkShape(at: Cursor, shape: Shape, coerce: boolean, complain: ComplainAt): void {
  const { value } = at;
  if (shape === 'any' || value === undefined || value === null) return;
  if (!fits(at, shape, coerce)) {
    const data = { field: fieldName(at), expected: wordFor(shape), found: typeOf(at) };
    complain(complaint('wrong-type', data), at);
  } else if (typeof shape === 'object') {
    checkChildren(at, shape, coerce, complain);
  }
}

function checkChildren(
  at: Cursor,
  shape: Exclude<Shape, string>,
  coerce: boolean,
  complain: ComplainAt,
): void {
  if ('list' in shape) {
    for (const item of at.items()) checkShape(item, shape.list, coerce, complain);
    return;
  }
  if ('map' in shape) {
    for (const entry of at.entries()) checkShape(entry, shape.map, coerce, complain);
    return;
  }
  for (const entry of at.entries()) {
    const field = fieldOf(shape.struct, entry.name);
    if (field) {
      checkShape(entry, field, coerce, complain);
    } else {
      const suggestion = nearest(entry.name, Object.keys(shape.struct)) ?? '';
      complain(complaint('unknown-field', { field: entry.name, suggestion }), entry.key);
    }
  }
}

/** Go's decoder takes names in any case; nearly all are written as they should be. */
function fieldOf(fields: Readonly<Record<string, Shape>>, name: string): Shape | undefined {
  if (Object.hasOwn(fields, name)) return fields[name];
  const wanted = name.toLowerCase();
  const spelling = Object.keys(fields).find(each => each.toLowerCase() === wanted);
  return spelling === undefined ? undefined : fields[spelling];
}

function fits({ value }: Cursor, shape: Exclude<Shape, 'any'>, coerce: boolean): boolean {
  if (shape === 'string') return typeof value === 'string' || (coerce && typeof value !== 'object');
  if (shape === 'boolean') return typeof value === 'boolean';
  if (shape === 'integer') return Number.isInteger(value);
  return 'list' in shape ? Array.isArray(value) : isMap(value);
}

function wordFor(shape: Exclude<Shape, 'any'>): string {
  if (typeof shape === 'string') return shape === 'integer' ? 'whole number' : shape;
  return 'list' in shape ? 'list' : 'mapping';
}

export function typeOf({ value }: Cursor): string {
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'object') return value === null ? 'null' : 'mapping';
  return value === undefined ? 'nothing' : typeof value;
}

function fieldName({ path }: Cursor): string {
  return path.reduce<string>(
    (text, step) => (typeof step === 'number' ? `${text}[${step}]` : text === '' ? step : `${text}.${step}`),
    '',
  );
}

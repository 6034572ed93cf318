/** What the compiled rules are made of: CEL on plain values, where a missing field is `undefined`. */

export function field(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
}

export function equal(a: unknown, b: unknown): boolean {
  return a === b;
}

export function within(value: unknown, collection: unknown): boolean {
  if (Array.isArray(collection)) return collection.includes(value);
  return typeof value === 'string' && field(collection, value) !== undefined;
}

export function items(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function sizeOf(value: unknown): number {
  if (typeof value === 'string' || Array.isArray(value)) return value.length;
  return typeof value === 'object' && value !== null ? Object.keys(value).length : 0;
}

export function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

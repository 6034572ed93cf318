import { createRequire } from 'node:module';
import type { ErrorObject, ValidateFunction } from 'ajv';
import type { Resource } from '../model/resource.ts';
import { nearest } from '../text/nearest.ts';
import { isMap } from '../yaml/cursor.ts';
import type { Path, Value } from '../yaml/document.ts';
import type { JsonSchema } from './json-schema.ts';
import type { RawFault } from './judge.ts';
import { pathText } from './path-text.ts';
import { kindOf, oneOf } from './words.ts';

const require = createRequire(import.meta.url);

/** Finds the JSON Schema a person brought for an object's kind; the same object for the same kind. */
export type FindSchema = (resource: Resource) => JsonSchema | undefined;

/** Judges objects by the JSON Schemas that people bring; Ajv is loaded when the first one is used. */
export function userSchemas(
  find: FindSchema,
): (resource: Resource, value: Value) => readonly RawFault[] | undefined {
  const compiled = new Map<
    JsonSchema,
    { readonly validate: ValidateFunction | string; readonly rules: boolean }
  >();
  return (resource, value) => {
    const schema = find(resource);
    if (!schema) return undefined;
    let ready = compiled.get(schema);
    if (!ready) {
      ready = { validate: compile(schema), rules: hasRules(schema) };
      compiled.set(schema, ready);
    }
    const { validate, rules } = ready;
    if (typeof validate === 'string') return [unusable(resource, validate)];
    if (!validate(value)) return toFaults(validate.errors ?? [], value, resource.kind === 'Secret');
    return rules ? [rulesNotRun(resource)] : [];
  };
}

/** The function, or why the schema is of no use. */
function compile(schema: JsonSchema): ValidateFunction | string {
  const { Ajv } = require('ajv') as typeof import('ajv');
  // Checking and optimising big schemas takes far longer than using them.
  const ajv = new Ajv({
    allErrors: true,
    strict: false,
    validateSchema: false,
    validateFormats: false,
    logger: false,
    code: { optimize: false },
  });
  try {
    const { $schema: _, $id: __, ...rest } = schema;
    return ajv.compile(rest);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function unusable({ kind }: Resource, reason: string): RawFault {
  const message = `the schema for ${kind} could not be used: ${reason}`;
  return { code: 'cel-not-run', path: ['kind'], part: 'value', message };
}

/** Whether the schema carries CEL rules, which Ajv passes over. */
function hasRules(schema: JsonSchema): boolean {
  return JSON.stringify(schema).includes('"x-kubernetes-validations"');
}

function rulesNotRun({ kind }: Resource): RawFault {
  const message = `the rules (CEL) of the schema for ${kind} were not run; bring the CustomResourceDefinition instead`;
  return { code: 'cel-not-run', path: ['kind'], part: 'value', message };
}

/** One fault for each mistake: what the branches of a union say is said by the union. */
function toFaults(errors: readonly ErrorObject[], value: Value, secret: boolean): RawFault[] {
  const unions = errors.filter(({ keyword }) => keyword === 'oneOf' || keyword === 'anyOf');
  const isBranch = (error: ErrorObject): boolean =>
    unions.some(union => error !== union && error.schemaPath.startsWith(`${union.schemaPath}/`));
  return errors
    .filter(error => !isBranch(error) && error.keyword !== 'if')
    .map(error => toFault(error, errors, value, secret));
}

function toFault(error: ErrorObject, errors: readonly ErrorObject[], root: Value, secret: boolean): RawFault {
  const { keyword, params } = error;
  const path = pathOf(error.instancePath, root);
  const subject = path.length === 0 ? 'the object' : pathText(path);
  const value = valueAt(root, path);
  const at = (code: RawFault['code'], words: string, extra: Partial<RawFault> = {}): RawFault => ({
    code,
    path,
    part: 'value',
    message: `${subject} ${words}`,
    ...extra,
  });
  switch (keyword) {
    case 'type':
      return at('type', `must be ${oneOf(wantedTypes(params.type))}, but is ${kindOf(value ?? null)}`);
    case 'required': {
      const message = `${pathText([...path, params.missingProperty])} is missing`;
      return at('required', '', { part: 'key', message });
    }
    case 'additionalProperties':
      return unknownField(error, path);
    case 'enum':
      return at(
        'enum',
        `must be ${oneOf((params.allowedValues as unknown[]).map(String))}${secret || typeof value === 'object' ? '' : `, but is ${value}`}`,
      );
    case 'const':
      return at('enum', `must be ${JSON.stringify(params.allowedValue)}`);
    case 'pattern':
      return at('pattern', `must match ${params.pattern}`);
    case 'oneOf':
    case 'anyOf': {
      const [nearestBranch] = errors
        .filter(other => other.schemaPath.startsWith(`${error.schemaPath}/`))
        .sort((a, b) => b.instancePath.length - a.instancePath.length);
      const why = nearestBranch ? ` (${nearestBranch.message})` : '';
      return at('bounds', `fits none of the allowed forms, or several at once${why}`, { basis: [path] });
    }
    default:
      return at('bounds', error.message ?? keyword, { basis: [path] });
  }
}

function unknownField({ params, parentSchema }: ErrorObject, path: Path): RawFault {
  const key = String(params.additionalProperty);
  const near = nearest(key, Object.keys((parentSchema?.properties as object | undefined) ?? {}));
  return {
    code: 'unknown-field',
    path: [...path, key],
    part: 'key',
    message: `${pathText([...path, key])} is not a known field`,
    ...(near === undefined ? {} : { suggestion: near, help: `did you mean ${near}?` }),
  };
}

/** That something may be left empty is no advice to somebody who wrote a value. */
function wantedTypes(types: string | readonly string[]): string[] {
  const all = [types].flat();
  const others = all.filter(type => type !== 'null');
  return (others.length > 0 ? others : all).map(typeWords);
}

function typeWords(type: string): string {
  const words: Readonly<Record<string, string>> = {
    object: 'a mapping',
    array: 'a list',
    string: 'a string',
    number: 'a number',
    integer: 'a whole number',
    boolean: 'true or false',
    null: 'empty',
  };
  return words[type] ?? type;
}

/** Steps of a JSON pointer; digits are an index where there is a list. */
function pathOf(pointer: string, root: Value): Path {
  const path: (string | number)[] = [];
  let value: Value | undefined = root;
  for (const raw of pointer.split('/').slice(1)) {
    const key = raw.replaceAll('~1', '/').replaceAll('~0', '~');
    const step = Array.isArray(value) ? Number(key) : key;
    path.push(step);
    value = valueAt(value, [step]);
  }
  return path;
}

function valueAt(root: Value | undefined, path: Path): Value | undefined {
  let value = root;
  for (const step of path) {
    if (typeof step === 'number') value = Array.isArray(value) ? value[step] : undefined;
    else value = value !== undefined && isMap(value) ? value[step] : undefined;
  }
  return value;
}

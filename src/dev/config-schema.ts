import { presets } from '../config/config.ts';
import { ruleSeverities, sourceKinds } from '../config/read.ts';
import type { AnyRule, OptionSpec } from '../rule.ts';

const text = { type: 'string', minLength: 1 };
const texts = { type: ['array', 'null'], items: text };
const version = {
  description: 'major.minor, such as "2.9"',
  oneOf: [
    { type: 'string', pattern: String.raw`^v?\d+\.\d+(\.\d+)?$` },
    { type: 'number', minimum: 0 },
  ],
};
const severity = { enum: ruleSeverities };

/** The JSON Schema of `floe-lint.yaml`, for editors; the program itself reads with better words. */
export function configSchema(rules: ReadonlyMap<string, AnyRule>): object {
  const areas = [...new Set([...rules.keys()].map(id => `${id.split('/')[0]}/*`))];
  const severities = Object.fromEntries([...areas, ...rules.keys()].map(id => [id, severity]));
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'floe-lint configuration',
    type: ['object', 'null'],
    additionalProperties: false,
    properties: {
      $schema: { type: 'string' },
      extends: {
        description: 'presets, or paths of other configuration files',
        oneOf: [extendsEntry(), { type: 'array', items: extendsEntry() }],
      },
      rules: {
        description: 'severity of each rule, or [severity, options]',
        ...object({
          ...Object.fromEntries(areas.map(area => [area, severity])),
          ...Object.fromEntries([...rules].map(([id, rule]) => [id, ruleSetting(rule)])),
        }),
      },
      overrides: {
        description: 'other severities for some files; later entries win',
        type: ['array', 'null'],
        items: {
          ...object({
            files: {
              oneOf: [text, { type: 'array', items: text, minItems: 1 }],
              description: 'globs from the folder of this file',
            },
            rules: object(severities),
          }),
          type: 'object',
          required: ['files'],
        },
      },
      ignore: { description: 'files that are no manifests, in .gitignore syntax', ...texts },
      floe: object({
        releases: { description: 'globs namespace/name of releases that are floe releases', ...texts },
      }),
      targets: object({ flux: version, kubernetes: version }),
      schemaLocations: {
        description: 'folders, files, URLs and templates of JSON Schemas and CustomResourceDefinitions',
        ...texts,
      },
      external: {
        description: 'objects that other repositories or people provide; names are globs',
        type: ['array', 'null'],
        items: {
          ...object({ kind: text, name: text, namespace: text, apiVersion: text }),
          type: 'object',
          required: ['kind', 'name'],
        },
      },
      sources: {
        description: 'sources whose artifact is made from this repository, where nothing in it says so',
        type: ['array', 'null'],
        items: {
          ...object({
            kind: { enum: sourceKinds, default: 'GitRepository' },
            name: text,
            namespace: { default: 'flux-system', ...text },
          }),
          type: 'object',
          required: ['name'],
        },
      },
      baseline: { description: 'file of accepted findings', ...text },
    },
  };
}

/** A mapping with these keys only; a key with nothing behind it counts as not written. */
function object(properties: Readonly<Record<string, object>>) {
  return { type: ['object', 'null'], additionalProperties: false, properties };
}

function extendsEntry() {
  return { anyOf: [{ enum: presets }, { type: 'string', pattern: String.raw`^\.{0,2}/` }] };
}

function ruleSetting(rule: AnyRule) {
  const options: Readonly<Record<string, OptionSpec<unknown>>> = rule.options ?? {};
  const properties = Object.fromEntries(
    Object.entries(options).map(([name, spec]) => [name, optionSchema(spec)]),
  );
  return {
    description: rule.summary,
    oneOf: [
      severity,
      {
        type: 'array',
        items: [severity, object(properties)],
        minItems: 1,
        maxItems: 2,
        additionalItems: false,
      },
    ],
  };
}

function optionSchema({ type, default: value, description }: OptionSpec<unknown>) {
  const shape = type === 'strings' ? { type: 'array', items: { type: 'string' } } : { type };
  return { ...shape, default: value, description };
}

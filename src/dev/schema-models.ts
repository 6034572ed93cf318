import { readdirSync, readFileSync } from 'node:fs';

/** One field of a typed Kubernetes model. */
export interface ModelField {
  readonly name: string;
  /** TypeScript type: `string`, `Array<V1Container>`, `{ [key: string]: string; }`, … */
  readonly type: string;
  readonly format: string;
}

export interface Model {
  readonly fields: readonly ModelField[];
  readonly required: readonly string[];
}

/** A kind that can be created, and the model of its body. */
export interface ModelKind {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly model: string;
  readonly namespaced: boolean;
}

const root = 'node_modules/@kubernetes/client-node/dist/gen';

/** A model by class name: names and types from its attribute map, what is required from its declaration. */
export function readModel(name: string): Model {
  const code = readFileSync(`${root}/models/${name}.js`, 'utf8');
  const map = /attributeTypeMap = (\[[\s\S]*?\n\]);/.exec(code)?.[1] ?? '[]';
  const attributes = JSON.parse(map) as { baseName: string; type: string; format: string }[];
  const declaration = readFileSync(`${root}/models/${name}.d.ts`, 'utf8');
  const required = [...declaration.matchAll(/^ {4}'([^']+)': /gm)].map(match => match[1] ?? '');
  return {
    fields: attributes.map(({ baseName, type, format }) => ({ name: baseName, type, format })),
    required: required.sort(),
  };
}

/** Every kind that the API classes have a create call for. */
export function readModelKinds(): readonly ModelKind[] {
  return readdirSync(`${root}/apis`)
    .filter(name => /V\d\w*Api\.js$/.test(name))
    .sort()
    .flatMap(name => kindsOf(readFileSync(`${root}/apis/${name}`, 'utf8')));
}

function kindsOf(code: string): ModelKind[] {
  return code.split(/\n {4}async /).flatMap(method => {
    const path = /^create[\s\S]*?localVarPath = '\/(?:api|apis\/([^/]+))\/([^/]+)\/([^']+)'/.exec(method);
    const model = /ObjectSerializer\.serialize\(body, "(\w+)"/.exec(method)?.[1];
    const [, group = '', version = '', rest = ''] = path ?? [];
    // A subresource hangs on the name of its parent.
    if (!path || model === undefined || rest.includes('{name}')) return [];
    const kind = model.replace(/^[A-Za-z]*?V\d+((alpha|beta)\d+)?(?=[A-Z])/, '');
    return [{ group, version, kind, model, namespaced: rest.startsWith('namespaces/{namespace}/') }];
  });
}

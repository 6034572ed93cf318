import type { Build } from '../../src/model/build.ts';
import { parseApiVersion, type Resource } from '../../src/model/resource.ts';
import { Scope } from '../../src/model/scope.ts';
import { isMap } from '../../src/yaml/cursor.ts';
import { parse } from '../../src/yaml/parse.ts';
import { documentTree } from '../../src/yaml/tree.ts';

/** Resources of a stream as they are written, with nothing rendered. */
export function resourcesOf(text: string, path = 'manifests.yaml'): Resource[] {
  const source = { path, text };
  return parse(source, 'manifest').flatMap(document => {
    const { value } = document;
    if (!isMap(value)) return [];
    const metadata = isMap(value.metadata) ? value.metadata : {};
    const apiVersion = String(value.apiVersion);
    return [
      {
        apiVersion,
        ...parseApiVersion(apiVersion),
        kind: String(value.kind),
        name: String(metadata.name),
        namespace: typeof metadata.namespace === 'string' ? metadata.namespace : undefined,
        tree: documentTree(document),
        source,
        overlay: '',
        encrypted: 'sops' in value,
      },
    ];
  });
}

/** One cluster that receives these objects. */
export function scopeOf(text: string, build: Partial<Build> = {}): Scope {
  const whole: Build = {
    directory: '',
    kind: 'loose',
    delivery: undefined,
    resources: resourcesOf(text),
    files: [],
    manifests: [],
    problems: [],
    unrendered: [],
    ...build,
  };
  return new Scope('', [whole]);
}

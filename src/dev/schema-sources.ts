import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { Value } from '../yaml/document.ts';

/** One version of one CRD, as a folder of a release has it. */
export interface SourceVersion {
  readonly group: string;
  readonly kind: string;
  readonly scope: 'namespaced' | 'cluster';
  readonly name: string;
  readonly served: boolean;
  readonly schema: Value;
  /** `2.9` for a folder called `flux-2.9`; `undefined` for projects with versions of their own. */
  readonly fluxMinor: string | undefined;
}

interface Crd {
  readonly kind: string;
  readonly spec: {
    readonly group: string;
    readonly scope: string;
    readonly names: { readonly kind: string };
    readonly versions: readonly {
      readonly name: string;
      readonly served: boolean;
      readonly schema: { readonly openAPIV3Schema: Value };
    }[];
  };
}

/** Every CRD version below the folders, in a stable order. */
export function readSources(directories: readonly string[]): readonly SourceVersion[] {
  return [...directories].sort((a, b) => (basename(a) < basename(b) ? -1 : 1)).flatMap(readDirectory);
}

function readDirectory(directory: string): SourceVersion[] {
  const fluxMinor = /^flux-(\d+\.\d+)$/.exec(basename(directory))?.[1];
  return readdirSync(directory)
    .filter(name => /\.ya?ml$/.test(name))
    .sort()
    .flatMap(name => parseAllDocuments(readFileSync(join(directory, name), 'utf8')))
    .map(document => document.toJS() as Crd | null)
    .filter(crd => crd?.kind === 'CustomResourceDefinition')
    .flatMap(crd => (crd ? toVersions(crd, fluxMinor) : []));
}

function toVersions({ spec }: Crd, fluxMinor: string | undefined): SourceVersion[] {
  return spec.versions.map(version => ({
    group: spec.group,
    kind: spec.names.kind,
    scope: spec.scope === 'Cluster' ? 'cluster' : 'namespaced',
    name: version.name,
    served: version.served,
    schema: version.schema.openAPIV3Schema,
    fluxMinor,
  }));
}

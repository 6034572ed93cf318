import {
  type Build,
  Cursor,
  isMap,
  type KustomizationFile,
  type Resource,
  type Value,
  type Workspace,
} from '../../src/rule.ts';

/** What the builds of a workspace say about files. */
export interface FileUse {
  /** Files that a build reads, patches and generator inputs included. */
  readonly read: ReadonlySet<string>;
  /** `kind/name` of the sources that Flux fetches overlays from: who makes them applies them by hand. */
  readonly sources: ReadonlySet<string>;
  /** The kustomization file that ought to list a directory's files. */
  readonly byDirectory: ReadonlyMap<string, KustomizationFile>;
}

/** Derived once per workspace; the key is the workspace itself, so nothing outlives it. */
const uses = new WeakMap<Workspace, FileUse>();

export function fileUse(workspace: Workspace): FileUse {
  const earlier = uses.get(workspace);
  if (earlier) return earlier;
  const builds = workspace.scopes
    .flatMap(scope => scope.builds)
    .filter(({ kind }) => kind === 'kustomization' || kind === 'generated');
  const byDirectory = new Map<string, KustomizationFile>();
  for (const build of builds) {
    for (const file of build.files) if (!isBroken(file, build)) byDirectory.set(file.directory, file);
  }
  const read = new Set(
    builds.flatMap(({ manifests, delivery }) => [
      ...manifests.map(({ path }) => path),
      ...(delivery ? [delivery.source.path] : []),
    ]),
  );
  const sources = new Set(builds.flatMap(({ delivery }) => (delivery ? sourceOf(delivery) : [])));
  const use = { read, sources, byDirectory };
  uses.set(workspace, use);
  return use;
}

function sourceOf({ tree }: Resource): string {
  const ref = Cursor.root(tree).at(['spec', 'sourceRef']);
  return `${ref.at(['kind']).value}/${ref.at(['name']).value}`;
}

/** A file whose list is wrong already: the entry that leads nowhere is the fault, not the file it should name. */
function isBroken({ source }: KustomizationFile, build: Build): boolean {
  return build.problems.some(({ fatal, at }) => fatal && at.origin()?.source.path === source.path);
}

/** Whether a kustomization file speaks of a file anywhere: as a patch, a generator input, an openapi schema. */
export function mentions({ document, directory }: KustomizationFile, path: string): boolean {
  const relative = directory === '' ? path : path.slice(directory.length + 1);
  return holds(document.value, relative);
}

function holds(value: Value | undefined, text: string): boolean {
  if (typeof value === 'string') return value.includes(text);
  if (Array.isArray(value)) return value.some(item => holds(item, text));
  return isMap(value) && Object.values(value).some(child => holds(child, text));
}

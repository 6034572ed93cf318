import { pointerOf } from '../diagnostic/locate.ts';
import { emitObject } from '../kustomize/emit.ts';
import type { Resource } from '../model/resource.ts';
import { LineTable } from '../text/lines.ts';
import type { Origin } from '../text/origin.ts';
import type { SourceFile } from '../text/span.ts';
import { isMap } from '../yaml/cursor.ts';
import type { Path, Value } from '../yaml/document.ts';
import { parse } from '../yaml/parse.ts';

/** The stream as kustomize prints it; with origins, comments say where each object and each changed field comes from. */
export function renderedYaml(resources: readonly Resource[], withOrigins: boolean): string {
  if (!withOrigins) return resources.map(emitObject).join('---\n');
  const places = new Places();
  return resources.map(resource => annotated(resource, places)).join('---\n');
}

/** The same as data: each object with its source and the origin of every key that holds a value. */
export function renderedJson(resources: readonly Resource[]): string {
  const places = new Places();
  const objects = resources.map(resource => ({
    object: resource.tree.value,
    source: places.of({ source: resource.source, start: sourceStart(resource) }),
    origins: leavesOf(resource.tree.value).flatMap(path => {
      const origin = resource.tree.origin(path, 'value');
      return origin ? [{ pointer: pointerOf({ path }), ...places.trail(origin) }] : [];
    }),
  }));
  return `${JSON.stringify({ schemaVersion: 1, objects }, null, 2)}\n`;
}

function annotated(resource: Resource, places: Places): string {
  const text = emitObject(resource);
  const notes = new Map<number, string>();
  const [document] = parse({ path: '', text }, 'manifest');
  const lines = new LineTable(text);
  for (const path of leavesOf(resource.tree.value)) {
    const span = document?.spanOf(path, 'value');
    const origin = changedOrigin(resource, path);
    if (origin && span) notes.set(lines.place(span.start).line, places.words(origin));
  }
  const noted = text.split('\n').map((line, index) => {
    const note = notes.get(index + 1);
    return note === undefined ? line : `${line} # ${note}`;
  });
  const { file, line } = places.of({ source: resource.source, start: sourceStart(resource) });
  return `# ${file}:${line}\n${noted.join('\n')}`;
}

/** Of the value, or of its key when that alone was changed, such as by a variable in it. */
function changedOrigin(resource: Resource, path: Path): Origin | undefined {
  for (const part of ['value', 'key'] as const) {
    const origin = resource.tree.origin(path, part);
    if (origin && !isOwn(origin, resource)) return origin;
  }
  return undefined;
}

/** Bytes of the object's own file that nothing changed need no comment. */
function isOwn({ source, step, exact }: Origin, resource: Resource): boolean {
  return exact && step === 'written' && source.path === resource.source.path;
}

function sourceStart({ tree, source }: Resource): number {
  const kind = tree.origin(['kind'], 'key');
  return kind?.source.path === source.path ? kind.span.start : 0;
}

/** Paths of scalars and of empty collections. */
function leavesOf(value: Value | undefined, path: Path = []): Path[] {
  if (Array.isArray(value) && value.length > 0) {
    return value.flatMap((item: Value, index) => leavesOf(item, [...path, index]));
  }
  if (isMap(value) && Object.keys(value).length > 0) {
    return Object.entries(value).flatMap(([key, each]) => leavesOf(each, [...path, key]));
  }
  return path.length > 0 ? [path] : [];
}

interface Trail {
  readonly step: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly exact: boolean;
  readonly from: readonly Trail[];
}

/** Lines and columns, with the lines of each file counted once. */
class Places {
  readonly #lines = new Map<SourceFile, LineTable>();

  of({ source, start }: { readonly source: SourceFile; readonly start: number }) {
    let lines = this.#lines.get(source);
    if (!lines) {
      lines = new LineTable(source.text);
      this.#lines.set(source, lines);
    }
    return { file: source.path, ...lines.place(start) };
  }

  trail({ source, span, step, exact, from }: Origin): Trail {
    return {
      step,
      ...this.of({ source, start: span.start }),
      exact,
      from: from.map(each => this.trail(each)),
    };
  }

  words(origin: Origin): string {
    const { file, line } = this.of({ source: origin.source, start: origin.span.start });
    const near = origin.exact ? '' : 'near ';
    const here = `${origin.step === 'written' ? 'from' : origin.step} ${near}${file}:${line}`;
    return [here, ...origin.from.map(each => this.words(each))].join(', ');
  }
}

import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { type FindingContext, Locator, pointerOf } from '../diagnostic/locate.ts';
import type { Resource } from '../model/resource.ts';
import type { Workspace } from '../model/workspace.ts';
import type { Finding } from '../rule.ts';
import type { Origin } from '../text/origin.ts';
import type { SourceFile } from '../text/span.ts';
import { Cursor, type Tree } from '../yaml/cursor.ts';
import type { Document } from '../yaml/document.ts';
import type { PlannedRule } from './plan.ts';
import type { Settings } from './settings.ts';

/** Where a finding was made. */
export interface FindingPlace {
  readonly resource?: Resource | undefined;
  readonly overlay?: string | undefined;
}

/** A diagnostic with the entry it is about. */
interface Located {
  readonly found: Diagnostic;
  readonly tree: Tree;
  readonly pointer: string;
  readonly contract: boolean;
  readonly lacks: readonly Cursor[];
  /** The bytes of the object, for a finding about all of it. */
  readonly whole: Origin | undefined;
}

/** Gathers findings as diagnostics; the same fault seen through several overlays becomes one. */
export class Collector {
  readonly locator: Locator;
  readonly #located: Located[] = [];
  readonly #settled = new Map<Tree, Set<string>>();
  /** Entries that are there under a misspelt key. */
  readonly #misspelt = new Map<Tree, Set<string>>();
  /** Objects that the contract says all about, in files that no overlay lists. */
  readonly #settledObjects: Origin[] = [];
  readonly #settings: Settings;
  readonly #workspace: Workspace;
  #parsed: ReadonlyMap<string, readonly Document[]> | undefined;
  #owners: ReadonlyMap<Tree, Resource> | undefined;

  constructor(settings: Settings, workspace: Workspace) {
    this.#settings = settings;
    this.#workspace = workspace;
    this.locator = new Locator(source => this.#documentsOf(source));
  }

  add(planned: PlannedRule, finding: Finding, place: FindingPlace): void {
    const resource = this.#resourceOf(finding, place);
    const context: FindingContext = {
      ruleId: planned.id,
      rule: planned.rule,
      severity: finding.severity ?? planned.rule.severity,
      resource,
      overlay: place.overlay ?? resource?.overlay,
    };
    const found = this.locator.locate(finding, context);
    if (!found || !this.#wanted(found)) return;
    const severity = this.#settings.severity(planned.id, found.file);
    if (severity === 'off') return;
    const { at, settles = [], lacks = at.exists ? [] : [at], fix } = finding;
    const contract = planned.rule.category === 'contract';
    if (contract) for (const settled of [at, ...settles]) note(this.#settled, settled);
    for (const settled of contract ? settles : []) {
      const origin = wholeOf(settled);
      if (origin) this.#settledObjects.push(origin);
    }
    for (const change of fix?.changes ?? []) {
      if (change.op === 'rename') note(this.#misspelt, siblingOf(change.at, change.to));
    }
    const entry = { tree: at.tree, pointer: found.pointer, contract, lacks, whole: wholeOf(at) };
    this.#located.push({ ...entry, found: severity ? { ...found, severity } : found });
  }

  /**
   * A fault that the contract has words for is reported in these, not once more in general ones; an entry
   * that is there under a misspelt key is not reported as missing too.
   */
  diagnostics(): Diagnostic[] {
    const byKey = new Map<string, Diagnostic>();
    for (const { found, tree, pointer, contract, lacks, whole } of this.#located) {
      if (!contract && whole && this.#settledObjects.some(object => holds(whole, object))) continue;
      if (lacks.some(entry => this.#misspelt.get(entry.tree)?.has(pointerOf(entry)))) continue;
      if (contract || !this.#settled.get(tree)?.has(pointer)) merge(byKey, found);
    }
    return [...byKey.values()];
  }

  #documentsOf(source: SourceFile): readonly Document[] {
    this.#parsed ??= new Map(this.#workspace.files.map(file => [file.source.path, file.documents]));
    return this.#parsed.get(source.path) ?? [];
  }

  #wanted({ file, overlays }: Diagnostic): boolean {
    return this.#workspace.isTarget(file) || overlays.some(overlay => this.#workspace.isTarget(overlay));
  }

  /** A rule may report at another object than the one it was called for; the tree tells which. */
  #resourceOf({ at, within = at }: Finding, place: FindingPlace): Resource | undefined {
    if (place.resource?.tree === within.tree) return place.resource;
    this.#owners ??= ownersOf(this.#workspace);
    return this.#owners.get(within.tree) ?? place.resource;
  }
}

function ownersOf({ scopes }: Workspace): Map<Tree, Resource> {
  const owners = new Map<Tree, Resource>();
  for (const { resources } of scopes) {
    for (const resource of resources) owners.set(resource.tree, resource);
  }
  return owners;
}

function wholeOf(at: Cursor): Origin | undefined {
  return at.path.length === 0 ? at.origin() : undefined;
}

function holds(outer: Origin, inner: Origin): boolean {
  if (outer.source.path !== inner.source.path) return false;
  return outer.span.start <= inner.span.start && inner.span.end <= outer.span.end;
}

function note(entries: Map<Tree, Set<string>>, entry: Cursor): void {
  const pointers = entries.get(entry.tree) ?? new Set();
  entries.set(entry.tree, pointers.add(pointerOf(entry)));
}

function siblingOf({ tree, path }: Cursor, name: string): Cursor {
  return Cursor.root(tree).at([...path.slice(0, -1), name]);
}

/** The same fault through another overlay is the same diagnostic. */
function merge(byKey: Map<string, Diagnostic>, found: Diagnostic): void {
  const key = `${found.ruleId}\n${found.file}\n${found.span.start}\n${found.span.end}\n${found.message}`;
  const earlier = byKey.get(key);
  if (!earlier) byKey.set(key, found);
  else if (found.overlays.some(overlay => !earlier.overlays.includes(overlay))) {
    const overlays = [...new Set([...earlier.overlays, ...found.overlays])].sort();
    byKey.set(key, { ...earlier, overlays });
  }
}

import type { Diagnostic, DiagnosticFix, TextEdit } from '../diagnostic/diagnostic.ts';
import type { Workspace } from '../model/workspace.ts';
import { applyEdits } from '../text/edit.ts';
import type { SourceFile } from '../text/span.ts';

/** A file with its fixes applied. */
export interface FixedFile {
  readonly source: SourceFile;
  readonly text: string;
}

export interface FixOutcome {
  readonly files: readonly FixedFile[];
  /** How many fixes were applied; those that touch the same bytes or make the same key wait for the next pass. */
  readonly applied: number;
}

/**
 * Applies fixes to the texts they count in. A fix is applied whole or not at all. Two findings may ask
 * for the same edit; it is made once.
 */
export function applyFixes(
  diagnostics: readonly Diagnostic[],
  sources: ReadonlyMap<string, SourceFile>,
  withUnsafe: boolean,
): FixOutcome {
  const chosen = new Map<string, ChosenEdits>();
  const made = new Set<string>();
  let applied = 0;
  for (const { fixes } of diagnostics) {
    const fix = fixes.find(({ safety }) => withUnsafe || safety === 'safe');
    if (!fix || collides(fix, chosen)) continue;
    // Unless it is the very edit that was made already: then it is made once.
    if (fix.makes?.some(entry => made.has(entry)) && !isMade(fix, chosen)) continue;
    applied++;
    for (const entry of fix.makes ?? []) made.add(entry);
    for (const edit of fix.edits) {
      const edits = chosen.get(edit.file) ?? new ChosenEdits();
      chosen.set(edit.file, edits);
      edits.add(edit);
    }
  }
  const files = [...chosen].flatMap(([path, edits]) => {
    const source = sources.get(path);
    return source ? [{ source, text: applyEdits(source.text, edits.all).text }] : [];
  });
  return { files, applied };
}

function collides(fix: DiagnosticFix, chosen: ReadonlyMap<string, ChosenEdits>): boolean {
  return fix.edits.some(edit =>
    chosen.get(edit.file)?.near(edit, other => overlaps(edit, other) && !same(edit, other)),
  );
}

function isMade(fix: DiagnosticFix, chosen: ReadonlyMap<string, ChosenEdits>): boolean {
  return fix.edits.every(edit => chosen.get(edit.file)?.near(edit, other => same(edit, other)));
}

/** The edits of a file that were chosen so far, by their place: a file may have thousands. */
class ChosenEdits {
  readonly all: TextEdit[] = [];
  /** Bytes of the longest: what starts further before a place does not reach it. */
  #longest = 0;

  add(edit: TextEdit): void {
    this.#longest = Math.max(this.#longest, edit.span.end - edit.span.start);
    this.all.splice(this.#indexOf(edit.span.start + 1), 0, edit);
  }

  /** Whether `test` holds for one of those that may touch the same bytes. */
  near({ span: { start, end } }: TextEdit, test: (other: TextEdit) => boolean): boolean {
    for (let index = this.#indexOf(start - this.#longest); index < this.all.length; index++) {
      const other = this.all[index];
      if (!other || other.span.start > Math.max(start, end)) return false;
      if (test(other)) return true;
    }
    return false;
  }

  /** The index of the first edit that starts at `start` or behind it. */
  #indexOf(start: number): number {
    let low = 0;
    let high = this.all.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.all[middle]?.span.start ?? 0) < start) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function overlaps(a: TextEdit, b: TextEdit): boolean {
  return a.span.start === b.span.start || (a.span.start < b.span.end && b.span.start < a.span.end);
}

function same(a: TextEdit, b: TextEdit): boolean {
  return a.span.start === b.span.start && a.span.end === b.span.end && a.text === b.text;
}

/**
 * A base that two overlays read is right for one and wrong for the other when only one has the finding:
 * editing it is then no longer safe.
 */
export function demoteSharedFixes(
  diagnostics: readonly Diagnostic[],
  workspace: Workspace,
): readonly Diagnostic[] {
  if (!diagnostics.some(({ fixes }) => fixes.length > 0)) return diagnostics;
  const readers = overlaysByFile(workspace);
  return diagnostics.map(found => {
    const shared = found.fixes.some(({ edits }) =>
      edits.some(({ file }) =>
        [...(readers.get(file) ?? [])].some(overlay => !found.overlays.includes(overlay)),
      ),
    );
    return shared
      ? { ...found, fixes: found.fixes.map(fix => ({ ...fix, safety: 'unsafe' as const })) }
      : found;
  });
}

function overlaysByFile(workspace: Workspace): Map<string, Set<string>> {
  const readers = new Map<string, Set<string>>();
  for (const build of workspace.scopes.flatMap(scope => scope.builds)) {
    for (const source of [...build.manifests, ...build.files.map(file => file.source)]) {
      const overlays = readers.get(source.path);
      if (overlays) overlays.add(build.directory);
      else readers.set(source.path, new Set([build.directory]));
    }
  }
  return readers;
}

import type { Span } from './span.ts';

/** Replace the bytes of `span` by `text`; an empty span inserts. */
export interface Edit {
  readonly span: Span;
  readonly text: string;
}

export interface EditedText {
  readonly text: string;
  readonly applied: readonly Edit[];
  /** Edits that touch bytes another edit already changed, in the order of their place. Running again applies them. */
  readonly dropped: readonly Edit[];
}

/**
 * Applies edits that all count in the same original text. Of two that overlap the one that starts
 * first wins, of two at one place the one given first; an equal edit counts once. Insertions at one
 * place are all kept, in the order given.
 */
export function applyEdits(text: string, edits: readonly Edit[]): EditedText {
  const ordered = edits
    .map((edit, index) => ({ edit, index }))
    .sort((a, b) => a.edit.span.start - b.edit.span.start || a.index - b.index);
  const applied: Edit[] = [];
  const dropped: Edit[] = [];
  const seen = new Set<string>();
  let result = '';
  let done = 0;
  for (const { edit } of ordered) {
    const identity = `${edit.span.start} ${edit.span.end} ${edit.text}`;
    if (seen.has(identity)) continue;
    seen.add(identity);
    if (edit.span.start < done || edit.span.end < edit.span.start || edit.span.end > text.length) {
      dropped.push(edit);
      continue;
    }
    result += text.slice(done, edit.span.start) + edit.text;
    done = edit.span.end;
    applied.push(edit);
  }
  return { text: result + text.slice(done), applied, dropped };
}

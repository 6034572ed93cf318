import type { BuildProblem, Unrendered } from '../model/build.ts';
import type { Resource } from '../model/resource.ts';
import { writtenResource } from '../model/written-resource.ts';
import { type Cursor, isMap } from '../yaml/cursor.ts';
import { parse } from '../yaml/parse.ts';
import type { InputEngine } from './input-engine.ts';
import type { FluxProblemCode } from './problem-codes.ts';
import { parseTemplate, type TemplatePiece } from './template.ts';
import { type Stretch, TemplateTree } from './template-tree.ts';

interface Rendering {
  readonly text: string;
  readonly stretches: readonly Stretch[];
  readonly missing: readonly string[];
}

/** A text of several documents, rendered with one set of inputs. */
export function renderTemplate(
  set: Resource,
  at: Cursor,
  template: string,
  engine: InputEngine,
): { resources: Resource[]; problems: BuildProblem[]; unrendered: Unrendered[] } {
  const object = `${set.kind} ${set.name}`;
  const problem = (code: FluxProblemCode, data: Readonly<Record<string, string>>): BuildProblem => ({
    code,
    data: { ...data, object },
    at,
    related: [],
    fatal: true,
  });
  const origin = at.origin();
  const pieces = at.known ? parseTemplate(template) : undefined;
  if (!pieces || !origin) {
    const unrendered: Unrendered = { what: 'field', detail: 'resourcesTemplate', at };
    return { resources: [], problems: [], unrendered: [unrendered] };
  }
  const { text, stretches, missing } = fill(pieces, engine);
  const problems = [...new Set(missing)].map(name => problem('template-missing-input', { name }));
  const resources: Resource[] = [];
  for (const document of parse({ path: set.source.path, text }, 'values')) {
    const [fault] = document.problems;
    if (document.value === undefined && fault) {
      problems.push(problem('template-invalid-yaml', { reason: fault.message }));
    }
    if (!isMap(document.value)) continue;
    const tree = new TemplateTree(document, stretches, origin, template);
    resources.push(writtenResource(tree, set.source, set.overlay));
  }
  return { resources, problems, unrendered: [] };
}

function fill(pieces: readonly TemplatePiece[], engine: InputEngine): Rendering {
  let text = '';
  const stretches: Stretch[] = [];
  const missing: string[] = [];
  for (const piece of pieces) {
    const start = text.length;
    if (piece.type === 'text') {
      text += piece.text;
      const from = { start: piece.start, end: piece.start + piece.text.length };
      stretches.push({ start, end: text.length, from, literal: true, known: true, inputs: [] });
      continue;
    }
    const result = engine.run(piece.pipeline);
    // Something has to stand here, or the text around it would mean something else.
    text += result.text ?? 'unknown';
    missing.push(...result.missing);
    stretches.push({
      start,
      end: text.length,
      from: { start: piece.start, end: piece.end },
      literal: false,
      known: result.text !== undefined,
      inputs: result.used.flatMap(name => engine.definition(name) ?? []),
    });
  }
  return { text, stretches, missing };
}

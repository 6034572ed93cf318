import { type Cursor, isMap } from '../yaml/cursor.ts';
import type { Value } from '../yaml/document.ts';
import type { Engine, Expanded, RewriteFault } from './engine.ts';
import { type Call, type Operand, type Pipeline, parseTemplate } from './template.ts';
import { printed, templateFunctions } from './template-functions.ts';

/** What one action of a template gives. */
export interface ActionResult {
  /** `undefined` when no file tells. */
  readonly text: string | undefined;
  /** Dotted paths of the inputs in it. */
  readonly used: readonly string[];
  /** Paths that the inputs do not have, which stops the controller. */
  readonly missing: readonly string[];
}

/** Runs the actions of templates with one set of inputs. */
export class InputEngine implements Engine {
  readonly step = 'template' as const;
  readonly breaksYaml = 'template-breaks-yaml' as const;
  readonly #inputs: Cursor | undefined;

  /** Without inputs every use of one is an error. */
  constructor(inputs: Cursor | undefined) {
    this.#inputs = inputs;
  }

  touches(text: string): boolean {
    return text.includes('<<') && text.includes('>>');
  }

  definition(name: string): Cursor | undefined {
    return this.#inputs?.at(name.split('.'));
  }

  written(name: string): string {
    return `inputs.${name}`;
  }

  expand(text: string): Expanded {
    const pieces = parseTemplate(text);
    if (!pieces) return { text, known: false, used: [], faults: [] };
    let expanded = '';
    let known = true;
    const used = new Set<string>();
    const faults: RewriteFault[] = [];
    for (const piece of pieces) {
      if (piece.type === 'text') expanded += piece.text;
      else {
        const result = this.run(piece.pipeline);
        expanded += result.text ?? '';
        known &&= result.text !== undefined;
        for (const name of result.used) used.add(name);
        for (const name of result.missing) faults.push({ code: 'template-missing-input', data: { name } });
      }
    }
    return { text: expanded, known, used: [...used], faults };
  }

  run(pipeline: Pipeline): ActionResult {
    const used: string[] = [];
    const missing: string[] = [];
    const value = this.#pipeline(pipeline, used, missing);
    return { text: value === undefined ? undefined : printed(value), used, missing };
  }

  #pipeline(pipeline: Pipeline, used: string[], missing: string[]): Value | undefined {
    let value: Value | undefined;
    for (const [index, call] of pipeline.entries()) {
      value = this.#call(call, index > 0 ? [value] : [], used, missing);
      if (value === undefined) return undefined;
    }
    return value;
  }

  #call(
    { name, operands }: Call,
    piped: readonly (Value | undefined)[],
    used: string[],
    missing: string[],
  ): Value | undefined {
    const args: Value[] = [];
    for (const value of [...operands.map(one => this.#operand(one, used, missing)), ...piped]) {
      if (value === undefined) return undefined;
      args.push(value);
    }
    if (name === undefined) return args[0];
    return Object.hasOwn(templateFunctions, name) ? templateFunctions[name]?.(args) : undefined;
  }

  #operand(operand: Operand, used: string[], missing: string[]): Value | undefined {
    if (operand.type === 'literal') return operand.value;
    if (operand.type === 'group') return this.#pipeline(operand.pipeline, used, missing);
    return this.#input(operand.path, used, missing);
  }

  #input(path: readonly string[], used: string[], missing: string[]): Value | undefined {
    const name = path.join('.');
    // The controller adds these two itself.
    if (path[0] === 'provider' || path[0] === 'id') return undefined;
    const at = this.#inputs?.at(path);
    const parent = this.#inputs?.at(path.slice(0, -1)).value;
    if (at?.value === undefined) {
      if (this.#inputs === undefined || isMap(parent)) missing.push(name);
      return undefined;
    }
    used.push(name);
    return at.known ? at.value : undefined;
  }
}

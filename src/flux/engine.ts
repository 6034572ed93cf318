import type { BuildProblem } from '../model/build.ts';
import { nearest } from '../text/nearest.ts';
import type { OriginStep } from '../text/origin.ts';
import { isSlip } from '../text/slip.ts';
import type { Cursor } from '../yaml/cursor.ts';
import { expand } from './expand.ts';
import { isFault, mayExpand, parseExpression } from './expression.ts';
import type { FluxProblemCode } from './problem-codes.ts';
import type { Definitions } from './variables.ts';

export interface RewriteFault {
  readonly code: FluxProblemCode;
  readonly data: Readonly<Record<string, string>>;
  /** Where it could be mended. */
  readonly related?: BuildProblem['related'];
}

export interface Expanded {
  readonly text: string;
  /** `false` when something in it is not known; the text is then no use. */
  readonly known: boolean;
  /** What was put in, by the names that `definition` knows. */
  readonly used: readonly string[];
  readonly faults: readonly RewriteFault[];
}

/** What puts values into the text of an object before the text is read again. */
export interface Engine {
  readonly step: OriginStep;
  /** Said when the result cannot be read; its names are `name` and `reason`. */
  readonly breaksYaml: FluxProblemCode;
  touches(text: string): boolean;
  expand(text: string): Expanded;
  /** The entry that sets a name. */
  definition(name: string): Cursor | undefined;
  /** A name as it stands in a text. */
  written(name: string): string;
}

/** Post-build substitution with the variables of one Flux Kustomization. */
export function substitutionEngine(definitions: Definitions): Engine {
  return {
    step: 'substitution',
    breaksYaml: 'variable-breaks-yaml',
    touches: mayExpand,
    expand: text => substituteText(text, definitions),
    definition: name => definitions.get(name)?.at,
    written: name => `\${${name}}`,
  };
}

function substituteText(text: string, definitions: Definitions): Expanded {
  const pieces = parseExpression(text);
  if (isFault(pieces)) {
    const fault = { code: 'variable-syntax' as const, data: { text: pieces.text, fault: pieces.reason } };
    return { text, known: false, used: [], faults: [fault] };
  }
  const { text: expanded, known, uses, missing } = expand(pieces, definitions);
  const used = [...new Set(uses.map(({ name }) => name))];
  const names = [...new Set(missing.map(({ name }) => name))];
  const faults = names.map(name => undefinedFault(name, definitions));
  return { text: expanded, known: known && faults.length === 0, used, faults };
}

function undefinedFault(name: string, { names, get, home }: Definitions): RewriteFault {
  const near = nearest(name, names);
  const meant = near === undefined ? undefined : get(near);
  if (near !== undefined && meant && isSlip(name, near)) {
    const related = [{ at: meant.at.key, message: `${near} is set here` }];
    return { code: 'variable-similar', data: { name, near }, related };
  }
  const related = [{ at: home.key, message: 'variables are defined here' }];
  return { code: 'variable-undefined', data: { name }, related };
}

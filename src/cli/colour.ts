import { createRequire } from 'node:module';
import { type Paint, plain } from '../report/paint.ts';

const require = createRequire(import.meta.url);

export interface ColourChoice {
  /** `--color` or `--no-color`. */
  readonly flag: boolean | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isTerminal: boolean;
}

/** A flag wins, then NO_COLOR, then FORCE_COLOR, then whether a person is looking. @see https://no-color.org */
function wantsColour({ flag, env, isTerminal }: ColourChoice): boolean {
  if (flag !== undefined) return flag;
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR !== undefined) return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false';
  return isTerminal && env.TERM !== 'dumb';
}

/** The colours, whose library is loaded only when they are wanted. */
export function paintFor(choice: ColourChoice): Paint {
  if (!wantsColour(choice)) return plain;
  const kleur = require('kleur/colors') as typeof import('kleur/colors');
  kleur.$.enabled = true;
  const { bold, red, yellow, blue, cyan, green, gray } = kleur;
  return {
    place: text => bold(text),
    severity: {
      error: text => bold(red(text)),
      warning: text => bold(yellow(text)),
      info: text => bold(blue(text)),
    },
    rule: text => gray(text),
    gutter: text => gray(text),
    caret: { error: red, warning: yellow, info: blue, related: cyan },
    help: text => bold(cyan(text)),
    success: text => green(text),
    faint: text => gray(text),
  };
}

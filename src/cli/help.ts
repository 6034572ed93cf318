import { type Flag, flagGroups } from './flags.ts';

const usage = `floe-lint lints Flux GitOps overlays the way Flux reads them.

Usage
  floe-lint [paths…]              lint folders or files (default: .); - reads standard input
  floe-lint baseline write        accept today's findings, so that only new ones are reported
  floe-lint render DIR…           print what kustomize makes of folders (--origin: and from where)
  floe-lint rules [--format json] list the rules
  floe-lint explain RULE          say what a rule or a printed message means, with examples
  floe-lint schema explain HelmRelease.spec.valuesFrom
                                  say what a field of a kind takes, and since which Flux
  floe-lint schema extract CRDS… -o DIR
                                  make JSON Schemas of CustomResourceDefinitions, for other tools
`;

const epilogue = `
Exit codes
  0  nothing at or above --fail-on
  1  findings
  2  usage or configuration mistake
  3  something could not be analysed
  4  nothing to lint
`;

export function helpText(): string {
  const groups = Object.entries(flagGroups).map(([title, group]) => {
    const lines = Object.entries<Flag>(group).map(([name, flag]) => {
      const short = flag.short ? `-${flag.short}, ` : '    ';
      const head = `${short}--${name}${flag.value ? ` ${flag.value}` : ''}`;
      return `  ${head.padEnd(32)} ${flag.help}`;
    });
    return `\n${title}\n${lines.join('\n')}\n`;
  });
  return usage + groups.join('') + epilogue;
}

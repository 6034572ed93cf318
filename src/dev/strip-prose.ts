import { readFileSync } from 'node:fs';
import type { Plugin } from 'esbuild';
import { parseSync, Visitor } from 'oxc-parser';
import { plainRequire } from './lazy-chunks.ts';

/** What only `explain`, `rules` and the pages read. It is most of a rule's text. */
const prose = new Set(['why', 'good', 'bad', 'see']);

/**
 * Leaves the prose out of the rules of a lint run: Node would read and allocate it at each start.
 * The commands that print it load the whole rules as a chunk of their own.
 */
export function stripProse(): Plugin {
  return {
    name: 'strip-prose',
    setup(build) {
      build.onLoad({ filter: /[\\/]rules[\\/].*[\\/][^_][^\\/]*\.ts$/ }, ({ path }) => ({
        contents: plainRequire(withoutProse(readFileSync(path, 'utf8'), path)),
        loader: 'ts',
      }));
    },
  };
}

/** A rule's source with `why: ''`, `good: []` and so on. */
export function withoutProse(source: string, path: string): string {
  const spans: { start: number; end: number; text: string }[] = [];
  const { program } = parseSync(path, source);
  new Visitor({
    ExportDefaultDeclaration({ declaration }) {
      if (declaration.type !== 'CallExpression') return;
      const [definition] = declaration.arguments;
      if (definition?.type !== 'ObjectExpression') return;
      for (const property of definition.properties) {
        if (property.type !== 'Property' || property.key.type !== 'Identifier') continue;
        const { name } = property.key;
        if (!prose.has(name)) continue;
        spans.push({ ...property.value, text: name === 'why' ? "''" : '[]' });
      }
    },
  }).visit(program);
  let out = source;
  for (const { start, end, text } of spans.reverse()) out = out.slice(0, start) + text + out.slice(end);
  return out;
}

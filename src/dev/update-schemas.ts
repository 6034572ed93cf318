/** `npm run schemas -- --from DIR…`: writes `schemas/catalog` and the kinds of `model/kinds.generated.ts` from CRDs. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { buildCatalog } from './schema-build.ts';
import { readSources } from './schema-sources.ts';

const { values } = parseArgs({
  options: { from: { type: 'string', multiple: true, default: [] } },
  allowPositionals: true,
  args: process.argv.slice(2).flatMap(spreadFrom),
});

/** `--from a b` is what a person writes for several folders; parseArgs wants the flag repeated. */
function spreadFrom(word: string, index: number, words: string[]): string[] {
  return word.startsWith('-') || words[index - 1] === '--from' ? [word] : ['--from', word];
}

if (values.from.length === 0) {
  console.error(
    'usage: npm run schemas -- --from DIR…  (folders of CRDs; flux-X.Y folders follow the Flux minor)',
  );
  process.exitCode = 2;
} else {
  const built = buildCatalog(readSources(values.from));
  mkdirSync('schemas/catalog', { recursive: true });
  for (const [path, text] of Object.entries(built.files)) writeFileSync(path, text);
  console.log(
    `${built.kinds} kinds, ${built.nodes} nodes, ${Math.round(built.bytes / 1024)} KB in schemas/catalog`,
  );
}

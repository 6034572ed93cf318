/** `npm run generate`: everything that is made from the rules. CI proves that the committed files are fresh. */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { configSchema } from './config-schema.ts';
import { loadRules, ruleIds } from './rule-files.ts';
import { ruleIndex } from './rule-index.ts';
import { rulePage, rulesReadme, ruleTable } from './rule-pages.ts';

const tableMark = /(<!-- rules -->)[\s\S]*(<!-- \/rules -->)/;

const ids = ruleIds();
const rules = await loadRules(ids);
write('rules/index.ts', ruleIndex(ids));
for (const [id, rule] of rules) write(`rules/${id}.md`, rulePage(id, rule));
removeStalePages();
write('rules/README.md', rulesReadme(rules));
write('schemas/config.schema.json', `${JSON.stringify(configSchema(rules), null, 2)}\n`);
if (existsSync('README.md')) {
  write(
    'README.md',
    readFileSync('README.md', 'utf8').replace(tableMark, `$1\n${ruleTable(rules, 'rules/')}\n$2`),
  );
}
console.log(`${ids.length} rules`);

/** Pages of rules that were removed or renamed. */
function removeStalePages(): void {
  const pages = readdirSync('rules', { recursive: true, encoding: 'utf8' }).map(name =>
    name.replaceAll('\\', '/'),
  );
  for (const page of pages.filter(name => name.includes('/') && name.endsWith('.md'))) {
    if (!rules.has(page.slice(0, -'.md'.length))) rmSync(`rules/${page}`);
  }
}

function write(path: string, text: string): void {
  if (!existsSync(path) || readFileSync(path, 'utf8') !== text) writeFileSync(path, text);
}

import { presetsOf } from '../config/presets.ts';
import type { AnyRule, BadExample, Example, Message, Options } from '../rule.ts';

const notice = '<!-- Made by `npm run generate` from the rule; edit the rule. -->';

/** The page of one rule. */
export function rulePage(id: string, rule: AnyRule): string {
  return [
    notice,
    '',
    `# ${id}`,
    '',
    `${capital(rule.summary)}.`,
    '',
    facts(rule),
    '',
    rule.why.trim(),
    '',
    '## Messages',
    '',
    ...Object.values<Message>(rule.messages).map(messageLine),
    '',
    ...optionSection(rule.options),
    '## Wrong',
    '',
    ...rule.bad.flatMap(wrong),
    '## Right',
    '',
    ...rule.good.flatMap(right),
    ...seeAlso(rule.see ?? []),
  ]
    .join('\n')
    .replace(/\n+$/, '\n');
}

function facts(rule: AnyRule): string {
  const fix =
    rule.fixable === undefined
      ? 'no fix'
      : rule.fixable === 'safe'
        ? 'fixed by `--fix`'
        : 'fixed by `--fix-unsafe`';
  return `${capital(rule.severity)} · ${rule.category} · preset ${presetsOf(rule).join(', ')} · ${fix} · since ${rule.since}`;
}

function messageLine(message: Message): string {
  if (typeof message === 'string') return `- \`${message}\``;
  return `- \`${message.text}\`\n  → ${message.help.replaceAll('<', '&lt;')}`;
}

function optionSection(options: Options | undefined): string[] {
  const entries = Object.entries(options ?? {});
  if (entries.length === 0) return [];
  const rows = entries.map(
    ([name, spec]) =>
      `| \`${name}\` | ${spec.type} | \`${JSON.stringify(spec.default)}\` | ${spec.description} |`,
  );
  return ['## Options', '', '| Option | Type | Default | Meaning |', '|---|---|---|---|', ...rows, ''];
}

function wrong(example: BadExample): string[] {
  const fixed = example.fixed === undefined ? [] : ['After the fix:', '', ...fence(example.fixed)];
  return [`${capital(example.title)}:`, '', ...fence(example.yaml), ...fixed];
}

function right(example: Example): string[] {
  return [`${capital(example.title)}:`, '', ...fence(example.yaml)];
}

function fence(yaml: string): string[] {
  return ['```yaml', yaml.trimEnd(), '```', ''];
}

function seeAlso(links: readonly string[]): string[] {
  return links.length === 0 ? [] : ['## See also', '', ...links.map(link => `- <${link}>`)];
}

/** The table of all rules, as `rules/README.md` and the README show it. */
export function ruleTable(rules: ReadonlyMap<string, AnyRule>, linkBase: string): string {
  const rows = [...rules].map(([id, rule]) => {
    const fix = rule.fixable === undefined ? '' : rule.fixable;
    const [preset = ''] = presetsOf(rule);
    return `| [${id}](${linkBase}${id}.md) | ${rule.severity} | ${preset} | ${fix} | ${rule.summary.replaceAll('|', '\\|')} |`;
  });
  return ['| Rule | Severity | Preset | Fix | What must hold |', '|---|---|---|---|---|', ...rows].join('\n');
}

export function rulesReadme(rules: ReadonlyMap<string, AnyRule>): string {
  return `${notice}

# Rules

One file for each rule; its page is made from it. \`npm run new-rule area/name\` starts a new one.

${ruleTable(rules, '')}
`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
